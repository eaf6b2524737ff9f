import type { ListedParty } from '../model/measure.js';
import type { Parties } from '../model/parties.js';
import type { Organization, Site } from '../model/records.js';
import { remember } from '../model/remember.js';
import { normaliseIdentifier, normaliseName } from './normalise.js';

/** `confirmed` counts as firm, `pending` (a fuzzy match that nobody has reviewed yet) as loose. */
export type MatchStatus = 'confirmed' | 'pending';

export interface Match {
  readonly status: MatchStatus;
  readonly listed: ListedParty;
  /** What was equal: the listed name as printed, or the identifier. */
  readonly by: string;
}

/** For one list of listed parties: the matched parties by index. */
export type MatchList = ReadonlyMap<number, Match>;

const NO_MATCHES: MatchList = new Map();

function keysOfListed(listed: ListedParty): Map<string, string> {
  const keys = new Map<string, string>();
  for (const name of [listed.name, listed.localName ?? '', ...listed.aliases]) {
    const key = normaliseName(name);
    if (key !== '') keys.set(`name:${key}`, name);
  }
  for (const identifier of listed.identifiers) keys.set(`id:${normaliseIdentifier(identifier)}`, identifier);
  return keys;
}

function keysOfRecord(record: Organization | Site): string[] {
  const names =
    'aliases' in record ? [record.name, record.localName ?? '', ...record.aliases] : [record.name];
  const keys = names.map((name) => `name:${normaliseName(name)}`).filter((key) => key !== 'name:');
  if ('identifiers' in record)
    for (const id of record.identifiers) keys.push(`id:${normaliseIdentifier(id)}`);
  return keys;
}

/**
 * Matches listed parties to organizations and sites by a shared identifier or an equal normalised name
 * (design.md §4, Match). `lists` are the party lists of scope items; each gets its own result, in the same order.
 * The first listed party that matches is named as the reason.
 */
export function matchExactly(
  parties: Parties,
  lists: readonly (readonly ListedParty[] | null)[],
): readonly MatchList[] {
  const wanted = new Map<string, { list: number; listed: ListedParty; by: string }[]>();
  for (const [list, entries] of lists.entries()) {
    for (const listed of entries ?? []) {
      for (const [key, by] of keysOfListed(listed)) {
        remember(wanted, key, () => []).push({ list, listed, by });
      }
    }
  }
  const found = lists.map(() => new Map<number, Match>());
  if (wanted.size === 0) return lists.map(() => NO_MATCHES);
  for (let party = 0; party < parties.size; party++) {
    for (const key of keysOfRecord(parties.record(party))) {
      for (const { list, listed, by } of wanted.get(key) ?? []) {
        if (!found[list]!.has(party)) found[list]!.set(party, { status: 'confirmed', listed, by });
      }
    }
  }
  return found;
}
