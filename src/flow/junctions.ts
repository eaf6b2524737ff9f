import { type Flows, TRANSFER } from './flows.js';

/**
 * Junctions: vertices through which the many-to-many flows inside an organization are led, so that they take as many
 * arcs as there are stocks on both sides and not as their product (design.md §4: they do not count as flows and change
 * no answer). A junction has open arcs from stocks and from other junctions; behind a junction no stock comes up twice.
 *
 * What an arc from a junction into stock s stands for are flows of its kind, basis, record and span from each stock u
 * behind it, but not from s itself, and not where s has a flow from u of the same kind, record and a better basis. For
 * a walk such extra ways are harmless: they have the span of the better flow, so what they reach has been reached as
 * late by a walk over fewer bases; and back to s they bring no label later than its own.
 */

/** Comes by each stock behind a vertex, which may be a stock itself, until a visit returns true; then true. */
export function someBehind(flows: Flows, vertex: number, visit: (stock: number) => boolean): boolean {
  if (vertex < flows.stockCount) return visit(vertex);
  const open = [vertex];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < flows.stockCount) {
      if (visit(at)) return true;
      continue;
    }
    for (let arc = flows.first[at]!; arc < flows.first[at + 1]!; arc++) open.push(flows.out(arc));
  }
  return false;
}

/** Orders the arcs into one stock by record, kind and basis; of transfers by their records' names, as they lie. */
export function compareArcs(flows: Flows, a: number, b: number): number {
  // The flows of a pool have records of productions alone, whose numbers are in order.
  if (flows.kind(a) === TRANSFER && flows.kind(b) === TRANSFER) return a - b;
  return (
    flows.record(a) - flows.record(b) || flows.kind(a) - flows.kind(b) || flows.basis(a) - flows.basis(b)
  );
}

/**
 * Sorts what feeds one stock: its flows, by feeding stock, record and kind, several of which may be one flow with
 * different bases. Arcs of one stock only, with the feeding stock of each.
 */
export class FeedSorter {
  readonly #flows: Flows;
  /** The arcs at hand, and by arc, counted from the first of the stock, its rank by record, kind and basis. */
  readonly #byRank: readonly number[];
  readonly #rank: readonly number[];
  readonly #firstArc: number;
  #keys = new Float64Array(64);
  #size = 0;

  constructor(flows: Flows, stock: number) {
    this.#flows = flows;
    this.#firstArc = flows.first[stock]!;
    const count = flows.first[stock + 1]! - this.#firstArc;
    const arcs = Array.from({ length: count }, (_, index) => this.#firstArc + index);
    this.#byRank = arcs.sort((a, b) => compareArcs(flows, a, b));
    const rank: number[] = [];
    for (const [at, arc] of this.#byRank.entries()) rank[arc - this.#firstArc] = at;
    this.#rank = rank;
  }

  /** The arcs of the stock by record, kind and basis. */
  get arcs(): readonly number[] {
    return this.#byRank;
  }

  add(arc: number, out: number): void {
    if (this.#size === this.#keys.length) {
      const larger = new Float64Array(2 * this.#size);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#size++] = out * this.#rank.length + this.#rank[arc - this.#firstArc]!;
  }

  /** What has been added, in order; of one feeding stock, record and kind only the best basis. */
  each(visit: (arc: number, out: number) => void): void {
    const keys = this.#keys.subarray(0, this.#size).sort();
    let [lastOut, lastArc] = [-1, -1];
    for (const key of keys) {
      const out = Math.floor(key / this.#rank.length);
      const arc = this.#byRank[key % this.#rank.length]!;
      if (out !== lastOut || !this.#flows.isAlike(arc, lastArc)) visit(arc, out);
      [lastOut, lastArc] = [out, arc];
    }
  }
}

/** The flows into a stock by those of its arcs that are asked for, as if there were no junctions; in order. */
export function flowsInto(flows: Flows, stock: number, isAsked: (arc: number) => boolean): readonly number[] {
  const into: number[] = [];
  const end = flows.first[stock + 1]!;
  if (!flows.hasJunctions(stock)) {
    for (let arc = flows.first[stock]!; arc < end; arc++) if (isAsked(arc)) into.push(arc);
    return into;
  }
  const sorter = new FeedSorter(flows, stock);
  for (let arc = flows.first[stock]!; arc < end; arc++) {
    if (!isAsked(arc)) continue;
    someBehind(flows, flows.out(arc), (out) => {
      if (out !== stock) sorter.add(arc, out);
      return false;
    });
  }
  sorter.each((arc, out) => into.push(flows.flowOf(arc, out)));
  return into;
}
