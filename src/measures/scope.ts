import type { MatchList } from '../match/exact.js';
import { matchExactly } from '../match/exact.js';
import type { Day } from '../model/dates.js';
import type { Goods } from '../model/goods.js';
import type { ListedParty, Measure } from '../model/measure.js';
import type { Parties } from '../model/parties.js';

/** A scope item with its names resolved to parties and its goods to indexes; ready to be tested against stocks. */
export interface Scope {
  /** Index into the measures in force. */
  readonly measure: number;
  /** Null: no such condition. Empty: a condition that covers nothing. */
  readonly parties: MatchList | null;
  readonly subsidiaries: boolean;
  readonly region: string | null;
  readonly goods: readonly number[] | null;
  readonly derived: boolean;
  /** Only firm matches except. */
  readonly except: MatchList;
}

function isInForce(span: { readonly from: Day | null; readonly to: Day | null }, date: Day): boolean {
  return (span.from === null || span.from <= date) && (span.to === null || date <= span.to);
}

/** In force on a day: effective.from ≤ day ≤ effective.to (design.md §4, Hit). Sorted by id by the caller. */
export function measuresInForce(measures: readonly Measure[], date: Day): readonly Measure[] {
  return measures.filter((measure) => isInForce(measure.effective, date));
}

function inForce(parties: readonly ListedParty[] | null, date: Day): readonly ListedParty[] | null {
  return parties === null ? null : parties.filter((party) => isInForce(party, date));
}

/** Compiles the scope items of measures in force; listed parties count only within their own dates. */
export function compileScopes(
  measures: readonly Measure[],
  date: Day,
  parties: Parties,
  goods: Goods,
): readonly Scope[] {
  const items = measures.flatMap((measure, index) => measure.scope.map((item) => ({ index, item })));
  const lists = items.flatMap(({ item }) => [inForce(item.parties, date), inForce(item.except, date)]);
  const matches = matchExactly(parties, lists);
  return items.map(({ index, item }, at) => ({
    measure: index,
    parties: item.parties === null ? null : matches[2 * at]!,
    subsidiaries: item.subsidiaries ?? false,
    region: item.region,
    goods: item.goods?.map((id) => goods.indexOf(id)).filter((good) => good !== undefined) ?? null,
    derived: item.derived ?? false,
    except: matches[2 * at + 1]!,
  }));
}
