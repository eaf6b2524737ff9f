import type { FlowGraph } from '../../flow/graph.js';
import { INBOUND } from '../../flow/stocks.js';
import type { Touch } from '../../measures/touch.js';
import { remember } from '../../model/remember.js';
import { peelCircles } from './circle-bounds.js';
import { type Cover, type CoverBounds, CoverBoundsFinder } from './cover-bounds.js';
import type { Downstream } from './downstream.js';
import { lowestLabels } from './lowest-labels.js';
import { EMPTY, MeasureSets } from './measure-sets.js';
import {
  ALWAYS,
  type GapBounds,
  isAlways,
  isNever,
  type LabelBounds,
  NO_GAPS,
  StateBounds,
} from './state-bounds.js';
import type { UnsteadyHit } from './unsteady-hits.js';

/**
 * What the stocks of one kind can make of the verdict on a product that reaches them: for each verdict the measures,
 * as numbers of sets, on which they make it that or worse; `sure` whatever the label, `maybe` at some label.
 */
export interface StockKind {
  readonly exposedSure: number;
  readonly exposedMaybe: number;
  readonly possibleSure: number;
  readonly possibleMaybe: number;
  readonly unknownSure: number;
  readonly unknownMaybe: number;
}

/** The bounds of every stock of a graph. */
export interface StockBounds {
  readonly sets: MeasureSets;
  /** By stock and junction an index of `kinds`. */
  readonly kindOf: Int32Array;
  readonly kinds: readonly StockKind[];
  /** The stocks of which `exposedSure` and `exposedMaybe` are not the same. */
  readonly unsteady: readonly UnsteadyHit[];
}

const ROLES = 3;
const ALWAYS_PRODUCER = 0;
const MAYBE_PRODUCER = 1;
const HANDLER = 2;

/** More sets of measures do not come up: they would not fit into memory. */
const MOST_SETS = 2 ** 26;

const NO_COVER: CoverBounds = {
  id: -1,
  sure: EMPTY,
  maybe: EMPTY,
  firmSure: EMPTY,
  firmMaybe: EMPTY,
  placeSure: EMPTY,
  placeMaybe: EMPTY,
};

/** Numbers the kinds as they come up; a million stocks have some dozens. */
class Kinds {
  readonly all: StockKind[] = [];
  readonly #sets: MeasureSets;
  /** By gaps, then cover and role. */
  readonly #numbers = new Map<number, number[]>();

  constructor(sets: MeasureSets) {
    this.#sets = sets;
  }

  numberOf(cover: CoverBounds, gaps: GapBounds, producer: LabelBounds): number {
    const role = isAlways(producer) ? ALWAYS_PRODUCER : isNever(producer) ? HANDLER : MAYBE_PRODUCER;
    const known = remember(this.#numbers, MOST_SETS * gaps.sure + gaps.maybe, (): number[] => []);
    const at = ROLES * (cover.id - NO_COVER.id) + role;
    known[at] ??= this.all.push(this.#kindOf(cover, gaps, role)) - 1;
    return known[at];
  }

  #kindOf(cover: CoverBounds, gaps: GapBounds, role: number): StockKind {
    return {
      exposedSure: role === ALWAYS_PRODUCER ? cover.firmSure : EMPTY,
      exposedMaybe: role === HANDLER ? EMPTY : cover.firmMaybe,
      possibleSure: cover.sure,
      possibleMaybe: cover.maybe,
      unknownSure: this.#sets.union(gaps.sure, cover.placeSure),
      unknownMaybe: this.#sets.union(gaps.maybe, cover.placeMaybe),
    };
  }
}

/** Works out what each stock of a graph can make of verdicts. */
export function stockBounds(
  graph: FlowGraph,
  downstream: Downstream,
  cover: Cover,
  touch: Touch,
): StockBounds {
  const { stocks, flows } = graph;
  const { date, since } = downstream;
  const sets = new MeasureSets();
  const lowest = lowestLabels(flows, downstream);
  const states = new StateBounds({ graph, touch, sets, lowest, date, since });
  const covers = new CoverBoundsFinder(cover, sets, date);
  const kinds = new Kinds(sets);
  const producers: LabelBounds[] = new Array(stocks.size);
  // 1 for what may be in a circle without an origin.
  const circles = new Uint8Array(flows.vertexCount).fill(1);
  for (let stock = 0; stock < stocks.size; stock++) {
    producers[stock] = states.producer(stock);
    if (!states.mayCircle(stock)) circles[stock] = 0;
  }
  peelCircles(flows, downstream, circles, lowest);
  // A junction means nothing itself.
  const kindOf = new Int32Array(flows.vertexCount).fill(kinds.numberOf(NO_COVER, NO_GAPS, ALWAYS));
  const unsteady: UnsteadyHit[] = [];
  for (let stock = 0; stock < stocks.size; stock++) {
    if (stocks.side[stock] === INBOUND) {
      kindOf[stock] = kinds.numberOf(NO_COVER, states.gaps(stock, false), ALWAYS);
      continue;
    }
    const [party, good] = [stocks.party[stock]!, stocks.good[stock]!];
    const covered = covers.of(stock, party, stocks.organizationOf(stock), good);
    const producer = producers[stock]!;
    kindOf[stock] = kinds.numberOf(covered, states.gaps(stock, circles[stock] === 1), producer);
    if (covered.firmMaybe === EMPTY || isNever(producer)) continue;
    const isSteady = covered.firmSure === covered.firmMaybe;
    if (isSteady && isAlways(producer)) continue;
    const isSimple = isSteady && producer.sureFrom === producer.maybeFrom;
    unsteady.push({ stock, measures: covered.firmMaybe, from: isSimple ? producer.sureFrom : null });
  }
  return { sets, kindOf, kinds: kinds.all, unsteady };
}
