import type { ListedParty } from '../model/measure.js';
import type { Organization, Site } from '../model/records.js';

/** `confirmed` counts as firm, `pending` (a likeness that nobody has reviewed yet) as loose. */
export type MatchStatus = 'confirmed' | 'pending';

export interface Match {
  readonly status: MatchStatus;
  readonly listed: ListedParty;
  /** What was equal or alike: a listed name as printed, or the identifier. */
  readonly by: string;
  /** The record's own name that matched; its first one where an identifier did. */
  readonly partyName: string;
  /** 1 for what is equal or was confirmed; otherwise from the threshold up to 1. No probability. */
  readonly score: number;
  /** Short sentences; at least one for a pending match. */
  readonly reasons: readonly string[];
}

/** For one list of listed parties: the match that counts of each matched party, by the party's index. */
export type MatchList = ReadonlyMap<number, Match>;

/** For one list: all matches of each matched party, the strongest first, by the party's index. */
export type MatchesByParty = ReadonlyMap<number, readonly Match[]>;

/** Confirmed before pending, then the higher score; where both are equal, listed order stays. */
export function byStrength(a: Match, b: Match): number {
  const pending = ({ status }: Match) => (status === 'pending' ? 1 : 0);
  return pending(a) - pending(b) || b.score - a.score;
}

/** Of each party the strongest match with a listed party that counts, for instance on a day. */
export function strongestMatches(
  matches: MatchesByParty,
  counts: (listed: ListedParty) => boolean,
): MatchList {
  const list = new Map<number, Match>();
  for (const [party, all] of matches) {
    const match = all.find(({ listed }) => counts(listed));
    if (match !== undefined) list.set(party, match);
  }
  return list;
}

/** The names of a record, as printed, the main one first. */
export function namesOfRecord(record: Organization | Site): readonly string[] {
  if (!('aliases' in record)) return [record.name];
  const { name, localName, aliases } = record;
  return [...new Set([name, ...(localName === null ? [] : [localName]), ...aliases])];
}
