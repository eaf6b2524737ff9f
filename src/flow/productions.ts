import { compareCodePoints } from '../model/code-points.js';
import type { Day } from '../model/dates.js';
import type { TextColumn } from '../model/text-column.js';
import { grouped } from './flows.js';
import { OUTBOUND, type Stocks } from './stocks.js';
import type { ProductionColumns } from './trade.js';

/** The productions grouped by their stocks: those at stock s are `first[s]` up to, but not with, `first[s + 1]`. */
export interface ProductionTable {
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly firstInput: Int32Array;
  readonly inputs: Int32Array;
}

/** Who is recorded to have made what, by stock; a production's number is its place among all. */
export class Productions {
  readonly table: ProductionTable;

  constructor(table: ProductionTable) {
    this.table = table;
  }

  get size(): number {
    return this.table.from.length;
  }

  /** Whether the party of an outbound stock is recorded to have made exactly its good. */
  hasAny(stock: number): boolean {
    return this.first(stock) < this.first(stock + 1);
  }

  first(stock: number): number {
    return this.table.first[stock]!;
  }

  from(production: number): Day {
    return this.table.from[production]!;
  }

  to(production: number): Day {
    return this.table.to[production]!;
  }

  /** The goods that a production states as what went in; empty if it states none. */
  inputs(production: number): Int32Array {
    const { inputs, firstInput } = this.table;
    return inputs.subarray(firstInput[production], firstInput[production + 1]);
  }

  hasInputs(production: number): boolean {
    return this.table.firstInput[production]! < this.table.firstInput[production + 1]!;
  }
}

/** The productions of a graph, and for each what only compiling and printing ask for. */
export interface GroupedProductions {
  readonly productions: Productions;
  readonly basis: Int32Array;
  readonly citation: TextColumn;
}

/** Numbers productions by stock, and at one stock by id. */
export function groupProductions(columns: ProductionColumns, stocks: Stocks): GroupedProductions {
  const { party, good, firstInput, inputs, citation } = columns;
  const stock = Int32Array.from(party, (of, at) => stocks.find(of, good[at]!, OUTBOUND));
  const { order, first } = grouped(stock, stocks.size, inOrderOfIds(columns), party.length);
  const ends = new Int32Array(order.length + 1);
  const moved = new Int32Array(inputs.length);
  for (const [to, at] of order.entries()) {
    const stated = inputs.subarray(firstInput[at], firstInput[at + 1]);
    moved.set(stated, ends[to]);
    ends[to + 1] = ends[to]! + stated.length;
  }
  const pick = (column: Int32Array) => order.map((at) => column[at]!);
  return {
    productions: new Productions({
      first,
      from: pick(columns.from),
      to: pick(columns.to),
      firstInput: ends,
      inputs: moved,
    }),
    basis: pick(columns.basis),
    citation: { length: order.length, at: (production) => citation.at(order[production] ?? -1) },
  };
}

function inOrderOfIds({ party, citation, isOrdered }: ProductionColumns): Iterable<number> {
  if (isOrdered) return party.keys();
  const id = (at: number) => citation.at(at)!.split(';')[0]!;
  return [...party.keys()].sort((a, b) => compareCodePoints(id(a), id(b)));
}
