import { NO_FROM, NO_TO, SAME_GOODS, TRANSFORMATION } from '../../flow/flows.js';
import type { FlowGraph } from '../../flow/graph.js';
import { someBehind } from '../../flow/junctions.js';
import { INBOUND } from '../../flow/stocks.js';
import { BASES } from '../../model/basis.js';
import { type Day, STALE_AFTER_DAYS } from '../../model/dates.js';
import { MakersFinder } from '../makers.js';

const INFERRED = BASES.indexOf('inferred');

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

/** The bounds of "this or that holds". */
function either(a: LabelBounds, b: LabelBounds): LabelBounds {
  if (isNever(a)) return b;
  if (isNever(b)) return a;
  return { sureFrom: Math.min(a.sureFrom, b.sureFrom), maybeFrom: Math.min(a.maybeFrom, b.maybeFrom) };
}

/** Who made what is in an outbound stock (design.md §4, Role), for any label that a walk may give to the stock. */
export class RoleBounds {
  readonly #graph: FlowGraph;
  readonly #lowest: Int32Array;
  readonly #date: Day;
  readonly #since: Day;
  readonly #makers: MakersFinder;

  /** `lowest`: as in `lowestLabels`. */
  constructor(graph: FlowGraph, lowest: Int32Array, date: Day, since: Day) {
    this.#graph = graph;
    this.#makers = new MakersFinder(graph);
    this.#lowest = lowest;
    this.#date = date;
    this.#since = since;
  }

  /** Whether its role is producer. */
  producer(stock: number): LabelBounds {
    const { flows, stocks, goods } = this.#graph;
    const good = stocks.good[stock]!;
    const isReceipt = (out: number) => stocks.side[out] === INBOUND && goods.isUnder(stocks.good[out]!, good);
    let isReceived = false;
    let transformed = NEVER;
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (flows.kind(flow) === TRANSFORMATION && flows.basis(flow) < INFERRED) {
        transformed = either(transformed, this.#usable(stock, flows.from(flow), flows.to(flow)));
      }
      isReceived ||= flows.kind(flow) === SAME_GOODS && someBehind(flows, flows.out(flow), isReceipt);
    }
    if (!isReceived) return ALWAYS;
    return isAlways(transformed) ? ALWAYS : either(transformed, this.liveProduction(stock, 'pool'));
  }

  /** Whether something of this span is usable at a stock (design.md §4, Walk). */
  #usable(stock: number, from: Day, to: Day): LabelBounds {
    if (from > this.#date || to < this.#since) return NEVER;
    return from <= this.#lowest[stock]! ? ALWAYS : { sureFrom: from, maybeFrom: from };
  }

  /** Whether it is usable and not stale. */
  live(stock: number, from: Day, to: Day): LabelBounds {
    const usable = this.#usable(stock, from, to);
    if (isNever(usable) || to >= this.#date - STALE_AFTER_DAYS) return usable;
    if (to < this.#lowest[stock]! - STALE_AFTER_DAYS) return NEVER;
    return { sureFrom: NO_TO, maybeFrom: usable.maybeFrom };
  }

  /** Whether a production of a compatible good is usable and not stale, at the stock's party or in its pool. */
  liveProduction(stock: number, where: 'party' | 'pool'): LabelBounds {
    const own = this.#liveAt(stock, stock);
    // Mostly it is the stock's own, and nothing more need be looked at.
    if (isAlways(own)) return own;
    const makers = this.#makers.at(stock, where);
    let live = own;
    for (const good of makers.goods.compatibleWith(this.#graph.stocks.good[stock]!)) {
      for (const maker of makers.byGood.get(good)!) live = either(live, this.#liveAt(maker, stock));
    }
    return live;
  }

  /** Whether a production recorded of one stock is usable and not stale at the label of another, or the same. */
  #liveAt(maker: number, stock: number): LabelBounds {
    const { productions } = this.#graph;
    let live = NEVER;
    for (let at = productions.first(maker); at < productions.first(maker + 1); at++) {
      live = either(live, this.live(stock, productions.from(at), productions.to(at)));
    }
    return live;
  }
}
