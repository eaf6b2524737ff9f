import { z } from 'zod';
import { CAUSE_KINDS } from '../../app.js';
import { named } from './named.js';
import { listWarning, provenance, verdict } from './trace.js';

export const watchAnswer = named(
  'Watch',
  z.object({
    earlier: z
      .object({ date: z.string(), generation: z.int(), program: z.string() })
      .nullable()
      .meta({ description: 'Null where nothing has been kept to compare with.' }),
    date: z.string(),
    since: z.string().nullable(),
    products: z.int(),
    changes: z.array(
      z.object({
        organization: z.string(),
        good: z.string().nullable(),
        change: z.enum(['changed', 'appeared', 'vanished']),
        before: verdict.nullable(),
        now: verdict.nullable(),
        measures: z.array(z.object({ id: z.string(), before: verdict.nullable(), now: verdict.nullable() })),
        causes: z.array(
          z.object({
            kind: z.enum(CAUSE_KINDS),
            name: z.string().nullable(),
            text: z.string(),
            certain: z.boolean(),
          }),
        ),
      }),
    ),
    provenance,
    warnings: z.array(listWarning),
  }),
);
