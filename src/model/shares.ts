import { compareCodePoints } from './code-points.js';
import type { Parties } from './parties.js';
import type { Ownership } from './records.js';
import { once, remember } from './remember.js';

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
  /** In whom somebody holds any. */
  ownedBy(owner: number): readonly number[];
}

const NO_SHARES: readonly Share[] = [];
const NOBODY: readonly number[] = [];

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
  const ownersOf = (organization: number) => shares(organization).map(({ owner }) => owner);
  const owned = once(() => byOwner(byOwned.keys(), ownersOf));
  return { in: shares, ownersOf, ownedBy: (owner) => owned().get(owner) ?? NOBODY };
}

/** By owner the organizations among some in whom it holds shares. */
function byOwner(
  organizations: Iterable<number>,
  ownersOf: Shares['ownersOf'],
): ReadonlyMap<number, readonly number[]> {
  const owned = new Map<number, number[]>();
  for (const organization of organizations) {
    for (const owner of ownersOf(organization)) remember(owned, owner, () => []).push(organization);
  }
  return owned;
}
