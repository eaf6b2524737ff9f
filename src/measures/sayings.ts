import type { Day } from '../model/dates.js';
import { NONE } from '../model/party-columns.js';
import type { Shares } from '../model/shares.js';
import { type Coverage, type Covered, measuresWithoutPlace } from './coverage.js';
import type { Ground } from './ground.js';
import type { Scope } from './scope.js';
import { APART, SitingClasses, type Sitings } from './sitings.js';

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

/** What is known of parties and their stocks whatever the measures. */
export interface SayingsGround extends Pick<Ground, 'parties' | 'goods' | 'places'> {
  readonly shares: Shares;
  readonly sitings: Sitings;
}

/** Of a stock that is like others the label does not matter: only ownerships look at it. */
const ANY_DAY = 0;

/**
 * What the scopes of measures say of outbound stocks. Most parties are unlisted: neither they nor anyone through whom
 * they could be covered is named by a scope; then only scope items that name nobody count, and what these say depends
 * on the siting and the good alone: so it is worked out once, and not for each of a million stocks.
 */
export class Sayings {
  readonly #sitings: Sitings;
  readonly #classes: SitingClasses;
  readonly #coverage: Coverage;
  readonly #scopes: readonly Scope[];
  /** Those without a condition on parties. */
  readonly #nameless: readonly Scope[];
  /** 1 for all parties that a scope may cover by a name. */
  readonly #mayBeListed: Uint8Array;
  /** By class of siting and good. */
  readonly #alike: (Said | undefined)[][] = [];
  readonly #goodCount: number;

  constructor(ground: SayingsGround, scopes: readonly Scope[], coverage: Coverage) {
    const { parties, goods, places, sitings } = ground;
    this.#scopes = scopes;
    this.#nameless = scopes.filter(({ parties: listed }) => listed === null);
    this.#coverage = coverage;
    this.#goodCount = goods.size;
    this.#sitings = sitings;
    const regions = this.#nameless.flatMap(({ region }) => region ?? []);
    this.#classes = new SitingClasses(sitings.table, parties, places, regions);
    const named = scopes.flatMap(({ parties: listed, except }) => [...(listed ?? []), ...except]);
    this.#mayBeListed = coveredByName(ground, new Set(named.map(([party]) => party)));
  }

  /** Of the outbound stock (party, good): the same object for all that are alike; null if there may be no others. */
  alike(stock: number, party: number, good: number): Said | null {
    const siting = this.#sitings.of[stock]!;
    if (siting === APART || this.#mayBeListed[party] === 1) return null;
    const of = this.#classes.of(siting);
    this.#alike[of] ??= new Array(this.#goodCount);
    const ofGoods = this.#alike[of]!;
    ofGoods[good] ??= this.#said(this.#nameless, party, good, ANY_DAY);
    return ofGoods[good];
  }

  /** Of any outbound stock (party, good), at a label. */
  of(party: number, good: number, at: Day): Said {
    return this.#said(this.scopesFor(party), party, good, at);
  }

  /** The scope items that can cover a stock of a party. */
  scopesFor(party: number): readonly Scope[] {
    return this.#mayBeListed[party] === 1 ? this.#scopes : this.#nameless;
  }

  #said(scopes: readonly Scope[], party: number, good: number, at: Day): Said {
    const covering = scopes.flatMap((scope) => {
      const covered = this.#coverage.covers(scope, party, good, at);
      return covered === null ? [] : [{ scope, covered }];
    });
    return { covering, missingPlaces: measuresWithoutPlace(this.#coverage, scopes, party, good, at) };
  }
}

/**
 * 1 for the parties that a scope can cover by one of these names: a stock's own party, its organization, a site of it,
 * an area around any of them, or an owner through any number of links, whatever their dates.
 */
function coveredByName({ parties, shares }: SayingsGround, named: Iterable<number>): Uint8Array {
  const marks = new Uint8Array(parties.size);
  // A Set hands out what is added while it is walked, so each party is taken up once, and this ends.
  const reached = new Set(named);
  for (const party of reached) {
    for (const inner of parties.sitesWithin(party)) reached.add(inner);
    for (const owned of shares.ownedBy(party)) reached.add(owned);
    for (const at of [party, parties.organizationOf[party]!, ...parties.sitesOf(party)])
      if (at !== NONE) marks[at] = 1;
  }
  return marks;
}
