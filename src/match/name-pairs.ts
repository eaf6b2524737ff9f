import type { Decided } from '../model/decision.js';
import { pairKey } from './decided.js';
import { normaliseName } from './normalise.js';
import type { ReviewPair } from './review.js';

/** A pair of names as printed, that a decision can be about. */
export type NamePair = Pick<Decided, 'partyName' | 'listedName'>;

function isNamed(typed: string, ...names: readonly string[]): boolean {
  const wanted = normaliseName(typed);
  return names.some((name) => name === typed || (wanted !== '' && normaliseName(name) === wanted));
}

function distinct(pairs: readonly NamePair[]): readonly NamePair[] {
  return [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()];
}

/**
 * The pairs of names that someone means by a party (its id or one of its names) and a listed name: the main name of
 * a listed party, for all its names at once, or another one of its names, for that one alone. A pair that was decided
 * can be named although no record or list has it at present.
 */
export function findPairs(
  pairs: readonly ReviewPair[],
  decided: readonly NamePair[],
  party: string,
  listed: string,
): readonly NamePair[] {
  const found = pairs
    .filter((pair) => pair.party === party || isNamed(party, pair.partyName))
    .flatMap(({ partyName, listedName, by }) => {
      if (isNamed(listed, listedName)) return [{ partyName, listedName }];
      return isNamed(listed, by) ? [{ partyName, listedName: by }] : [];
    });
  const before = decided
    .filter(({ partyName, listedName }) => isNamed(party, partyName) && isNamed(listed, listedName))
    .map(({ partyName, listedName }) => ({ partyName, listedName }));
  return distinct([...found, ...before]);
}

/** A pair with what else it can be named by. */
type Nameable = NamePair & Partial<Pick<ReviewPair, 'party' | 'by'>>;

/** The pairs that someone may have meant who named none: those of the party, else those of the listed name. */
export function nearPairs(pairs: readonly Nameable[], party: string, listed: string): readonly NamePair[] {
  const ofParty = pairs.filter((pair) => pair.party === party || isNamed(party, pair.partyName));
  if (ofParty.length > 0) return distinct(ofParty);
  return distinct(pairs.filter(({ listedName, by }) => isNamed(listed, listedName, by ?? listedName)));
}
