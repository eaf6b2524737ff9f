import { z } from 'zod';
import { MATCH_FILTERS } from '../../app.js';
import { DECISION_VERDICTS } from '../../model/decision.js';
import { json, type Route, route } from '../route.js';
import { decisionsAnswer, matchesAnswer } from '../schemas/match.js';
import { page } from '../schemas/query.js';

const name = z.string().min(1).max(1000);

/** Names to review. */
export const MATCH_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/matches',
    summary: 'Pairs of a name in the records and a listed name that match, or may match',
    access: 'viewer',
    query: z.strictObject({ status: z.enum(MATCH_FILTERS).default('pending'), ...page }),
    status: 200,
    answer: matchesAnswer,
    errors: [],
    async respond({ query, services, signal }) {
      return json((await services.reading.ask('matches', query, signal)).body);
    },
  }),
  route({
    method: 'post',
    path: '/matches/decisions',
    summary: 'Confirm or reject that two names are one party, or take that back; the reviewer is who asks',
    access: 'reviewer',
    body: z.strictObject({
      partyName: name,
      listedName: name,
      verdict: z.enum(DECISION_VERDICTS),
      note: z.string().min(1).max(2000).nullable().default(null),
    }),
    status: 200,
    answer: decisionsAnswer,
    errors: ['MATCH_NOT_FOUND'],
    async respond({ body: { partyName, listedName, verdict, note }, identity, services }) {
      const review = {
        party: partyName,
        listed: listedName,
        verdict,
        note,
        reviewer: identity!.user,
        date: services.today(),
      };
      return json({ items: await services.imports.decide(review) });
    },
  }),
];
