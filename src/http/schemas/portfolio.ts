import { z } from 'zod';
import { VERDICTS } from '../../app.js';
import { named } from './named.js';
import { listWarning, verdict } from './trace.js';

const counts = z.object(
  Object.fromEntries(VERDICTS.map((each) => [each, z.int()])) as Record<(typeof VERDICTS)[number], z.ZodInt>,
);

export const portfolioAnswer = named(
  'Portfolio',
  z.object({
    items: z.array(
      z.object({
        organization: z.string(),
        organizationName: z.string(),
        good: z.string().nullable(),
        goodName: z.string(),
        verdict,
        // Null where a large store was screened in one pass: there are some, and only a trace counts them.
        measures: z.array(z.object({ id: z.string(), verdict, hits: z.int().nullable() })),
        hits: z.int().nullable(),
        gaps: z.int().nullable(),
      }),
    ),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    date: z.string(),
    counts,
    warnings: z.array(listWarning),
    generation: z.int(),
  }),
);
