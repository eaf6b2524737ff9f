import { formatDay } from '../model/dates.js';
import type { Decision } from '../model/decision.js';
import { type Visit, wholeEvidence } from './desk.js';
import { placeLabel } from './labels.js';
import { type ListedMatch, listMatches } from './matches.js';
import { type Page, pageOf } from './page.js';

export const MATCH_FILTERS = ['pending', 'confirmed', 'rejected', 'all'] as const;

export interface MatchQuestion {
  readonly status: (typeof MATCH_FILTERS)[number];
  readonly page: number;
  readonly pageSize: number;
}

/** A decision with its day as an ISO date. */
export function shownDecision({ date, ...decision }: Decision) {
  return { ...decision, date: formatDay(date) };
}

/** A pair of names as a reviewer reads it, with what is known of the party. */
export interface ShownMatch extends Omit<ListedMatch, 'party' | 'decision'> {
  readonly partyId: string;
  readonly partyPlace: string | null;
  readonly decision: ReturnType<typeof shownDecision> | null;
}

/** Pairs of names, by party; a page at a time. */
export async function matchPage(visit: Visit, question: MatchQuestion): Promise<Page<ShownMatch>> {
  const all = await visit.kept('matches', () => listMatches(visit.reader));
  const asked = all.filter(({ status }) => question.status === 'all' || status === question.status);
  const { parties } = (await wholeEvidence(visit)).graph;
  const page = pageOf(asked, question);
  const items = page.items.map(({ party, decision, ...match }) => {
    const index = parties.indexOf(party);
    const place = index === undefined ? null : parties.placeOf(index);
    return {
      partyId: party,
      ...match,
      partyPlace: place === null ? null : placeLabel(place),
      decision: decision === null ? null : shownDecision(decision),
    };
  });
  return { ...page, items };
}
