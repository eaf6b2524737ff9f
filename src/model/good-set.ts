import { type Goods, UNKNOWN_GOOD } from './goods.js';

/** A set of goods that answers "which of you are compatible with x" without looking at all of them. */
export class GoodSet {
  readonly size: number;
  readonly #goods: Goods;
  readonly #members: ReadonlySet<number>;
  /** The known members in preorder, so that those under one good stand together. */
  readonly #sorted: readonly number[];

  constructor(goods: Goods, members: Iterable<number>) {
    this.#goods = goods;
    this.#members = new Set(members);
    this.size = this.#members.size;
    this.#sorted = [...this.#members]
      .filter((good) => good !== UNKNOWN_GOOD)
      .sort((a, b) => goods.preorder(a) - goods.preorder(b));
  }

  /** The members at or under a good. */
  *under(good: number): Generator<number> {
    if (good === UNKNOWN_GOOD) {
      if (this.#members.has(UNKNOWN_GOOD)) yield UNKNOWN_GOOD;
      return;
    }
    const last = this.#goods.lastPreorder(good);
    for (let at = this.#firstFrom(this.#goods.preorder(good)); at < this.#sorted.length; at++) {
      if (this.#goods.preorder(this.#sorted[at]!) > last) return;
      yield this.#sorted[at]!;
    }
  }

  /** Each member that is compatible with a good, once. */
  *compatibleWith(good: number): Generator<number> {
    if (good === UNKNOWN_GOOD) {
      yield* this.#members;
      return;
    }
    if (this.#members.has(UNKNOWN_GOOD)) yield UNKNOWN_GOOD;
    for (const above of this.#goods.atOrAbove(good)) {
      if (above !== good && this.#members.has(above)) yield above;
    }
    yield* this.under(good);
  }

  hasCompatibleWith(good: number): boolean {
    for (const _ of this.compatibleWith(good)) return true;
    return false;
  }

  /** Each member that can be an input of a good, firmly or loosely, once. */
  inputsOf(good: number): Iterable<number> {
    if (good === UNKNOWN_GOOD) return this.#members;
    if (this.#goods.isRaw(good)) return [];
    const found = new Set<number>();
    if (this.#members.has(UNKNOWN_GOOD)) found.add(UNKNOWN_GOOD);
    for (const input of this.#goods.looseInputs(good)) {
      for (const member of this.compatibleWith(input)) found.add(member);
    }
    return found;
  }

  #firstFrom(preorder: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#goods.preorder(this.#sorted[middle]!) < preorder) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
