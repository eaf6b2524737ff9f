import { TRANSFER, TRANSFORMATION } from '../../flow/flows.js';
import type { FlowGraph } from '../../flow/graph.js';
import type { Touch } from '../../measures/touch.js';
import { UNKNOWN_GOOD } from '../../model/goods.js';
import { remember } from '../../model/remember.js';
import { OriginRules } from '../origin-rules.js';
import { EMPTY, type MeasureSets } from './measure-sets.js';
import { isAlways, isNever, type LabelBounds, type RoleBounds } from './role-bounds.js';

/** The measures that gaps of a stock touch, as numbers of sets: `sure` whatever its label, `maybe` at some label. */
export interface GapBounds {
  readonly sure: number;
  readonly maybe: number;
}

export const NO_GAPS: GapBounds = { sure: EMPTY, maybe: EMPTY };

/** What is worked out gaps from. */
export interface GapGround {
  readonly graph: FlowGraph;
  readonly touch: Touch;
  readonly sets: MeasureSets;
  readonly roles: RoleBounds;
}

/** The gaps of a stock but for those of its place (design.md §4, Gap), for any label that a walk may give to it. */
export class GapBoundsFinder {
  readonly #ground: GapGround;
  readonly #rules: OriginRules;

  constructor(ground: GapGround) {
    this.#ground = ground;
    this.#rules = new OriginRules(ground.graph);
  }

  ofInbound(stock: number): GapBounds {
    const { graph, roles } = this.#ground;
    const { flows, stocks } = graph;
    const good = stocks.good[stock]!;
    if (good === UNKNOWN_GOOD) return this.#sure(good);
    let isSupplied = false;
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (flows.kind(flow) !== TRANSFER) continue;
      const live = roles.live(stock, flows.from(flow), flows.to(flow));
      if (isAlways(live)) return NO_GAPS;
      isSupplied ||= !isNever(live);
    }
    return isSupplied ? this.#maybe(good) : this.#sure(good);
  }

  /** `producer`: whether the stock's role is that; and whether it may be in a circle without an origin. */
  ofOutbound(stock: number, producer: LabelBounds, mayBeInCircle: boolean): GapBounds {
    const good = this.#ground.graph.stocks.good[stock]!;
    if (good === UNKNOWN_GOOD) return this.#sure(good);
    const origin = this.#ofOrigin(stock, good, producer);
    return mayBeInCircle ? this.#both(origin, this.#maybe(good)) : origin;
  }

  #ofOrigin(stock: number, good: number, producer: LabelBounds): GapBounds {
    const { graph, roles, touch, sets } = this.#ground;
    if (isNever(producer) || this.#rules.isShippedBySite(stock)) return NO_GAPS;
    const gaps = (): GapBounds => {
      if (graph.goods.isRaw(good)) {
        const live = roles.liveProduction(stock, 'party');
        if (isAlways(live)) return NO_GAPS;
        return isNever(live) ? this.#sure(good) : this.#maybe(good);
      }
      if (this.#rules.inputsAt(stock).size > 0) return this.#ofInputs(stock, good);
      const every = sets.idOfKept(touch.everyMeasure);
      return { sure: every, maybe: every };
    };
    const { sure, maybe } = gaps();
    return { sure: isAlways(producer) ? sure : EMPTY, maybe };
  }

  #ofInputs(stock: number, good: number): GapBounds {
    const { always, sometimes } = this.#feeding(stock);
    const inputs = this.#rules.inputsAt(stock);
    const isMetBy = (fed: ReadonlySet<number>, input: number) =>
      fed.values().some((from) => this.#rules.isMetFrom(from, stock, input));
    const perhapsUnmet = [...inputs.keys()].filter((input) => !isMetBy(always, input));
    const surelyUnmet = perhapsUnmet.filter((input) => !isMetBy(sometimes, input));
    if (surelyUnmet.length === inputs.size) return this.#sure(good);
    const isRequired = (input: number) => inputs.get(input)!.required;
    const missing = perhapsUnmet.filter(isRequired).map((input) => this.#maybe(input));
    // Where some input is met at every label, each of the others stands for itself.
    if (perhapsUnmet.length === inputs.size) return missing.reduce(this.#both, this.#maybe(good));
    const surelyMissing = surelyUnmet.filter(isRequired).map((input) => this.#sure(input));
    return [...missing, ...surelyMissing].reduce(this.#both, NO_GAPS);
  }

  /** Stocks and junctions of transformations into a stock that are usable and not stale; of one good one stock. */
  #feeding(stock: number): {
    readonly always: ReadonlySet<number>;
    readonly sometimes: ReadonlySet<number>;
  } {
    const { graph, roles } = this.#ground;
    const { flows, stocks } = graph;
    const always = new Set<number>();
    const sometimes = new Set<number>();
    const ofGood = new Map<number, number>();
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (flows.kind(flow) !== TRANSFORMATION) continue;
      const live = roles.live(stock, flows.from(flow), flows.to(flow));
      const out = flows.out(flow);
      const from = out >= flows.stockCount ? out : remember(ofGood, stocks.good[out]!, () => out);
      if (!isNever(live)) sometimes.add(from);
      if (isAlways(live)) always.add(from);
    }
    return { always, sometimes };
  }

  #sure(good: number): GapBounds {
    const touched = this.#touched(good);
    return { sure: touched, maybe: touched };
  }

  #maybe(good: number): GapBounds {
    return { sure: EMPTY, maybe: this.#touched(good) };
  }

  readonly #both = (a: GapBounds, b: GapBounds): GapBounds => ({
    sure: this.#ground.sets.union(a.sure, b.sure),
    maybe: this.#ground.sets.union(a.maybe, b.maybe),
  });

  #touched(good: number): number {
    return this.#ground.sets.idOfKept(this.#ground.touch.measuresOf(good));
  }
}
