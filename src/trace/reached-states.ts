import type { Role, State } from '../flow/states/state.js';
import type { StateRules } from '../flow/states/state-rules.js';
import { keptStates, type StockStates, stateRules } from '../flow/states/stock-states.js';
import type { Walks } from './walks.js';

/** What reached stocks are at their labels in the walk over all flows: who made what is in them, and what is missing. */
export class ReachedStates {
  readonly #walks: Walks;
  /** Those of all labels, where they are kept and no `since` is asked. */
  readonly #kept: StockStates | null;
  readonly #rules: StateRules | null;
  /** Else, by position one more than the number of the state, or 0. */
  readonly #numbers: Int32Array;

  constructor(walks: Walks) {
    const { graph, earliestEnd, reach } = walks;
    this.#walks = walks;
    this.#kept = keptStates(graph, earliestEnd);
    this.#rules = this.#kept === null ? stateRules(graph, earliestEnd) : null;
    this.#numbers = new Int32Array(this.#kept === null ? reach.count : 0);
  }

  of(stock: number): State {
    return this.at(this.numberOf(stock));
  }

  at(number: number): State {
    return (this.#kept ?? this.#rules!.numbers).all[number]!;
  }

  numberOf(stock: number): number {
    if (this.#kept !== null) return this.#kept.numberAt(stock, this.#walks.label(stock));
    const position = this.#walks.reach.positionOf(stock);
    if (this.#numbers[position] === 0) this.#numbers[position] = this.#workOut(stock) + 1;
    return this.#numbers[position]! - 1;
  }

  /** Of an outbound stock. */
  roleOf(stock: number): Role {
    return this.of(stock).role!;
  }

  #workOut(stock: number): number {
    const { from, state } = this.#rules!.stepsOf(stock);
    const label = this.#walks.label(stock);
    const next = from.findIndex((begin) => begin > label);
    return state.at(next < 0 ? -1 : next - 1)!;
  }
}
