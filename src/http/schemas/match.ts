import { z } from 'zod';
import { DECISION_VERDICTS } from '../../model/decision.js';
import { named } from './named.js';

const decision = named(
  'Decision',
  z.object({
    id: z.string(),
    partyName: z.string(),
    listedName: z.string(),
    verdict: z.enum(DECISION_VERDICTS),
    reviewer: z.string(),
    note: z.string().nullable(),
    date: z.string(),
  }),
);

export const decisionsAnswer = named('Decisions', z.object({ items: z.array(decision) }));

export const matchesAnswer = named(
  'Matches',
  z.object({
    items: z.array(
      z.object({
        partyId: z.string(),
        partyName: z.string(),
        partyPlace: z.string().nullable(),
        listedName: z.string(),
        by: z.string().meta({ description: 'The listed name or identifier through which they met.' }),
        status: z.enum(['confirmed', 'pending', 'rejected']),
        score: z.number(),
        reasons: z.array(z.string()),
        measures: z.array(z.string()),
        decision: decision.nullable(),
      }),
    ),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
  }),
);
