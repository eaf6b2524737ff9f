import { z } from 'zod';
import { CONSEQUENCES } from '../../model/measure.js';
import { named } from './named.js';
import { origin } from './record.js';

const text = z.string().nullable();

export const measuresAnswer = named(
  'Measures',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: text,
        jurisdiction: text,
        issuer: text,
        kind: text,
        consequence: z.enum(CONSEQUENCES),
        status: z.string(),
        partial: z.boolean(),
        verify: z.boolean(),
        effective: z.object({ from: text, to: text }),
        listDate: text,
        parties: z.int().meta({ description: 'How many listed parties it names.' }),
      }),
    ),
  }),
);

export const measureAnswer = named(
  'MeasureView',
  z.object({
    measure: z.record(z.string(), z.unknown()).meta({
      description: 'As a file of measures has it: see docs/data-format.md.',
    }),
    scopeInWords: z.array(z.string()),
    origin,
  }),
);
