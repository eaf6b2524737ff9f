import type { Chance } from './chance.js';
import type { Layout } from './layout.js';

export const SUPPLY_COLUMNS = [
  'id',
  'supplier',
  'buyer',
  'good',
  'from',
  'to',
  'quantity',
  'unit',
  'basis',
  'documents',
];

/** How often something is odd, in percent, as in tables that people fill in. */
const DUPLICATE_PERCENT = 2;
const RETURN_PERCENT = 1;
const UNKNOWN_GOOD_PERCENT = 1;
const OTHER_GOOD_PERCENT = 1;

const IMPORTER_PERCENT = 25;
const TRADER_PERCENT = 20;
const BY_TRADER_PERCENT = 20;
const AMONG_TRADERS_PERCENT = 30;
const AMONG_MAKERS_PERCENT = 3;

/** Months from January 2017 in which a supply may begin. */
const MONTHS = 112;
const FIRST_YEAR = 2017;
const MOST_MONTHS = 60;
const OPEN_PERCENT = 45;

export function month(count: number): string {
  return `${FIRST_YEAR + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

interface Deal {
  readonly supplier: number;
  readonly buyer: number;
  readonly good: number;
}

function supplierOf(layout: Layout, good: number, chance: Chance): number {
  return chance.isIn(BY_TRADER_PERCENT) ? layout.traderOf(good, chance) : layout.makerOf(good, chance);
}

function toImporter(layout: Layout, chance: Chance): Deal {
  const buyer = chance.rankBelow(layout.importers);
  const good = layout.goodOfImporter(buyer, chance);
  return { supplier: supplierOf(layout, good, chance), buyer, good };
}

function toTrader(layout: Layout, chance: Chance): Deal {
  const buyer = layout.importers + chance.rankBelow(layout.traders);
  const good = layout.goodOfTrader(buyer, chance);
  const isFromTrader = chance.isIn(AMONG_TRADERS_PERCENT);
  const supplier = isFromTrader ? layout.traderOf(good, chance) : layout.makerOf(good, chance);
  return { supplier, buyer, good };
}

/** An input of what the buyer makes, or, seldom, what it makes itself. */
function toMaker(layout: Layout, chance: Chance): Deal {
  let made = chance.below(layout.goods.length);
  while (layout.goods[made]!.inputs.length === 0) made = (made + 1) % layout.goods.length;
  const buyer = layout.makerOf(made, chance);
  const good = chance.isIn(AMONG_MAKERS_PERCENT) ? made : chance.pick(layout.goods[made]!.inputs);
  return { supplier: supplierOf(layout, good, chance), buyer, good };
}

function dealOf(layout: Layout, chance: Chance): Deal {
  const drawn = chance.next() * 100;
  if (drawn < IMPORTER_PERCENT) return toImporter(layout, chance);
  return drawn < IMPORTER_PERCENT + TRADER_PERCENT ? toTrader(layout, chance) : toMaker(layout, chance);
}

/** The organization, or one of its sites if it has some. */
function partyOf(layout: Layout, organization: number, chance: Chance): string {
  const sites = layout.sitesOf(organization);
  return sites > 0 && chance.isIn(65)
    ? layout.siteIdOf(organization, 1 + chance.below(sites))
    : layout.idOf(organization);
}

function goodId(layout: Layout, good: number, chance: Chance): string {
  if (chance.isIn(UNKNOWN_GOOD_PERCENT)) return '';
  return (chance.isIn(OTHER_GOOD_PERCENT) ? chance.pick(layout.goods) : layout.goods[good]!).id;
}

function basisOf(chance: Chance): string {
  const drawn = chance.next() * 100;
  if (drawn < 45) return 'documented';
  return drawn < 90 ? 'declared' : 'inferred';
}

function amountOf(chance: Chance): readonly [quantity: string, unit: string] {
  return chance.isIn(30) ? [String(1 + chance.below(20_000)), 'kg'] : ['', ''];
}

/** All supplies but their ids, one after another; `documents` is how many there are to cite. */
export function* supplyRows(
  layout: Layout,
  chance: Chance,
  documents: number,
): Generator<readonly string[], never> {
  for (let last: readonly string[] | null = null; ; ) {
    if (last !== null && chance.isIn(DUPLICATE_PERCENT)) {
      yield last;
      continue;
    }
    const { supplier, buyer, good } = dealOf(layout, chance);
    if (supplier === buyer) continue;
    const isReturn = chance.isIn(RETURN_PERCENT);
    const begin = chance.below(MONTHS);
    const end = chance.isIn(OPEN_PERCENT) ? null : begin + chance.below(MOST_MONTHS);
    const basis = basisOf(chance);
    last = [
      partyOf(layout, isReturn ? buyer : supplier, chance),
      partyOf(layout, isReturn ? supplier : buyer, chance),
      goodId(layout, good, chance),
      month(begin),
      end === null ? '' : month(end),
      ...amountOf(chance),
      basis,
      basis === 'documented' ? `d${chance.below(documents)}` : '',
    ];
    yield last;
  }
}
