import { remember } from '../../model/remember.js';
import type { FlowGraph } from '../graph.js';
import { someBehind } from '../junctions.js';

/** Inputs of a good; one that is not required may be missing. */
export type Inputs = ReadonlyMap<number, { readonly required: boolean }>;

/** What of the origin of a stock's good does not depend on labels (design.md §4, Gap); kept once worked out. */
export class OriginRules {
  readonly #graph: FlowGraph;
  readonly #inputs: (Inputs | undefined)[] = [];
  /** For each input, by the good that came in: 1 met, 2 not met, 0 not yet known. */
  readonly #met: (Uint8Array | undefined)[] = [];
  /** By junction and input two of the stocks behind it that meet it, as far as there are. */
  readonly #metBehind = new Map<number, Map<number, readonly number[]>>();

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  /** The direct inputs of a good: one object for all stocks of it whose productions state no others. */
  directInputs(good: number): Inputs {
    this.#inputs[good] ??= this.#graph.goods.directInputs(good);
    return this.#inputs[good];
  }

  /** The direct inputs of a good, and those that its productions at the stock state, which are all required. */
  inputsAt(stock: number): Inputs {
    const { productions, stocks } = this.#graph;
    const direct = this.directInputs(stocks.good[stock]!);
    let stated: Map<number, { readonly required: boolean }> | null = null;
    for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
      if (!productions.hasInputs(at)) continue;
      stated ??= new Map(direct);
      for (const input of productions.inputs(at)) stated.set(input, { required: true });
    }
    return stated ?? direct;
  }

  /** Whether an input is met by a good that came in. */
  isMet(from: number, input: number): boolean {
    const { goods } = this.#graph;
    this.#met[input] ??= new Uint8Array(goods.size);
    const known = this.#met[input];
    if (known[from] === 0) {
      known[from] = goods.compatible(from, input) || goods.asInput(from, input) !== null ? 1 : 2;
    }
    return known[from] === 1;
  }

  /** Whether an input is met by what came in from a stock, or from one behind a junction, into another stock. */
  isMetFrom(vertex: number, into: number, input: number): boolean {
    const { stocks, flows } = this.#graph;
    if (vertex < flows.stockCount) return this.isMet(stocks.good[vertex]!, input);
    const known = remember(this.#metBehind, vertex, () => new Map<number, readonly number[]>());
    const meeting = remember(known, input, () => {
      const found: number[] = [];
      someBehind(flows, vertex, (out) => {
        if (this.isMet(stocks.good[out]!, input)) found.push(out);
        return found.length === 2;
      });
      return found;
    });
    return meeting.some((out) => out !== into);
  }
}
