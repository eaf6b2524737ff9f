import type { Day } from '../model/dates.js';
import type { Goods } from '../model/goods.js';
import type { Parties } from '../model/parties.js';
import { NONE } from '../model/party-columns.js';
import type { Shares } from '../model/shares.js';
import { type Coverage, type Covered, measuresWithoutPlace } from './coverage.js';
import type { Scope } from './scope.js';

/** A scope item that covers a stock, and how. */
export interface Covering {
  readonly scope: Scope;
  readonly covered: Covered;
}

interface Known {
  readonly covering: readonly Covering[];
  readonly missingPlaces: readonly number[];
}

/** Of a plain party the label does not matter: only ownerships look at it. */
const ANY_DAY = 0;

/**
 * Most parties are plain: organizations without sites that no scope names, in which no share is recorded, and whose
 * place has no signs. What
 * scopes say of a stock of theirs depends on place and good alone, so it is worked out once for each such pair and
 * not for each of a million stocks.
 */
export class PlainParties {
  readonly #parties: Parties;
  readonly #goods: Goods;
  readonly #shares: Shares;
  readonly #coverage: Coverage;
  readonly #scopes: readonly Scope[];
  /** Those that name no parties: all that can cover a stock of someone whom no scope names. */
  readonly #nameless: readonly Scope[];
  readonly #named: ReadonlySet<number>;
  /** The party asked for last, for stocks come party by party, and what was found for it. */
  #last = { party: NONE, isPlain: false };
  #lastScopes: { readonly party: number; readonly scopes: readonly Scope[] } = { party: NONE, scopes: [] };
  /** By place, then good. */
  readonly #known: ((Known | undefined)[] | undefined)[] = [];

  constructor(parties: Parties, goods: Goods, shares: Shares, scopes: readonly Scope[], coverage: Coverage) {
    this.#parties = parties;
    this.#goods = goods;
    this.#shares = shares;
    this.#scopes = scopes;
    this.#nameless = scopes.filter(({ parties: listed }) => listed === null);
    this.#coverage = coverage;
    this.#named = new Set(
      scopes.flatMap(({ parties: listed, except }) => [...(listed?.keys() ?? []), ...except.keys()]),
    );
  }

  has(party: number): boolean {
    if (this.#last.party !== party) this.#last = { party, isPlain: this.#isPlain(party) };
    return this.#last.isPlain;
  }

  /** The scope items that can cover a stock of a party: those without names, unless someone near it is named. */
  scopesFor(party: number): readonly Scope[] {
    if (this.#lastScopes.party !== party) {
      this.#lastScopes = { party, scopes: this.#isUnlisted(party) ? this.#nameless : this.#scopes };
    }
    return this.#lastScopes.scopes;
  }

  /** Neither it, its organization, a site of it, an area around these nor an owner can be on a list. */
  #isUnlisted(party: number): boolean {
    const organization = this.#parties.organizationOf[party]!;
    if (organization === NONE || this.#shares.in(organization).length > 0) return false;
    if (this.#named.has(organization)) return false;
    const isNamed = (at: number) =>
      this.#named.has(at) || this.#parties.areasOf(at).some((area) => this.#named.has(area));
    return !isNamed(party) && !this.#parties.sitesOf(party).some(isNamed);
  }

  #isPlain(party: number): boolean {
    return (
      this.#parties.isSite[party] === 0 &&
      this.#parties.siteCount(party) === 0 &&
      !this.#named.has(party) &&
      this.#shares.in(party).length === 0 &&
      this.#parties.signsOf(party).length === 0
    );
  }

  /** The scope items that cover the outbound stock (party, good) of a plain party, in their order. */
  covering(party: number, good: number): readonly Covering[] {
    return this.#about(party, good).covering;
  }

  /** The measures, ascending, that cover it but for a place that is not settled (design.md §4, Gap). */
  missingPlaces(party: number, good: number): readonly number[] {
    return this.#about(party, good).missingPlaces;
  }

  #about(party: number, good: number): Known {
    const place = this.#parties.placeIndexOf(party) + 1;
    this.#known[place] ??= new Array(this.#goods.size);
    const known = this.#known[place];
    known[good] ??= {
      covering: coveringScopes(this.#coverage, this.#scopes, party, good, ANY_DAY),
      missingPlaces: measuresWithoutPlace(this.#coverage, this.#scopes, party, good, ANY_DAY),
    };
    return known[good];
  }
}

/** The scope items that cover the outbound stock (party, good) at a label, in their order. */
export function coveringScopes(
  coverage: Coverage,
  scopes: readonly Scope[],
  party: number,
  good: number,
  at: Day,
): readonly Covering[] {
  return scopes.flatMap((scope) => {
    const covered = coverage.covers(scope, party, good, at);
    return covered === null ? [] : [{ scope, covered }];
  });
}
