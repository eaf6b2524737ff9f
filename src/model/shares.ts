import { compareCodePoints } from './code-points.js';
import type { Parties } from './parties.js';
import type { Ownership } from './records.js';
import { remember } from './remember.js';

/** One ownership seen from the owned organization. */
export interface Share {
  /** The owner as an index of the parties. */
  readonly owner: number;
  readonly ownership: Ownership;
}

/** Who owns shares in whom. */
export interface Shares {
  /** The shares in an organization, in code-point order of their ids. */
  in(organization: number): readonly Share[];
  /** Who holds them, in the same order. */
  ownersOf(organization: number): readonly number[];
}

const NO_SHARES: readonly Share[] = [];

/** Ownerships between known parties; those of parties that are not loaded are left out. */
export function sharesOf(parties: Parties, ownerships: readonly Ownership[]): Shares {
  const byOwned = new Map<number, Share[]>();
  for (const ownership of [...ownerships].sort((a, b) => compareCodePoints(a.id, b.id))) {
    const owner = parties.indexOf(ownership.owner);
    const owned = parties.indexOf(ownership.owned);
    if (owner === undefined || owned === undefined) continue;
    remember(byOwned, owned, () => []).push({ owner, ownership });
  }
  const shares = (organization: number) => byOwned.get(organization) ?? NO_SHARES;
  return { in: shares, ownersOf: (organization) => shares(organization).map(({ owner }) => owner) };
}
