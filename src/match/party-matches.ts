import type { Decided } from '../model/decision.js';
import type { ListedParty } from '../model/measure.js';
import type { Parties } from '../model/parties.js';
import { remember } from '../model/remember.js';
import { type Comparison, PartyComparer } from './comparison.js';
import { Decisions } from './decisions.js';
import { byStrength, type Match, type MatchesByParty } from './match.js';

const NO_MATCHES: MatchesByParty = new Map();

/** Each listed party once, with the lists that it stands in. */
function listedParties(lists: readonly (readonly ListedParty[] | null)[]): Map<ListedParty, number[]> {
  const listsOf = new Map<ListedParty, number[]>();
  for (const [list, entries] of lists.entries()) {
    for (const listed of entries ?? []) remember(listsOf, listed, () => []).push(list);
  }
  return listsOf;
}

/** The strongest comparison with each listed party that was not rejected; in listed order. */
function strongest(comparisons: Iterable<Comparison>, parties: readonly ListedParty[]): Map<number, Match> {
  const best = new Map<number, Match>();
  for (const { listed, status, ...rest } of comparisons) {
    if (status === 'rejected') continue;
    const match = { ...rest, status, listed: parties[listed]! };
    const known = best.get(listed);
    if (known === undefined || byStrength(match, known) < 0) best.set(listed, match);
  }
  return new Map([...best].sort(([a], [b]) => a - b));
}

/**
 * Matches organizations and sites to listed parties (design.md §4, Match): `confirmed` by an equal identifier, an
 * equal normalised name or a reviewer; `pending` by a likeness that nobody has judged; not at all through a pair of
 * names that a reviewer has rejected. `lists` are the party lists of scope items; each gets its own result, in the
 * same order: of each party all matches, at most one with each listed party, the strongest first, then in listed
 * order. Whether two names match depends on these two and the facts stated with them only, not on the other records,
 * lists or dates.
 */
export function matchParties(
  parties: Parties,
  lists: readonly (readonly ListedParty[] | null)[],
  decisions: readonly Decided[],
): readonly MatchesByParty[] {
  const listsOf = listedParties(lists);
  if (listsOf.size === 0) return lists.map(() => NO_MATCHES);
  const listed = [...listsOf.keys()];
  const comparer = new PartyComparer(listed, new Decisions(decisions));
  const found = lists.map(() => new Map<number, Match[]>());
  for (let party = 0; party < parties.size; party++) {
    for (const match of strongest(comparer.compare(parties.record(party)), listed).values()) {
      for (const list of new Set(listsOf.get(match.listed)))
        remember(found[list]!, party, () => []).push(match);
    }
  }
  for (const list of found) for (const matches of list.values()) matches.sort(byStrength);
  return found;
}
