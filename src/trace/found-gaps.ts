import { IntColumn } from '../flow/int-column.js';
import { GAP_KINDS, type GapKind } from './result.js';

/** Something that is not known about a reached stock. */
export interface FoundGap {
  readonly kind: GapKind;
  readonly stock: number;
  /** The input good that is missing, or null. */
  readonly input: number | null;
  /** Indexes of the measures in force that it touches, ascending. Gaps that touch the same may share the list. */
  readonly touches: readonly number[];
}

/** What gaps at many stocks have in common, as it is kept. */
export interface AlikeGap {
  readonly kind: number;
  readonly input: number;
  readonly touches: number;
}

const NO_INPUT = -1;

/** Gaps by stock, then kind by code points, then input: in columns, for there are hundreds of thousands. */
export class FoundGaps {
  readonly #kind = new IntColumn();
  readonly #stock = new IntColumn();
  readonly #input = new IntColumn();
  readonly #touches = new IntColumn();
  readonly #lists: (readonly number[])[] = [];
  readonly #listIndex = new Map<readonly number[], number>();
  /** The same by what they hold. */
  readonly #equalIndex = new Map<string, number>();
  readonly #counts = new Int32Array(GAP_KINDS.length);

  get length(): number {
    return this.#stock.length;
  }

  /** The lists of measures that gaps touch, each once. */
  get touches(): readonly (readonly number[])[] {
    return this.#lists;
  }

  add(kind: GapKind, stock: number, input: number | null, touches: readonly number[]): void {
    this.addAlike(stock, this.alike(kind, input, touches));
  }

  alike(kind: GapKind, input: number | null, touches: readonly number[]): AlikeGap {
    return { kind: KIND_INDEX[kind], input: input ?? NO_INPUT, touches: this.#indexOf(touches) };
  }

  addAlike(stock: number, { kind, input, touches }: AlikeGap): void {
    this.#kind.push(kind);
    this.#stock.push(stock);
    this.#input.push(input);
    this.#touches.push(touches);
    this.#counts[kind]!++;
  }

  at(index: number): FoundGap {
    const input = this.#input.at(index);
    return {
      kind: GAP_KINDS[this.#kind.at(index)]!,
      stock: this.#stock.at(index),
      input: input === NO_INPUT ? null : input,
      touches: this.#lists[this.#touches.at(index)]!,
    };
  }

  stockAt(index: number): number {
    return this.#stock.at(index);
  }

  /** The first gap of a stock or of those behind it. */
  firstFrom(stock: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#stock.at(middle) < stock) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  *[Symbol.iterator](): Generator<FoundGap> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  countByKind(): Readonly<Record<GapKind, number>> {
    const counts = GAP_KINDS.map((kind, index) => [kind, this.#counts[index]!]);
    return Object.fromEntries(counts) as Record<GapKind, number>;
  }

  #indexOf(touches: readonly number[]): number {
    const same = this.#listIndex.get(touches);
    if (same !== undefined) return same;
    const key = touches.join();
    const equal = this.#equalIndex.get(key);
    if (equal !== undefined) return equal;
    this.#listIndex.set(touches, this.#lists.length);
    this.#equalIndex.set(key, this.#lists.length);
    return this.#lists.push(touches) - 1;
  }
}

const KIND_INDEX = Object.fromEntries(GAP_KINDS.map((kind, index) => [kind, index])) as Record<
  GapKind,
  number
>;
