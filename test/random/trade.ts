import type fc from 'fast-check';
import type { Ownership, Production, Supply } from '../../src/model/records.js';
import type { Deals, Ground } from './chain.js';
import { chainDeals, joined, productionOf, supplyOf } from './chain.js';
import type { Temper } from './chance.js';
import { pick } from './chance.js';
import type { GoodsPart } from './goods.js';
import type { PartiesPart } from './parties.js';
import type { TradeDraft } from './trade-draft.js';
import { tradeDraft } from './trade-draft.js';

export interface TradePart {
  readonly supplies: readonly Supply[];
  readonly productions: readonly Production[];
  readonly ownerships: readonly Ownership[];
}

/** A chain of deliveries and, beside it, further and doubled ones, productions and ownerships. */
export function tradePart(temper: Temper, goods: GoodsPart, parties: PartiesPart): fc.Arbitrary<TradePart> {
  return tradeDraft(temper).map((draft) => build({ goods, parties }, draft));
}

function build(ground: Ground, draft: TradeDraft): TradePart {
  const { supplies, productions } = joined([chainDeals(ground, draft), besideDeals(ground, draft)]);
  return {
    supplies: [...supplies, ...doubled(supplies, draft)].map((supply, index) => ({
      ...supply,
      id: scrambledId('d', index),
    })),
    productions: productions
      .filter(({ party }) => !isTraders(ground, party))
      .map((production, index) => ({ ...production, id: scrambledId('m', index) })),
    ownerships: ownerships(ground, draft),
  };
}

function besideDeals({ goods: { goods }, parties }: Ground, draft: TradeDraft): Deals {
  const everyone = [...parties.organizations, ...parties.sites].map(({ id }) => id);
  const goodAt = (at: number) => pick(goods, at).id;
  return {
    supplies: draft.supplies
      .map(({ from, to, good, evidence }) =>
        supplyOf(pick(everyone, from), pick(everyone, to), good === null ? null : goodAt(good), evidence),
      )
      .filter(({ supplier, buyer }) => supplier !== buyer),
    productions: draft.productions.map(({ from, good, inputs, evidence }) =>
      productionOf(pick(everyone, from), goodAt(good ?? 0), inputs.map(goodAt), evidence),
    ),
  };
}

/** The same deliveries again, at another time or with other evidence. */
function doubled(supplies: Deals['supplies'], { doubles }: TradeDraft): Deals['supplies'] {
  if (supplies.length === 0) return [];
  return doubles.map(({ of, span, basis }) => ({ ...pick(supplies, of), ...span, basis }));
}

function ownerships({ parties }: Ground, draft: TradeDraft): readonly Ownership[] {
  const ids = parties.organizations.map(({ id }) => id);
  return draft.ownerships
    .map(({ from, to, sharePercent, evidence }, index) => ({
      id: scrambledId('w', index),
      owner: pick(ids, from),
      owned: pick(ids, to),
      sharePercent,
      ...evidence.span,
      basis: evidence.basis,
      documents: [],
    }))
    .filter(({ owner, owned }) => owner !== owned);
}

function isTraders({ parties: { organizations, sites } }: Ground, party: string): boolean {
  const operator = sites.find(({ id }) => id === party)?.organization ?? party;
  return organizations.some(({ id, trader }) => id === operator && trader);
}

/** Ids whose order is not that of the records. */
function scrambledId(letter: string, index: number): string {
  return `${letter}${(index * 37 + 8) % 101}`;
}
