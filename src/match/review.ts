import type { Decided } from '../model/decision.js';
import type { ListedParty, Measure } from '../model/measure.js';
import type { Parties } from '../model/parties.js';
import { remember } from '../model/remember.js';
import { type Comparison, PartyComparer } from './comparison.js';
import { Decisions } from './decisions.js';

/** A record and a listed party that are one, may be one, or were found not to be, for a reviewer to read. */
export interface ReviewPair {
  /** Id of the organization or site. */
  readonly party: string;
  /** The record's name of the pair, as printed: what a decision names. */
  readonly partyName: string;
  /** The main name of the listed party, as printed: what a decision names to settle it for all its names. */
  readonly listedName: string;
  /** The listed name, or identifier, through which they met. */
  readonly by: string;
  readonly status: Comparison['status'];
  readonly score: number;
  readonly reasons: readonly string[];
  /** Ids of the measures that list the party or except it, sorted. */
  readonly measures: readonly string[];
}

const RANKS: readonly Comparison['status'][] = ['confirmed', 'pending', 'rejected'];

interface ListedOnce {
  readonly parties: readonly ListedParty[];
  readonly measures: readonly (readonly string[])[];
}

/** Each listed party of all measures once, under what it says of itself. */
function listedOnce(measures: readonly Measure[]): ListedOnce {
  const byContent = new Map<string, { party: ListedParty; measures: Set<string> }>();
  for (const { id, scope } of measures) {
    for (const party of scope.flatMap(({ parties, except }) => [...(parties ?? []), ...(except ?? [])])) {
      const { from, to, ...content } = party;
      remember(byContent, JSON.stringify(content), () => ({
        party,
        measures: new Set<string>(),
      })).measures.add(id);
    }
  }
  const all = [...byContent.values()];
  return { parties: all.map(({ party }) => party), measures: all.map((each) => [...each.measures].sort()) };
}

function isBetter(a: Comparison, b: Comparison): boolean {
  return (RANKS.indexOf(a.status) - RANKS.indexOf(b.status) || b.score - a.score) < 0;
}

/**
 * Every pair of a name of a record and a listed party that matches, may match, or was rejected, by party in the order
 * of `parties`, then by name and in listed order. The queue for review is those that are `pending`.
 */
export function* reviewPairs(
  parties: Parties,
  measures: readonly Measure[],
  decisions: readonly Decided[],
): Generator<ReviewPair> {
  const listed = listedOnce(measures);
  const comparer = new PartyComparer(listed.parties, new Decisions(decisions));
  for (let party = 0; party < parties.size; party++) {
    const best = new Map<string, Comparison>();
    for (const comparison of comparer.compare(parties.record(party))) {
      const key = `${comparison.listed} ${comparison.partyName}`;
      const known = best.get(key);
      if (known === undefined || isBetter(comparison, known)) best.set(key, comparison);
    }
    for (const { listed: at, ...comparison } of best.values()) {
      const listedName = listed.parties[at]!.name;
      yield { party: parties.ids.at(party)!, listedName, measures: listed.measures[at]!, ...comparison };
    }
  }
}
