import { remember } from '../model/remember.js';
import type { FeedList } from './feeds.js';
import type { FlowBuilder } from './flow-builder.js';

/** One flow into a stock from each of a list, but for those from itself and those that a stronger bundle has. */
export interface Bundle {
  readonly into: number;
  readonly kind: number;
  readonly basis: number;
  readonly record: number;
  readonly list: FeedList;
  /** Of the same kind and record and a better basis, and all on the list. */
  readonly stronger: FeedList | null;
}

/** Whether flows go through junctions where that makes them fewer; the others are for tests. */
export type Sharing = 'where-fewer' | 'never' | 'always';

/** Pools of no more flows than this are left as they are, and so are lists of no more stocks. */
const FEW_FLOWS = 4096;
const FEW_STOCKS = 8;
/** How many times fewer the arcs must be. */
const WORTH = 4;

/** Goods that are on the same lists, with their stocks. */
interface Atom {
  readonly stocks: number[];
  listCount: number;
  lastList: FeedList | null;
  junction: number | null;
}

/** Adds the flows of the bundles of one pool, many-to-many ones through junctions. */
export function addBundles(bundles: readonly Bundle[], builder: FlowBuilder, sharing: Sharing): void {
  const junctions = junctionsOf(bundles, builder, sharing);
  for (const { into, kind, basis, record, list, stronger } of bundles) {
    const flow = { into, basis, kind, record, isCrossing: false };
    const junction = junctions.get(list);
    if (junction === undefined) {
      for (const out of list.stocks()) if (out !== into && !stronger?.has(out)) builder.add({ ...flow, out });
    } else {
      const isOnItself = list.has(into) && !stronger?.has(into);
      const flowCount = list.size - (stronger?.size ?? 0) - Number(isOnItself);
      if (flowCount > 0) builder.addShared({ ...flow, out: junction }, flowCount);
    }
  }
}

/** The junction of each list that is to have one. */
function junctionsOf(
  bundles: readonly Bundle[],
  builder: FlowBuilder,
  sharing: Sharing,
): ReadonlyMap<FeedList, number> {
  const junctions = new Map<FeedList, number>();
  const flowCount = bundles.reduce((sum, { list }) => sum + list.size, 0);
  if (sharing === 'never' || (sharing === 'where-fewer' && flowCount <= FEW_FLOWS)) return junctions;
  const isWorth = (direct: number, shared: number) => sharing === 'always' || direct > WORTH * shared;
  const uses = new Map<FeedList, number>();
  for (const { list } of bundles) uses.set(list, (uses.get(list) ?? 0) + 1);
  const long = [...uses.keys()].filter(({ size }) => sharing === 'always' || size > FEW_STOCKS);
  for (const lists of Map.groupBy(long, ({ among }) => among).values()) {
    const atoms = atomsOf(lists);
    for (const list of lists) {
      const parts = partsOf(list, atoms, ({ stocks, listCount }) =>
        isWorth(stocks.length * listCount, stocks.length + listCount),
      );
      const count = uses.get(list)!;
      if (!isWorth(count * list.size, count + parts.length)) continue;
      const ends = parts.map((part) => (typeof part === 'number' ? part : junctionOf(part, builder)));
      const isOneAtom = parts.length === 1 && typeof parts[0] !== 'number';
      junctions.set(list, isOneAtom ? ends[0]! : builder.addJunction(ends));
    }
  }
  return junctions;
}

function junctionOf(atom: Atom, builder: FlowBuilder): number {
  atom.junction ??= builder.addJunction(atom.stocks);
  return atom.junction;
}

/**
 * By good, the coarsest parts of which all lists are made: goods stay together until a list takes only some of them.
 * Linear in the goods on the lists.
 */
function atomsOf(lists: readonly FeedList[]): ReadonlyMap<number, Atom> {
  const partOf = new Map<number, number>();
  let partCount = 0;
  for (const { goods } of lists) {
    const parts = new Map<number, number>();
    const next = () => ++partCount;
    for (const good of goods) partOf.set(good, remember(parts, partOf.get(good) ?? 0, next));
  }
  const atoms = new Map<number, Atom>();
  const newAtom = (): Atom => ({ stocks: [], listCount: 0, lastList: null, junction: null });
  const atomOf = new Map([...partOf].map(([good, part]) => [good, remember(atoms, part, newAtom)]));
  for (const [good, { stocks }] of atomOf) stocks.push(...lists[0]!.among.get(good)!);
  for (const list of lists) {
    for (const good of list.goods) {
      const atom = atomOf.get(good)!;
      if (atom.lastList === list) continue;
      atom.lastList = list;
      atom.listCount++;
    }
  }
  return atomOf;
}

/** What a list is made of: the atoms that are to be junctions whole, of the others their stocks. */
function partsOf(
  { goods, among }: FeedList,
  atoms: ReadonlyMap<number, Atom>,
  isShared: (atom: Atom) => boolean,
): readonly (Atom | number)[] {
  const parts = new Set<Atom | number>();
  for (const good of goods) {
    const atom = atoms.get(good)!;
    if (isShared(atom)) parts.add(atom);
    else for (const stock of among.get(good)!) parts.add(stock);
  }
  return [...parts];
}
