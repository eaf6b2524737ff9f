import { NO_FROM, NO_TO } from '../../flow/flows.js';
import type { FlowGraph } from '../../flow/graph.js';
import type { State } from '../../flow/states/state.js';
import type { StateRules } from '../../flow/states/state-rules.js';
import { keptStates, type StockStates, stateRules } from '../../flow/states/stock-states.js';
import { INBOUND } from '../../flow/stocks.js';
import type { Touch } from '../../measures/touch.js';
import type { Day } from '../../model/dates.js';
import { NONE } from '../../model/party-columns.js';
import { EMPTY, type MeasureSets } from './measure-sets.js';

/**
 * At which labels something holds: at every one from `sureFrom` on, at none before `maybeFrom`, and perhaps at those
 * between. NO_FROM: at every label; NO_TO: at none.
 */
export interface LabelBounds {
  readonly sureFrom: Day;
  readonly maybeFrom: Day;
}

export const ALWAYS: LabelBounds = { sureFrom: NO_FROM, maybeFrom: NO_FROM };
export const NEVER: LabelBounds = { sureFrom: NO_TO, maybeFrom: NO_TO };

export function isAlways({ sureFrom }: LabelBounds): boolean {
  return sureFrom === NO_FROM;
}

export function isNever({ maybeFrom }: LabelBounds): boolean {
  return maybeFrom === NO_TO;
}

/** The measures that gaps of a stock touch, as numbers of sets: `sure` whatever its label, `maybe` at some label. */
export interface GapBounds {
  readonly sure: number;
  readonly maybe: number;
}

export const NO_GAPS: GapBounds = { sure: EMPTY, maybe: EMPTY };

/** What bounds are worked out from. `lowest`: as in `lowestLabels`. */
export interface StateGround {
  readonly graph: FlowGraph;
  readonly touch: Touch;
  readonly sets: MeasureSets;
  readonly lowest: Int32Array;
  readonly date: Day;
  readonly since: Day;
}

/** Role and gaps of stocks, but for those of places and circles, at any label that a walk may give to them. */
export class StateBounds {
  readonly #ground: StateGround;
  readonly #kept: StockStates | null;
  readonly #rules: StateRules | null;
  #last = NONE;
  /** The states of the stock asked for last that it may have, by number, and the first label of each. */
  readonly #states: number[] = [];
  readonly #from: Day[] = [];
  /** By state and good. */
  readonly #touched: (number | undefined)[] = [];
  readonly #alone: (GapBounds | undefined)[] = [];

  constructor(ground: StateGround) {
    this.#ground = ground;
    this.#kept = keptStates(ground.graph, ground.since);
    this.#rules = this.#kept === null ? stateRules(ground.graph, ground.since) : null;
  }

  /** Whether the role of a stock is producer; an inbound one's is taken as that. */
  producer(stock: number): LabelBounds {
    if (this.#ground.graph.stocks.side[stock] === INBOUND) return ALWAYS;
    this.#lookAt(stock);
    const isProducer = (number: number) => this.#all[number]!.role === 'producer';
    const first = this.#states.findIndex(isProducer);
    if (first < 0) return NEVER;
    const lastOther = this.#states.findLastIndex((number) => !isProducer(number));
    if (lastOther < 0) return ALWAYS;
    const isSure = lastOther + 1 < this.#states.length;
    return { sureFrom: isSure ? this.#from[lastOther + 1]! : NO_TO, maybeFrom: this.#from[first]! };
  }

  /** Whether a stock may be in a circle without an origin. */
  mayCircle(stock: number): boolean {
    this.#lookAt(stock);
    return this.#states.some((number) => this.#all[number]!.mayCircle);
  }

  /** `mayBeInCircle`: without an origin. */
  gaps(stock: number, mayBeInCircle: boolean): GapBounds {
    this.#lookAt(stock);
    const { graph, sets, touch } = this.#ground;
    const good = graph.stocks.good[stock]!;
    const bounds = this.#states.length === 1 ? this.#ofState(this.#states[0]!, good) : this.#ofStates(good);
    if (!mayBeInCircle) return bounds;
    return { sure: bounds.sure, maybe: sets.union(bounds.maybe, sets.idOfKept(touch.measuresOf(good))) };
  }

  get #all(): readonly State[] {
    return (this.#kept ?? this.#rules!.numbers).all;
  }

  /** Keeps the states that hold at some label from the lowest up to the import date. */
  #lookAt(stock: number): void {
    if (stock === this.#last) return;
    this.#last = stock;
    const { lowest, date } = this.#ground;
    const least = lowest[stock]!;
    this.#states.length = 0;
    this.#from.length = 0;
    const add = (from: Day, state: number) => {
      if (from > date) return;
      if (from <= least) this.#states.length = this.#from.length = 0;
      this.#from.push(from);
      this.#states.push(state);
    };
    if (this.#kept !== null) {
      const { first, from, state } = this.#kept.table;
      for (let at = first[stock]!; at < first[stock + 1]!; at++) add(from[at]!, state[at]!);
    } else {
      const { from, state } = this.#rules!.stepsOf(stock);
      for (const [at, begin] of from.entries()) add(begin, state[at]!);
    }
  }

  #ofState(state: number, good: number): GapBounds {
    const key = state * this.#ground.graph.goods.size + good;
    this.#alone[key] ??= { sure: this.#touchedBy(state, good), maybe: this.#touchedBy(state, good) };
    return this.#alone[key];
  }

  #ofStates(good: number): GapBounds {
    const { sets } = this.#ground;
    let sure = this.#touchedBy(this.#states[0]!, good);
    let maybe = sure;
    for (const state of this.#states) {
      const touched = this.#touchedBy(state, good);
      sure = sets.intersection(sure, touched);
      maybe = sets.union(maybe, touched);
    }
    return { sure, maybe };
  }

  /** The measures that the gaps of a state touch at a stock of some good. */
  #touchedBy(state: number, good: number): number {
    const { graph, sets, touch } = this.#ground;
    const key = state * graph.goods.size + good;
    this.#touched[key] ??= this.#all[state]!.gaps.reduce(
      (touched, { kind, input }) =>
        sets.union(touched, sets.idOfKept(touch.measuresOfGap(kind, input, good))),
      EMPTY,
    );
    return this.#touched[key];
  }
}
