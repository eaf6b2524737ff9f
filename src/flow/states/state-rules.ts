import { BASES } from '../../model/basis.js';
import type { Day } from '../../model/dates.js';
import { UNKNOWN_GOOD } from '../../model/goods.js';
import { NO_FROM, NO_TO, SAME_GOODS, TRANSFER, TRANSFORMATION } from '../flows.js';
import type { FlowGraph } from '../graph.js';
import { someBehind } from '../junctions.js';
import { INBOUND } from '../stocks.js';
import { LiveProductions } from './live-productions.js';
import { type Inputs, OriginRules } from './origin-rules.js';
import { OutsideFeeds } from './outside-feeds.js';
import { ALWAYS, addSpan, isWithin, NEVER, type Spans, staleFrom } from './spans.js';
import { type State, type StateGaps, StateNumbers } from './state.js';

const INFERRED = BASES.indexOf('inferred');

const NO_GAPS: StateGaps = [];
const GOOD_UNKNOWN: StateGaps = [{ kind: 'good-unknown', input: null }];
const SUPPLIER_UNKNOWN: StateGaps = [{ kind: 'supplier-unknown', input: null }];
const SUPPLIER_STALE: StateGaps = [{ kind: 'supplier-stale', input: null }];
const ORIGIN_UNKNOWN: StateGaps = [{ kind: 'origin-unknown', input: null }];
const RECIPE_UNKNOWN: StateGaps = [{ kind: 'recipe-unknown', input: null }];
const INPUTS_UNKNOWN: StateGaps = [{ kind: 'inputs-unknown', input: null }];

/** The states of one stock: from each label of `from`, ascending, the first of which is NO_FROM, on up to the next. */
export interface StateSteps {
  readonly from: Day[];
  readonly state: number[];
}

/** Something that depends on a stock's label and changes only where one of `breaks` begins or ends. */
interface ByLabel<T> {
  readonly breaks: readonly Spans[];
  readonly at: (label: Day) => T;
}

type RoleAndGaps = Pick<State, 'role' | 'gaps'>;

const constantly = <T>(value: T): ByLabel<T> => ({ breaks: [], at: () => value });
const NO_PRODUCER_GAPS = constantly(NO_GAPS);
const INBOUND_UNKNOWN = constantly<RoleAndGaps>({ role: null, gaps: GOOD_UNKNOWN });

/**
 * Role and gaps of stocks by label (design.md §4, Role and Gap). A flow or production counts from its first day on,
 * and is stale from so many days after its last one; so each rule holds within some spans of labels, and what a stock
 * is changes only where one of them begins or ends.
 */
export class StateRules {
  readonly numbers = new StateNumbers();
  readonly #graph: FlowGraph;
  readonly #since: Day;
  readonly #origins: OriginRules;
  readonly #productions: LiveProductions;
  readonly #outside: OutsideFeeds | null;
  readonly #steps: StateSteps = { from: [], state: [] };

  /**
   * `since`: the earliest last day of a flow or production that counts; NO_FROM if all do. `circles`: 1 for the stocks
   * that can be in a circle without an origin at any date; null if that is not known.
   */
  constructor(graph: FlowGraph, since: Day, circles: Uint8Array | null) {
    this.#graph = graph;
    this.#since = since;
    this.#origins = new OriginRules(graph);
    this.#productions = new LiveProductions(graph, since);
    this.#outside = circles === null ? null : new OutsideFeeds(graph.flows, since, circles);
  }

  /** Of a stock; good until asked again. */
  stepsOf(stock: number): StateSteps {
    this.#steps.from.length = 0;
    this.#steps.state.length = 0;
    const isInbound = this.#graph.stocks.side[stock] === INBOUND;
    const { breaks, at } = isInbound ? this.#inbound(stock) : this.#outbound(stock);
    const fed = this.#outside?.into(stock) ?? NEVER;
    const add = (label: Day) => {
      const { role, gaps } = at(label);
      const mayCircle = role !== 'producer' && !isWithin(fed, label);
      this.#add(label, this.numbers.numberOf(role, gaps, mayCircle));
    };
    // Mostly nothing changes with the label.
    if (breaks.length === 0 && (fed === ALWAYS || fed === NEVER)) add(NO_FROM);
    else for (const label of inOrder(fed === ALWAYS ? breaks.flat() : [...breaks, fed].flat())) add(label);
    return this.#steps;
  }

  /** Whether an outbound stock can be a handler's at some label and date. */
  canHandle(stock: number): boolean {
    return this.#inflow(stock).isReceived;
  }

  #add(from: Day, state: number): void {
    if (this.#steps.state.at(-1) === state) return;
    this.#steps.from.push(from);
    this.#steps.state.push(state);
  }

  #inbound(stock: number): ByLabel<RoleAndGaps> {
    const { flows, stocks } = this.#graph;
    if (stocks.good[stock] === UNKNOWN_GOOD) return INBOUND_UNKNOWN;
    const supplied: number[] = [];
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      const to = flows.to(flow);
      if (flows.kind(flow) === TRANSFER && to >= this.#since)
        addSpan(supplied, flows.from(flow), staleFrom(to));
    }
    const first = supplied[0] ?? NO_TO;
    const gapsAt = (label: Day) => (isWithin(supplied, label) ? NO_GAPS : SUPPLIER_STALE);
    return {
      breaks: [supplied],
      at: (label) => ({ role: null, gaps: label < first ? SUPPLIER_UNKNOWN : gapsAt(label) }),
    };
  }

  #outbound(stock: number): ByLabel<RoleAndGaps> {
    const { isReceived, isShippedBySite, made } = this.#inflow(stock);
    const producer = isReceived ? this.#producer(stock, made) : ALWAYS;
    const isUnknown = this.#graph.stocks.good[stock] === UNKNOWN_GOOD;
    const asHandler: RoleAndGaps = { role: 'handler', gaps: isUnknown ? GOOD_UNKNOWN : NO_GAPS };
    if (producer.length === 0) return constantly(asHandler);
    const gaps = isUnknown
      ? constantly(GOOD_UNKNOWN)
      : isShippedBySite
        ? NO_PRODUCER_GAPS
        : this.#producerGaps(stock);
    return {
      breaks: [producer, ...gaps.breaks],
      at: (label) => (isWithin(producer, label) ? { role: 'producer', gaps: gaps.at(label) } : asHandler),
    };
  }

  /** What comes into an outbound stock, whatever its label; `made`: when something transformed does. */
  #inflow(stock: number): { isReceived: boolean; isShippedBySite: boolean; made: Spans } {
    const { flows, productions } = this.#graph;
    const canBeShipped = !productions.hasAny(stock);
    let [isReceived, isShipped, firstMade] = [false, false, NO_TO];
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      const kind = flows.kind(flow);
      if (kind === SAME_GOODS) {
        // Such a flow has no span, so it counts at any label.
        const out = flows.out(flow);
        isReceived ||= someBehind(flows, out, (behind) => this.#isReceipt(behind, stock));
        isShipped ||= canBeShipped && someBehind(flows, out, (behind) => this.#isShipment(behind, stock));
      } else if (kind === TRANSFORMATION && flows.basis(flow) < INFERRED && flows.to(flow) >= this.#since) {
        firstMade = Math.min(firstMade, flows.from(flow));
      }
    }
    const made = firstMade === NO_TO ? NEVER : [firstMade, NO_TO];
    return { isReceived, isShippedBySite: isShipped, made };
  }

  /** The same goods, or goods under them, from an inbound stock. */
  #isReceipt(out: number, stock: number): boolean {
    const { stocks, goods } = this.#graph;
    return stocks.side[out] === INBOUND && goods.isUnder(stocks.good[out]!, stocks.good[stock]!);
  }

  /** From a site into its organization, which makes none of it itself: the site answers for the origin. */
  #isShipment(out: number, stock: number): boolean {
    const { stocks, goods, parties } = this.#graph;
    if (stocks.side[out] === INBOUND || parties.siteCount(stocks.party[stock]!) === 0) return false;
    return parties.isSite[stocks.party[out]!] === 1 && goods.isUnder(stocks.good[stock]!, stocks.good[out]!);
  }

  /** At which labels what came in as it is goes out as something made. */
  #producer(stock: number, made: Spans): Spans {
    const live = this.#productions.of(stock, 'pool');
    if (made.length === 0) return live;
    const spans = [...live];
    addSpan(spans, made[0]!, made[1]!);
    return spans;
  }

  #producerGaps(stock: number): ByLabel<StateGaps> {
    const good = this.#graph.stocks.good[stock]!;
    if (this.#graph.goods.isRaw(good)) {
      const live = this.#productions.of(stock, 'party');
      return { breaks: [live], at: (label) => (isWithin(live, label) ? NO_GAPS : ORIGIN_UNKNOWN) };
    }
    const inputs = this.#origins.inputsAt(stock);
    if (inputs.size === 0) return constantly(RECIPE_UNKNOWN);
    const met = this.#met(stock, inputs);
    return { breaks: [...met.values()], at: (label) => unmetGaps(inputs, met, label) };
  }

  /** By input when one that is compatible with it, or of which it could have been a part, came in, not stale. */
  #met(stock: number, inputs: Inputs): ReadonlyMap<number, Spans> {
    const { flows } = this.#graph;
    const met = new Map<number, number[]>();
    for (const input of inputs.keys()) met.set(input, []);
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (flows.kind(flow) !== TRANSFORMATION || flows.to(flow) < this.#since) continue;
      for (const [input, spans] of met) {
        if (!this.#origins.isMetFrom(flows.out(flow), stock, input)) continue;
        addSpan(spans, flows.from(flow), staleFrom(flows.to(flow)));
      }
    }
    return met;
  }
}

/** Nothing came in, or not all that is required. */
function unmetGaps(inputs: Inputs, met: ReadonlyMap<number, Spans>, label: Day): StateGaps {
  const unmet = [...inputs.keys()].filter((input) => !isWithin(met.get(input)!, label));
  if (unmet.length === 0) return NO_GAPS;
  if (unmet.length === inputs.size) return INPUTS_UNKNOWN;
  const missing = unmet.filter((input) => inputs.get(input)!.required).sort((a, b) => a - b);
  return missing.length === 0 ? NO_GAPS : missing.map((input) => ({ kind: 'input-missing', input }));
}

/** The first label there is and each of those given, once, ascending. */
function inOrder(labels: number[]): readonly Day[] {
  labels.push(NO_FROM);
  labels.sort((a, b) => a - b);
  return labels.filter((label, at) => label !== labels[at - 1] && label !== NO_TO);
}
