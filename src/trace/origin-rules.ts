import { SAME_GOODS } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import { OUTBOUND } from '../flow/stocks.js';
import { remember } from '../model/remember.js';

/** Inputs of a good; one that is not required may be missing. */
export type Inputs = ReadonlyMap<number, { readonly required: boolean }>;

/** What of the origin of a stock's good does not depend on labels (design.md §4, Gap); kept once worked out. */
export class OriginRules {
  readonly #graph: FlowGraph;
  readonly #inputs: (Inputs | undefined)[] = [];
  /** For each input, by the good that came in: 1 met, 2 not met, 0 not yet known. */
  readonly #met = new Map<number, Uint8Array>();

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  /** The direct inputs of a good, and those that its productions at the stock state, which are all required. */
  inputsAt(stock: number): Inputs {
    const { productions, stocks, goods } = this.#graph;
    const good = stocks.good[stock]!;
    this.#inputs[good] ??= goods.directInputs(good);
    let stated: Map<number, { readonly required: boolean }> | null = null;
    for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
      if (!productions.hasInputs(at)) continue;
      stated ??= new Map(this.#inputs[good]);
      for (const input of productions.inputs(at)) stated.set(input, { required: true });
    }
    return stated ?? this.#inputs[good];
  }

  /** Whether an input is met by a good that came in. */
  isMet(from: number, input: number): boolean {
    const { goods } = this.#graph;
    const known = remember(this.#met, input, () => new Uint8Array(goods.size));
    if (known[from] === 0) {
      known[from] = goods.compatible(from, input) || goods.asInput(from, input) !== null ? 1 : 2;
    }
    return known[from] === 1;
  }

  /** An organization that makes none of it, where a site of it shipped it: the site answers for the origin. */
  isShippedBySite(stock: number): boolean {
    const { stocks, flows, goods, parties, productions } = this.#graph;
    if (parties.siteCount(stocks.party[stock]!) === 0 || productions.hasAny(stock)) return false;
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      const out = flows.out(flow);
      // Such a flow has no span, so it is usable at any label.
      const isFromSite = stocks.side[out] === OUTBOUND && parties.isSite[stocks.party[out]!] === 1;
      if (flows.kind(flow) !== SAME_GOODS || !isFromSite) continue;
      if (goods.isUnder(stocks.good[stock]!, stocks.good[out]!)) return true;
    }
    return false;
  }
}
