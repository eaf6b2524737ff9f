import type { Production, Supply } from '../../src/model/records.js';
import { pick } from './chance.js';
import type { GoodsPart } from './goods.js';
import type { PartiesPart } from './parties.js';
import type { Evidence, Step, TradeDraft } from './trade-draft.js';

/** Supplies and productions that still lack their ids. */
export interface Deals {
  readonly supplies: readonly Omit<Supply, 'id'>[];
  readonly productions: readonly Omit<Production, 'id'>[];
}

export interface Ground {
  readonly goods: GoodsPart;
  readonly parties: PartiesPart;
}

/** One chain of deliveries upward from the first organization, with the making of what is delivered. */
export function chainDeals(ground: Ground, { steps, isMadeByAsker, endsInCircle }: TradeDraft): Deals {
  const { line } = ground.goods;
  const lastLevel = line.length - 1;
  const deals: Deals[] = isMadeByAsker
    ? [making(ground, steps[0]!, partyOf(ground, 0, steps[0]!.makerAt), 0)]
    : [];
  let level = isMadeByAsker ? 1 : 0;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1 || level === lastLevel;
    const seller = partyOf(ground, index + 1, step.sellerAt);
    deals.push(delivery(ground, step, seller, partyOf(ground, index, step.buyerAt), line[level]!));
    const maker = step.isAtOneParty ? seller : partyOf(ground, index + 1, step.makerAt);
    if (isLast) {
      deals.push(
        endsInCircle ? circle(ground, step, index + 1, line[level]!) : making(ground, step, maker, level),
      );
      break;
    }
    if (step.isMade) deals.push(making(ground, step, maker, level++));
  }
  return joined(deals);
}

export function joined(deals: readonly Deals[]): Deals {
  return {
    supplies: deals.flatMap(({ supplies }) => supplies),
    productions: deals.flatMap(({ productions }) => productions),
  };
}

/** An organization, counted round, or one of its sites. */
function partyOf({ parties }: Ground, organization: number, at: number): string {
  const { id } = pick(parties.organizations, organization);
  const sites = parties.sites.filter((site) => site.organization === id);
  return pick([id, ...sites.map((site) => site.id)], at);
}

/** The last seller and the next organization sell the good to each other. */
function circle(ground: Ground, step: Step, last: number, good: string): Deals {
  const one = partyOf(ground, last, step.sellerAt);
  const other = partyOf(ground, last + 1, step.makerAt);
  return joined([delivery(ground, step, one, other, good), delivery(ground, step, other, one, good)]);
}

function delivery(ground: Ground, step: Step, supplier: string, buyer: string, good: string): Deals {
  if (supplier === buyer) return { supplies: [], productions: [] };
  return {
    supplies: [supplyOf(supplier, buyer, calledGood(ground, step, good), step.supply)],
    productions: [],
  };
}

function calledGood({ goods: { goods } }: Ground, { calling, inputAt }: Step, good: string): string | null {
  if (calling === 'unknown') return null;
  if (calling === 'broader') return goods.find(({ id }) => id === good)!.broader ?? good;
  const narrower = goods.filter(({ broader }) => broader === good).map(({ id }) => id);
  return calling === 'narrower' ? pick([good, ...narrower], inputAt) : good;
}

function making({ goods: { goods, line } }: Ground, step: Step, party: string, level: number): Deals {
  if (!step.isRecorded) return { supplies: [], productions: [] };
  const stated = step.stating === 'any' ? pick(goods, step.inputAt).id : line[level + 1];
  const inputs = step.stating === 'nothing' || stated === undefined ? [] : [stated];
  return { supplies: [], productions: [productionOf(party, line[level]!, inputs, step.production)] };
}

export function supplyOf(
  supplier: string,
  buyer: string,
  good: string | null,
  { span, basis }: Evidence,
): Omit<Supply, 'id'> {
  return { supplier, buyer, good, quantity: null, unit: null, documents: [], ...span, basis };
}

export function productionOf(
  party: string,
  good: string,
  inputs: readonly string[],
  { span, basis }: Evidence,
): Omit<Production, 'id'> {
  return { party, good, inputs: [...inputs], quantity: null, unit: null, documents: [], ...span, basis };
}
