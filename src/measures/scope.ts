import { type MatchesByParty, type MatchList, strongestMatches } from '../match/match.js';
import { matchParties } from '../match/party-matches.js';
import type { Day, Span } from '../model/dates.js';
import type { Decided } from '../model/decision.js';
import type { Goods } from '../model/goods.js';
import type { ListedParty, Measure, ScopeItem } from '../model/measure.js';
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

/** Both ends count; a missing one is open. */
export function isInForce(span: Span, date: Day): boolean {
  return (span.from === null || span.from <= date) && (span.to === null || date <= span.to);
}

/** In force on a day: effective.from ≤ day ≤ effective.to (design.md §4, Hit). Sorted by id by the caller. */
export function measuresInForce(measures: readonly Measure[], date: Day): readonly Measure[] {
  return measures.filter((measure) => isInForce(measure.effective, date));
}

/** Whom each scope item of measures lists and excepts, whatever the date. */
export type MeasureMatches = ReadonlyMap<ScopeItem, ItemMatches>;

interface ItemMatches {
  readonly parties: MatchesByParty;
  readonly except: MatchesByParty;
}

/** Finds the listed parties of lists among all parties. */
export type PartyMatcher = typeof matchParties;

/** Matches the names of all measures once, for any number of questions about the same records. */
export function matchMeasures(
  measures: readonly Measure[],
  parties: Parties,
  decisions: readonly Decided[],
  match: PartyMatcher = matchParties,
): MeasureMatches {
  const items = measures.flatMap(({ scope }) => scope);
  const lists = items.flatMap((item) => [item.parties, item.except]);
  const matches = match(parties, lists, decisions);
  return new Map(
    items.map((item, at) => [item, { parties: matches[2 * at]!, except: matches[2 * at + 1]! }]),
  );
}

/** Compiles the scope items of measures in force; listed parties count only within their own dates. */
export function compileScopes(
  measures: readonly Measure[],
  date: Day,
  goods: Goods,
  matches: MeasureMatches,
): readonly Scope[] {
  const counts = (listed: ListedParty) => isInForce(listed, date);
  return measures.flatMap((measure, index) =>
    measure.scope.map((item) => ({
      measure: index,
      parties: item.parties === null ? null : strongestMatches(matches.get(item)!.parties, counts),
      subsidiaries: item.subsidiaries ?? false,
      region: item.region,
      goods: item.goods?.map((id) => goods.indexOf(id)).filter((good) => good !== undefined) ?? null,
      derived: item.derived ?? false,
      except: strongestMatches(matches.get(item)!.except, counts),
    })),
  );
}
