import { type Day, isUsable } from '../model/dates.js';
import type { Ownership } from '../model/records.js';
import { remember } from '../model/remember.js';
import type { Shares } from '../model/shares.js';

/** All that own a share of an organization, through any number of links, on a day; each with the first link to it. */
export interface Owners {
  /** Reached by links that each carry over 50 percent or an unknown share, are not inferred, and have not ended. */
  readonly firm: ReadonlyMap<number, Ownership>;
  /** Reached by any usable links. */
  readonly loose: ReadonlyMap<number, Ownership>;
}

const MAJORITY_PERCENT = 50;
const NOBODY: Owners = { firm: new Map(), loose: new Map() };

function isFirm(ownership: Ownership, at: Day): boolean {
  const { sharePercent, basis, to } = ownership;
  return (
    (sharePercent === null || sharePercent > MAJORITY_PERCENT) &&
    basis !== 'inferred' &&
    (to === null || to >= at)
  );
}

/**
 * Ownerships seen from below. The rule (design.md §4, Hit) goes downward from a listed owner; from an organization
 * upward is the same links, and touches only those that the question reaches.
 */
export class Subsidiaries {
  readonly #shares: Shares;
  readonly #owners = new Map<string, Owners>();
  readonly #since: Day | null;

  constructor(shares: Shares, since: Day | null) {
    this.#shares = shares;
    this.#since = since;
  }

  ownersOf(organization: number, at: Day): Owners {
    if (this.#shares.ownersOf(organization).length === 0) return NOBODY;
    const usable = (ownership: Ownership) => isUsable(ownership, at, this.#since);
    return remember(this.#owners, `${organization}:${at}`, () => ({
      firm: this.#climb(organization, (link) => usable(link) && isFirm(link, at)),
      loose: this.#climb(organization, usable),
    }));
  }

  #climb(organization: number, follows: (ownership: Ownership) => boolean): Map<number, Ownership> {
    const reached = new Map<number, Ownership>();
    const queue = [organization];
    for (const at of queue) {
      for (const { owner, ownership } of this.#shares.in(at)) {
        if (reached.has(owner) || !follows(ownership)) continue;
        reached.set(owner, ownership);
        queue.push(owner);
      }
    }
    return reached;
  }
}
