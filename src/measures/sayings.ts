import type { Day } from '../model/dates.js';
import type { Parties } from '../model/parties.js';
import { NONE } from '../model/party-columns.js';
import type { Shares } from '../model/shares.js';
import { type Coverage, type Covered, measuresWithoutPlace } from './coverage.js';
import type { Ground } from './ground.js';
import type { Scope } from './scope.js';

/** A scope item that covers a stock, and how. */
export interface Covering {
  readonly scope: Scope;
  readonly covered: Covered;
}

/** What scopes say of an outbound stock. */
export interface Said {
  /** The scope items that cover it, in their order. */
  readonly covering: readonly Covering[];
  /** The measures, ascending, that cover it but for a place that is not settled (design.md §4, Gap). */
  readonly missingPlaces: readonly number[];
}

/**
 * By stock, what all conditions on regions look at besides its good: outbound stocks with the same number are alike to
 * them. APART is of those that must be looked at one by one; of the others the lowest bit is IS_LINKED where the party
 * has something besides itself, its organization and its sites through which a scope could name it.
 */
export type Sitings = Int32Array;

export const APART = 0;
export const IS_LINKED = 1;

/** Of a stock that is like others the label does not matter: only ownerships look at it. */
const ANY_DAY = 0;

/**
 * What the scopes of measures say of outbound stocks. Most parties are unlisted: neither they nor anyone through whom
 * they could be covered is named by a scope; then only scope items that name nobody count, and what these say depends
 * on the siting and the good alone: so it is worked out once, and not for each of a million stocks.
 */
export class Sayings {
  readonly #parties: Parties;
  readonly #shares: Shares;
  readonly #coverage: Coverage;
  readonly #scopes: readonly Scope[];
  /** Those without a condition on parties. */
  readonly #nameless: readonly Scope[];
  /** 1 for parties that a scope names; and for these, their organizations and their sites. */
  readonly #isNamed: Uint8Array;
  readonly #mayBeListed: Uint8Array;
  /** By siting and good. */
  readonly #alike: (Said | undefined)[][] = [];
  readonly #goodCount: number;

  constructor(
    { parties, goods }: Pick<Ground, 'parties' | 'goods'>,
    shares: Shares,
    scopes: readonly Scope[],
    coverage: Coverage,
  ) {
    this.#parties = parties;
    this.#goodCount = goods.size;
    this.#shares = shares;
    this.#scopes = scopes;
    this.#nameless = scopes.filter(({ parties: listed }) => listed === null);
    this.#coverage = coverage;
    this.#isNamed = new Uint8Array(parties.size);
    this.#mayBeListed = new Uint8Array(parties.size);
    for (const { parties: listed, except } of scopes) {
      for (const party of [...(listed?.keys() ?? []), ...except.keys()]) this.#name(party);
    }
  }

  /** Of the outbound stock (party, good) of a siting: the same object for all that are alike; null if others are not. */
  alike(party: number, good: number, siting: number): Said | null {
    if (siting === APART || this.#mayBeListed[party] === 1) return null;
    if ((siting & IS_LINKED) !== 0 && !this.#isUnlisted(party)) return null;
    this.#alike[siting >> 1] ??= new Array(this.#goodCount);
    const ofSiting = this.#alike[siting >> 1]!;
    ofSiting[good] ??= this.#said(this.#nameless, party, good, ANY_DAY);
    return ofSiting[good];
  }

  /** Of any outbound stock (party, good), at a label. */
  of(party: number, good: number, at: Day): Said {
    return this.#said(this.scopesFor(party), party, good, at);
  }

  /** The scope items that can cover a stock of a party. */
  scopesFor(party: number): readonly Scope[] {
    return this.#isUnlisted(party) ? this.#nameless : this.#scopes;
  }

  #said(scopes: readonly Scope[], party: number, good: number, at: Day): Said {
    const covering = scopes.flatMap((scope) => {
      const covered = this.#coverage.covers(scope, party, good, at);
      return covered === null ? [] : [{ scope, covered }];
    });
    return { covering, missingPlaces: measuresWithoutPlace(this.#coverage, scopes, party, good, at) };
  }

  #name(party: number): void {
    this.#isNamed[party] = 1;
    for (const at of [party, this.#parties.organizationOf[party]!, ...this.#parties.sitesOf(party)])
      if (at !== NONE) this.#mayBeListed[at] = 1;
  }

  /** Neither it, its organization, a site of it, an area around these nor an owner is named. */
  #isUnlisted(party: number): boolean {
    const organization = this.#parties.organizationOf[party]!;
    if (organization === NONE || this.#mayBeListed[party] === 1) return false;
    const areas = [party, ...this.#parties.sitesOf(party)].flatMap((at) => this.#parties.areasOf(at));
    if (areas.some((area) => this.#isNamed[area] === 1)) return false;
    return !this.#hasNamedOwner(organization);
  }

  /** Through any number of links, whatever their dates. */
  #hasNamedOwner(organization: number): boolean {
    const direct = this.#shares.ownersOf(organization);
    if (direct.length === 0) return false;
    const owners = new Set(direct);
    // A Set hands out what is added while it is walked, so this ends when nobody new comes up.
    for (const owner of owners) {
      if (this.#isNamed[owner] === 1) return true;
      for (const next of this.#shares.ownersOf(owner)) owners.add(next);
    }
    return false;
  }
}
