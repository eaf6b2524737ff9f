import { APART, type Sitings } from '../measures/sitings.js';
import { GoodSet } from '../model/good-set.js';
import { NONE } from '../model/party-columns.js';
import type { FlowGraph } from './graph.js';
import { ListNumbers } from './list-numbers.js';
import { OUTBOUND } from './stocks.js';

type Ground = Pick<FlowGraph, 'parties' | 'goods' | 'stocks' | 'productions'>;

const IS_SITE = 1;
const SITES_DELIVER = 2;
const MAKES = 4;

/** What the sites of an organization are to it and its goods. */
interface Sites {
  readonly all: readonly number[];
  /** Those without any outbound stock. */
  readonly silent: readonly number[];
  readonly delivered: GoodSet;
  /** What the organization itself is recorded to have made. */
  readonly made: GoodSet;
}

const NOBODY: readonly number[] = [];
/** Those of APART. */
const NO_PARTS: readonly number[] = [];

/**
 * Numbers the outbound stocks of a graph by all that conditions on regions look at besides the good (design.md §4, Hit
 * and Gap): the place of the party; of a site that of its organization; of an organization those of its sites, whether
 * any of these has delivered such a good, which have delivered nothing, and whether it makes the good itself. Where a
 * place has signs, and where a site's organization is not there, a stock is looked at by itself.
 */
export function stockSitings(ground: Ground): Sitings {
  const { parties, stocks } = ground;
  const of = new Int32Array(stocks.size).fill(APART);
  const [places, parts] = [new ListNumbers(), new ListNumbers()];
  const setOf = (all: readonly number[]) => {
    return places.numberOf(
      [...new Set(all.map((party) => parties.placeIndexOf(party)))].sort((a, b) => a - b),
    );
  };
  parts.numberOf(NO_PARTS);
  // Most parties have no sites; and what a party makes matters only beside some.
  const nothing = new GoodSet(ground.goods, []);
  const none: Sites = { all: NOBODY, silent: NOBODY, delivered: nothing, made: nothing };
  for (let party = 0; party < parties.size; party++) {
    const organization = parties.organizationOf[party]!;
    if (stocks.firstOf(party) === stocks.firstOf(party + 1) || hasSigns(ground, party)) continue;
    const sites = parties.siteCount(party) === 0 ? none : sitesOf(ground, party);
    const own = [setOf([party]), setOf([organization]), setOf(sites.all)];
    const isSite = parties.isSite[party] === 1 ? IS_SITE : 0;
    for (const { stock, good } of outbound(ground, party)) {
      const speak = sites.delivered.hasCompatibleWith(good);
      const flags = isSite | (speak ? SITES_DELIVER : 0) | (sites.made.hasCompatibleWith(good) ? MAKES : 0);
      of[stock] = parts.numberOf([flags, ...own, setOf(speak ? sites.silent : NOBODY)]);
    }
  }
  return { of, table: { parts: parts.lists(), places: places.lists() } };
}

/** Signs of a place are looked at party by party, as is a site whose organization is not there. */
function hasSigns({ parties }: Ground, party: number): boolean {
  const organization = parties.organizationOf[party]!;
  if (organization === NONE) return true;
  return [party, organization, ...parties.sitesOf(party)].some((at) => parties.signsOf(at).length > 0);
}

function sitesOf(ground: Ground, organization: number): Sites {
  const { parties, goods, productions } = ground;
  const all = parties.sitesOf(organization);
  const delivered = all.map((site) => outbound(ground, site).map(({ good }) => good));
  const made = outbound(ground, organization).filter(({ stock }) => productions.hasAny(stock));
  return {
    all,
    silent: all.filter((_, at) => delivered[at]!.length === 0),
    delivered: new GoodSet(goods, delivered.flat()),
    made: new GoodSet(
      goods,
      made.map(({ good }) => good),
    ),
  };
}

function outbound({ stocks }: Ground, party: number): readonly { stock: number; good: number }[] {
  const found: { stock: number; good: number }[] = [];
  for (const stock of stocks.of(party))
    if (stocks.side[stock] === OUTBOUND) found.push({ stock, good: stocks.good[stock]! });
  return found;
}
