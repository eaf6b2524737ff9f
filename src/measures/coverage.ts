import type { Match } from '../match/match.js';
import type { Day } from '../model/dates.js';
import type { Goods } from '../model/goods.js';
import type { Ownership } from '../model/records.js';
import { remember } from '../model/remember.js';
import { regionHolds, regionIsUnsettled } from './areas.js';
import { type Ground, type Strength, someSiteHolds } from './ground.js';
import type { Scope } from './scope.js';

/** Which party made a parties condition hold, and how. */
export interface PartyReason {
  readonly strength: Strength;
  readonly match: Match;
  /** The listed party: the stock's own, its organization, an area it lies in, an owner, or one of its sites. */
  readonly party: number;
  readonly relation: 'itself' | 'organization' | 'area' | 'owner' | 'site';
  readonly ownership: Ownership | null;
}

export interface Covered {
  readonly strength: Strength;
  readonly party: PartyReason | null;
  readonly region: Strength | null;
  readonly goods: Strength | null;
}

function weaker(a: Strength, b: Strength | null): Strength {
  return a === 'loose' || b === 'loose' ? 'loose' : 'firm';
}

function strengthOf(match: Match): Strength {
  return match.status === 'confirmed' ? 'firm' : 'loose';
}

interface RegionAnswer {
  readonly party: number;
  readonly good: number;
  readonly strength: Strength | null;
}

/** Tests the scope items of measures against outbound stocks (design.md §4, Hit). Stateless but for caches. */
export class Coverage {
  readonly #ground: Ground;
  /** By scope item, then good. */
  readonly #goods = new Map<Scope, (Strength | null | undefined)[]>();
  /** By region what was asked last, for a stock is asked about several times in a row. */
  readonly #regions = new Map<string, RegionAnswer>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** How a scope item covers the outbound stock (party, good) at label `at`; null if it does not. */
  covers(scope: Scope, party: number, good: number, at: Day): Covered | null {
    const goods = this.#goodsHold(scope, good);
    if (goods === null && scope.goods !== null) return null;
    const region = this.#regionHolds(scope, party, good);
    if (region === null && scope.region !== null) return null;
    const reason = this.#partiesHold(scope, party, good, at);
    if (reason === null && scope.parties !== null) return null;
    if (this.#isExcepted(scope, party)) return null;
    const strength = [goods, region].reduce(weaker, reason?.strength ?? 'firm') as Strength;
    return { strength, party: reason, region, goods };
  }

  /** True if all else holds, firm or loose, the region does not, and that is because a place is not settled. */
  isPlaceMissing(scope: Scope, party: number, good: number, at: Day): boolean {
    if (scope.region === null) return false;
    if (scope.goods !== null && this.#goodsHold(scope, good) === null) return false;
    if (this.#regionHolds(scope, party, good) !== null) return false;
    if (!regionIsUnsettled(scope.region, party, good, this.#ground)) return false;
    if (scope.parties !== null && this.#partiesHold(scope, party, good, at) === null) return false;
    return !this.#isExcepted(scope, party);
  }

  #isExcepted(scope: Scope, party: number): boolean {
    const organization = this.#ground.parties.organizationOf[party]!;
    return [party, organization].some((at) => scope.except.get(at)?.status === 'confirmed');
  }

  #partiesHold(scope: Scope, party: number, good: number, at: Day): PartyReason | null {
    if (scope.parties === null || scope.parties.size === 0) return null;
    let best: PartyReason | null = null;
    for (const reason of this.#partyReasons(scope, party, good, at)) {
      if (reason.strength === 'firm') return reason;
      best ??= reason;
    }
    return best;
  }

  *#partyReasons(scope: Scope, party: number, good: number, at: Day): Generator<PartyReason> {
    const { parties } = this.#ground;
    const listed = scope.parties!;
    const organization = parties.organizationOf[party]!;
    for (const candidate of [party, organization, ...parties.areasOf(party)]) {
      const match = listed.get(candidate);
      if (match === undefined) continue;
      const relation = candidate === party ? 'itself' : candidate === organization ? 'organization' : 'area';
      yield { strength: strengthOf(match), match, party: candidate, relation, ownership: null };
    }
    if (scope.subsidiaries) yield* this.#ownerReasons(scope, organization, at);
    yield* this.#siteReasons(scope, party, good);
  }

  *#ownerReasons(scope: Scope, organization: number, at: Day): Generator<PartyReason> {
    const { firm, loose } = this.#ground.subsidiaries.ownersOf(organization, at);
    for (const [owner, ownership] of loose) {
      const match = scope.parties!.get(owner);
      if (match === undefined) continue;
      const strength = firm.has(owner) ? strengthOf(match) : 'loose';
      yield { strength, match, party: owner, relation: 'owner', ownership };
    }
  }

  /** An organization's stock that may come from a listed site of it: loose. */
  *#siteReasons(scope: Scope, party: number, good: number): Generator<PartyReason> {
    const { parties, holdings } = this.#ground;
    const sites = parties.sitesOf(party);
    if (sites.length === 0) return;
    const noneHasGood = !someSiteHolds(sites, good, this.#ground);
    for (const site of sites) {
      if (!noneHasGood && holdings.hasOutbound(site)) continue;
      for (const candidate of [site, ...parties.areasOf(site)]) {
        const match = scope.parties!.get(candidate);
        if (match !== undefined) {
          yield { strength: 'loose', match, party: candidate, relation: 'site', ownership: null };
        }
      }
    }
  }

  #regionHolds(scope: Scope, party: number, good: number): Strength | null {
    const { region } = scope;
    if (region === null) return null;
    const last = this.#regions.get(region);
    if (last !== undefined && last.party === party && last.good === good) return last.strength;
    const strength = regionHolds(region, party, good, this.#ground);
    this.#regions.set(region, { party, good, strength });
    return strength;
  }

  #goodsHold(scope: Scope, good: number): Strength | null {
    if (scope.goods === null) return null;
    const known = remember(this.#goods, scope, () => new Array(this.#ground.goods.size));
    if (known[good] === undefined) known[good] = goodsHold(scope, good, this.#ground.goods);
    return known[good];
  }
}

/** The measures, ascending, some scope item of which covers a stock but for a place that is not settled. */
export function measuresWithoutPlace(
  coverage: Coverage,
  scopes: readonly Scope[],
  party: number,
  good: number,
  at: Day,
): readonly number[] {
  const touched: number[] = [];
  for (const scope of scopes) {
    if (touched.at(-1) === scope.measure) continue;
    if (coverage.isPlaceMissing(scope, party, good, at)) touched.push(scope.measure);
  }
  return touched;
}

function goodsHold(scope: Scope, good: number, goods: Goods): Strength | null {
  let best: Strength | null = null;
  for (const listed of scope.goods!) {
    const strength = goodHolds(listed, good, scope.derived, goods);
    if (strength === 'firm') return strength;
    best ??= strength;
  }
  return best;
}

function goodHolds(listed: number, good: number, derived: boolean, goods: Goods): Strength | null {
  if (goods.isUnder(good, listed)) return 'firm';
  if (derived && [...goods.firmInputs(good)].some((input) => goods.isUnder(input, listed))) return 'firm';
  if (goods.compatible(good, listed)) return 'loose';
  if (derived && [...goods.looseInputs(good)].some((input) => goods.compatible(input, listed)))
    return 'loose';
  return null;
}
