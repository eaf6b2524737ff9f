import { IS_LINKED, type Sitings } from '../measures/sayings.js';
import { GoodSet } from '../model/good-set.js';
import { NONE } from '../model/party-columns.js';
import { remember } from '../model/remember.js';
import type { FlowGraph } from './graph.js';
import { OUTBOUND } from './stocks.js';

type Ground = Pick<FlowGraph, 'parties' | 'goods' | 'stocks' | 'productions' | 'shares'>;

/** What the sites of an organization are to it and its goods. */
interface Sites {
  /** The places of all, and of those without any outbound stock, each once. */
  readonly places: string;
  readonly silentPlaces: string;
  readonly delivered: GoodSet;
  /** What the organization itself is recorded to have made. */
  readonly made: GoodSet;
}

/**
 * Numbers the outbound stocks of a graph by all that conditions on regions look at besides the good (design.md §4, Hit
 * and Gap): the place of the party; of a site that of its organization; of an organization those of its sites, whether
 * any of these has delivered such a good, which have delivered nothing, and whether it makes the good itself.
 */
export function stockSitings(ground: Ground): Sitings {
  const { parties, stocks } = ground;
  const sitings = new Int32Array(stocks.size);
  const numbers = new Map<string, number>();
  for (let party = 0; party < parties.size; party++) {
    const end = stocks.firstOf(party + 1);
    if (stocks.firstOf(party) === end || hasSigns(ground, party)) continue;
    const links = isLinked(ground, party) ? IS_LINKED : 0;
    const sites = parties.siteCount(party) > 0 ? sitesOf(ground, party) : null;
    const own = `${parties.placeIndexOf(party)} ${parties.isSite[party]}`;
    const around = `${own} ${parties.placeIndexOf(parties.organizationOf[party]!)}`;
    for (let stock = stocks.firstOf(party); stock < end; stock++) {
      if (stocks.side[stock] !== OUTBOUND) continue;
      const key = sites === null ? around : `${own} ${sitesKey(sites, stocks.good[stock]!)}`;
      sitings[stock] = (2 * remember(numbers, key, () => numbers.size + 1)) | links;
    }
  }
  return sitings;
}

function sitesKey({ places, silentPlaces, delivered, made }: Sites, good: number): string {
  const speak = delivered.hasCompatibleWith(good) ? silentPlaces : 'all';
  return `${places} ${speak} ${made.hasCompatibleWith(good)}`;
}

/** Signs of a place are looked at party by party, as is a site whose organization is not there. */
function hasSigns({ parties }: Ground, party: number): boolean {
  const organization = parties.organizationOf[party]!;
  if (organization === NONE) return true;
  return [party, organization, ...parties.sitesOf(party)].some((at) => parties.signsOf(at).length > 0);
}

/** Whether it could be named through another than itself, its organization and its sites: an area or an owner. */
function isLinked({ parties, shares }: Ground, party: number): boolean {
  const hasArea = (at: number) => parties.columns.areaOf[at] !== NONE;
  if (shares.ownersOf(parties.organizationOf[party]!).length > 0) return true;
  return hasArea(party) || parties.sitesOf(party).some(hasArea);
}

function sitesOf(ground: Ground, organization: number): Sites {
  const { parties, stocks, productions } = ground;
  const sites = parties.sitesOf(organization);
  const places = (of: readonly number[]) =>
    [...new Set(of.map((site) => parties.placeIndexOf(site)))].sort().join();
  const goods = sites.map((site) => outboundGoods(ground, site));
  const own = [...stocks.of(organization)].filter((stock) => productions.hasAny(stock));
  return {
    places: places(sites),
    silentPlaces: places(sites.filter((_, at) => goods[at]!.length === 0)),
    delivered: new GoodSet(ground.goods, goods.flat()),
    made: new GoodSet(
      ground.goods,
      own.map((stock) => stocks.good[stock]!),
    ),
  };
}

function outboundGoods({ stocks }: Ground, party: number): readonly number[] {
  return [...stocks.of(party)]
    .filter((stock) => stocks.side[stock] === OUTBOUND)
    .map((stock) => stocks.good[stock]!);
}
