import type { Day } from '../../model/dates.js';
import { components } from '../components.js';
import { NO_FROM } from '../flows.js';
import type { FlowGraph } from '../graph.js';
import { IntColumn } from '../int-column.js';
import { INBOUND } from '../stocks.js';
import type { State } from './state.js';
import { StateRules } from './state-rules.js';

/** Numbers of states. */
export type StateColumn = Uint8Array | Uint16Array | Int32Array;

/** Bytes that each of so many states takes. */
function stateBytes(stateCount: number): number {
  return stateCount <= 2 ** 8 ? 1 : stateCount <= 2 ** 16 ? 2 : 4;
}

/** A column of numbers of so many states in bytes of its own. */
export function stateColumn(stateCount: number, bytes: Uint8Array): StateColumn {
  if (stateBytes(stateCount) === 1) return bytes;
  return stateBytes(stateCount) === 2 ? new Uint16Array(bytes.buffer) : new Int32Array(bytes.buffer);
}

/** Those of stock s are the entries from `first[s]` up to, but not with, `first[s + 1]`, as in `StateSteps`. */
export interface StateTable {
  readonly first: Int32Array;
  readonly from: Int32Array;
  /** By number. */
  readonly state: StateColumn;
  /** The first label of a stock at which all flows into it have begun. */
  readonly begun: () => Int32Array;
  /** 1 for stocks that can be in a circle without an origin (design.md §4, Gap), at any date; for a question with `since`. */
  readonly circles: () => Uint8Array;
}

/** What all stocks of a graph are at every label where no `since` is asked: worked out once, for all questions. */
export class StockStates {
  readonly table: StateTable;
  readonly all: readonly State[];

  constructor(table: StateTable, all: readonly State[]) {
    this.table = table;
    this.all = all;
  }

  /** The number of the state of a stock at a label. */
  numberAt(stock: number, label: Day): number {
    const { first, from, state } = this.table;
    const last = first[stock + 1]! - 1;
    let at = first[stock]!;
    while (at < last && from[at + 1]! <= label) at++;
    return state[at]!;
  }
}

/** Those that a graph keeps, for questions that they are good for; null if it has none. `since`: as in `StateRules`. */
export function keptStates({ states }: FlowGraph, since: Day): StockStates | null {
  return since === NO_FROM ? states : null;
}

/** The rules for those of a question that none are kept for. */
export function stateRules(graph: FlowGraph, since: Day): StateRules {
  return new StateRules(graph, since, graph.states?.table.circles() ?? null);
}

export function stockStates(graph: FlowGraph): StockStates {
  const { stocks, flows } = graph;
  const circles = circleMarks(graph, new StateRules(graph, NO_FROM, null));
  const rules = new StateRules(graph, NO_FROM, circles);
  const first = new Int32Array(stocks.size + 1);
  const [from, state] = [new IntColumn(), new IntColumn()];
  const begun = new Int32Array(stocks.size).fill(NO_FROM);
  for (let stock = 0; stock < stocks.size; stock++) {
    const steps = rules.stepsOf(stock);
    for (const label of steps.from) from.push(label);
    for (const number of steps.state) state.push(number);
    first[stock + 1] = from.length;
    for (let arc = flows.first[stock]!; arc < flows.first[stock + 1]!; arc++) {
      if (flows.from(arc) > begun[stock]!) begun[stock] = flows.from(arc);
    }
  }
  const { all } = rules.numbers;
  const states = stateColumn(all.length, new Uint8Array(stateBytes(all.length) * state.length));
  states.set(state.values());
  const table = { first, from: from.values(), state: states, begun: () => begun, circles: () => circles };
  return new StockStates(table, all);
}

/**
 * The stocks of circles in which each could be a handler or is inbound, over all flows, whatever their dates: those of
 * every question lie within them.
 */
function circleMarks({ stocks, flows }: FlowGraph, rules: StateRules): Uint8Array {
  const isAmong = new Uint8Array(flows.vertexCount).fill(1);
  for (let stock = 0; stock < stocks.size; stock++) {
    if (stocks.side[stock] !== INBOUND && !rules.canHandle(stock)) isAmong[stock] = 0;
  }
  const outsOf = (vertex: number) => {
    const outs: number[] = [];
    for (let arc = flows.first[vertex]!; arc < flows.first[vertex + 1]!; arc++) {
      if (isAmong[flows.out(arc)] === 1) outs.push(flows.out(arc));
    }
    return outs;
  };
  const marks = new Uint8Array(stocks.size);
  const among = isAmong.subarray(0, stocks.size);
  const roots = among.keys().filter((stock) => among[stock] === 1);
  for (const circle of components(roots, {
    count: flows.vertexCount,
    numberOf: (vertex) => vertex,
    outsOf,
  })) {
    for (const member of circle) if (member < stocks.size) marks[member] = 1;
  }
  return marks;
}
