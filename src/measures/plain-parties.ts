import type { Day } from '../model/dates.js';
import type { Goods } from '../model/goods.js';
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

/** What they say of the stocks of plain parties in one kind of place, by good. */
type Row = (Said | undefined)[];

/** Of a plain party the label does not matter: only ownerships look at it. */
const ANY_DAY = 0;

/**
 * Most parties are unlisted: neither they nor anyone through whom they could be covered is named by a scope; then
 * only scope items that name nobody count. And most of these are plain: sites, or organizations without sites, whose
 * place has no signs. What scopes say of a stock of theirs depends on the good, the place and, for a site, that of its
 * organization alone, so it is worked out once for these and not for each of a million stocks. Plain are also
 * organizations that lie, with all their sites, outside every region asked for: they are all alike.
 */
export class PlainParties {
  readonly #parties: Parties;
  readonly #goods: Goods;
  readonly #shares: Shares;
  readonly #coverage: Coverage;
  readonly #scopes: readonly Scope[];
  /** Those without a condition on parties. */
  readonly #nameless: readonly Scope[];
  /** 1 for parties that a scope names. */
  readonly #isNamed: Uint8Array;
  readonly #rows = new Map<number, Row>();
  readonly #rowOutside: Row;
  /** By place: whether it is outside every region that a scope item without names asks for. */
  readonly #isOutside: readonly boolean[];
  /** The party asked for last, for stocks come party by party. */
  #last = NONE;
  #lastScopes: readonly Scope[] = [];
  #lastRow: Row | null = null;

  constructor(
    { parties, goods, places }: Pick<Ground, 'parties' | 'goods' | 'places'>,
    shares: Shares,
    scopes: readonly Scope[],
    coverage: Coverage,
  ) {
    this.#parties = parties;
    this.#goods = goods;
    this.#shares = shares;
    this.#scopes = scopes;
    this.#nameless = scopes.filter(({ parties: listed }) => listed === null);
    this.#coverage = coverage;
    this.#rowOutside = new Array(goods.size);
    const regions = new Set(this.#nameless.flatMap(({ region }) => region ?? []));
    this.#isOutside = parties.columns.places.map((place) =>
      regions.values().every((region) => places.standing(place, region) === 'outside'),
    );
    this.#isNamed = new Uint8Array(parties.size);
    for (const { parties: listed, except } of scopes) {
      for (const party of [...(listed?.keys() ?? []), ...except.keys()]) this.#isNamed[party] = 1;
    }
  }

  has(party: number): boolean {
    this.#lookAt(party);
    return this.#lastRow !== null;
  }

  /** The scope items that can cover a stock of a party. */
  scopesFor(party: number): readonly Scope[] {
    this.#lookAt(party);
    return this.#lastScopes;
  }

  /** Of the outbound stock (party, good) of a plain party: the same object for all that are alike. */
  about(party: number, good: number): Said {
    this.#lookAt(party);
    const row = this.#lastRow!;
    row[good] ??= saidOf(this.#coverage, this.#nameless, party, good, ANY_DAY);
    return row[good];
  }

  #lookAt(party: number): void {
    if (party === this.#last) return;
    const isUnlisted = this.#isUnlisted(party);
    this.#last = party;
    this.#lastScopes = isUnlisted ? this.#nameless : this.#scopes;
    this.#lastRow = isUnlisted ? this.#plainRowOf(party) : null;
  }

  #plainRowOf(party: number): Row | null {
    if (this.#parties.siteCount(party) > 0) return this.#isOutsideWithSites(party) ? this.#rowOutside : null;
    return this.#hasPlainPlace(party) ? this.#rowOf(party) : null;
  }

  #isOutsideWithSites(organization: number): boolean {
    if (!this.#isSurelyOutside(organization)) return false;
    for (const site of this.#parties.sitesOf(organization)) if (!this.#isSurelyOutside(site)) return false;
    return true;
  }

  #isSurelyOutside(party: number): boolean {
    const isOutside = this.#isOutside[this.#parties.placeIndexOf(party)] ?? false;
    return isOutside && this.#parties.signsOf(party).length === 0;
  }

  /** Neither it, its organization, a site of it, an area around these nor an owner is named. */
  #isUnlisted(party: number): boolean {
    const organization = this.#parties.organizationOf[party]!;
    if (organization === NONE || this.#isNamedOrIn(party) || this.#isNamed[organization] === 1) return false;
    if (this.#parties.siteCount(party) > 0) {
      for (const site of this.#parties.sitesOf(party)) if (this.#isNamedOrIn(site)) return false;
    }
    return !this.#hasNamedOwner(organization);
  }

  /** It, or an area that it lies in. */
  #isNamedOrIn(party: number): boolean {
    if (this.#isNamed[party] === 1) return true;
    if (this.#parties.isSite[party] === 0) return false;
    return this.#parties.areasOf(party).some((area) => this.#isNamed[area] === 1);
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

  #hasPlainPlace(party: number): boolean {
    const parties = this.#parties;
    if (parties.signsOf(party).length > 0) return false;
    return parties.isSite[party] === 0 || parties.signsOf(parties.organizationOf[party]!).length === 0;
  }

  #rowOf(party: number): Row {
    const { columns, isSite, organizationOf } = this.#parties;
    const around = isSite[party] === 1 ? columns.place[organizationOf[party]!]! + 2 : 0;
    const key = around * (columns.places.length + 1) + columns.place[party]! + 1;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row: Row = new Array(this.#goods.size);
    this.#rows.set(key, row);
    return row;
  }
}

/** What some scope items say of the outbound stock (party, good) at a label. */
export function saidOf(
  coverage: Coverage,
  scopes: readonly Scope[],
  party: number,
  good: number,
  at: Day,
): Said {
  const covering = scopes.flatMap((scope) => {
    const covered = coverage.covers(scope, party, good, at);
    return covered === null ? [] : [{ scope, covered }];
  });
  return { covering, missingPlaces: measuresWithoutPlace(coverage, scopes, party, good, at) };
}
