import type { StoredOf, Terms, TradeOf, TradeTable } from './port.js';

const TRANSLATE: {
  readonly [T in TradeTable]: <V>(record: StoredOf[T], terms: Terms<V>) => TradeOf<V>[T];
} = {
  supplies: (supply, terms) => ({
    ...supply,
    supplier: terms.party(supply.supplier),
    buyer: terms.party(supply.buyer),
    good: supply.good === null ? null : terms.good(supply.good),
  }),
  productions: (production, terms) => ({
    ...production,
    party: terms.party(production.party),
    good: terms.good(production.good),
    inputs: production.inputs.map((input) => terms.good(input)),
  }),
};

/** A record with what stands for its parties and goods in place of their ids. */
export function translated<T extends TradeTable, V>(
  table: T,
  record: StoredOf[T],
  terms: Terms<V>,
): TradeOf<V>[T] {
  return TRANSLATE[table](record, terms);
}
