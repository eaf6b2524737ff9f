import type { Goods } from '../model/goods.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { remember } from '../model/remember.js';
import type { GapKind } from '../model/verdict.js';
import type { Scope } from './scope.js';

/** Which measures a gap at a good could hide a hit of (design.md §4, Gap). */
export class Touch {
  readonly #goods: Goods;
  readonly #scopes: readonly Scope[];
  readonly #known = new Map<number, readonly number[]>();

  /** All measures that have a scope item, ascending. */
  readonly everyMeasure: readonly number[];

  constructor(goods: Goods, scopes: readonly Scope[]) {
    this.#goods = goods;
    this.#scopes = scopes;
    this.everyMeasure = [...new Set(scopes.map((scope) => scope.measure))];
  }

  /** Indexes of the measures in force that a gap at this good touches, ascending. */
  measuresOf(good: number): readonly number[] {
    return remember(this.#known, good, () => {
      const touched = new Set<number>();
      for (const scope of this.#scopes) if (this.#touches(scope, good)) touched.add(scope.measure);
      return [...touched].sort((a, b) => a - b);
    });
  }

  /** The same for a gap of some kind at a stock's good; `input`: the good that is missing, or null. */
  measuresOfGap(kind: GapKind, input: number | null, good: number): readonly number[] {
    // What it is made of is not known at all.
    return kind === 'recipe-unknown' ? this.everyMeasure : this.measuresOf(input ?? good);
  }

  #touches(scope: Scope, good: number): boolean {
    if (scope.goods === null || good === UNKNOWN_GOOD || this.#hasUnknownMakeup(good)) return true;
    return scope.goods.some(
      (listed) => this.#goods.compatible(good, listed) || this.#goods.asInput(listed, good) !== null,
    );
  }

  /** What the good, or something in it, is made of is not known. */
  #hasUnknownMakeup(good: number): boolean {
    return [good, ...this.#goods.looseInputs(good)].some(
      (at) => !this.#goods.isRaw(at) && !this.#goods.hasDirectInputs(at),
    );
  }
}
