import { compareCodePoints } from './code-points.js';
import type { Good, Recipe } from './records.js';
import { remember } from './remember.js';

/** Index of the unknown good `?`; known goods follow in code-point order of their ids. */
export const UNKNOWN_GOOD = 0;

/** Classes of goods that have no inputs, are not known to have any, or go by a good above; else that of the good itself. */
const RAW = -1;
const NO_RECIPES = -2;
const UNDER_RECIPES = -2;

export type InputStrength = 'firm' | 'loose';

/** What can be made from what, worked out once for each good at hand. */
interface Inputs {
  /** inputs*(g) */
  readonly firm: ReadonlySet<number>;
  /** inputs~(g) */
  readonly loose: ReadonlySet<number>;
  /** inputs~(g) and every good above a member of it: what lies here is compatible with a member from above. */
  readonly looseOrAbove: ReadonlySet<number>;
}

/**
 * The hierarchy of goods and their recipes (design.md §4, Goods). Goods are handled as small integers.
 * `broader` is a forest, so "lies under" is one comparison of positions in a preorder.
 */
export class Goods {
  readonly ids: readonly (string | null)[];
  readonly #indexes = new Map<string, number>();
  readonly #broader: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #byPreorder: Int32Array;
  readonly #raw: Uint8Array;
  readonly #recipes = new Map<number, Recipe[]>();
  /** By position in the preorder: how many goods before it have recipes. */
  readonly #recipesBefore: Int32Array;
  readonly #inputs = new Map<number, Inputs>();

  constructor(goods: readonly Good[], recipes: readonly Recipe[]) {
    const sorted = [...goods].sort((a, b) => compareCodePoints(a.id, b.id));
    this.ids = [null, ...sorted.map((good) => good.id)];
    for (const [index, id] of this.ids.entries()) if (id !== null) this.#indexes.set(id, index);
    this.#raw = Uint8Array.from([0, ...sorted.map((good) => (good.raw ? 1 : 0))]);
    this.#broader = Int32Array.from([
      -1,
      ...sorted.map((good) => this.#indexes.get(good.broader ?? '') ?? -1),
    ]);
    this.#first = new Int32Array(this.size);
    this.#last = new Int32Array(this.size);
    this.#byPreorder = new Int32Array(this.size);
    this.#number();
    for (const recipe of recipes) this.#add(recipe);
    this.#recipesBefore = new Int32Array(this.size + 1);
    for (let at = 0; at < this.size; at++) {
      const isMade = this.#recipes.has(this.#byPreorder[at]!);
      this.#recipesBefore[at + 1] = this.#recipesBefore[at]! + Number(isMade);
    }
  }

  get size(): number {
    return this.ids.length;
  }

  /** The index of a good, `?` for null; undefined if there is no such good. */
  indexOf(id: string | null): number | undefined {
    return id === null ? UNKNOWN_GOOD : this.#indexes.get(id);
  }

  isRaw(good: number): boolean {
    return this.#raw[good] === 1;
  }

  /** a ≤ b: equal, or a lies under b. */
  isUnder(a: number, b: number): boolean {
    return this.#first[b]! <= this.#first[a]! && this.#first[a]! <= this.#last[b]!;
  }

  compatible(a: number, b: number): boolean {
    return a === UNKNOWN_GOOD || b === UNKNOWN_GOOD || this.isUnder(a, b) || this.isUnder(b, a);
  }

  /** The good and every good above it. */
  *atOrAbove(good: number): Generator<number> {
    for (let at = good; at >= 0; at = this.#broader[at]!) yield at;
  }

  /** Orders goods so that all that lie under one good stand together, right behind it. */
  preorder(good: number): number {
    return this.#first[good]!;
  }

  lastPreorder(good: number): number {
    return this.#last[good]!;
  }

  /** The inputs of every recipe whose good is g or lies above it; none for a raw good. */
  directInputs(good: number): ReadonlyMap<number, { readonly required: boolean }> {
    const inputs = new Map<number, { required: boolean }>();
    if (good === UNKNOWN_GOOD || this.isRaw(good)) return inputs;
    for (const above of this.atOrAbove(good)) {
      for (const recipe of this.#recipes.get(above) ?? []) {
        const input = this.#indexes.get(recipe.input);
        if (input === undefined) continue;
        inputs.set(input, { required: recipe.required || (inputs.get(input)?.required ?? false) });
      }
    }
    return inputs;
  }

  hasDirectInputs(good: number): boolean {
    return this.directInputs(good).size > 0;
  }

  /**
   * Goods of one number have the same direct inputs, inputs* and inputs~, and are raw or not: those without recipes of a good under
   * them go by the first one at or above them that has some. So what is worked out for thousands of kinds of one good
   * is worked out once.
   */
  recipeClass(good: number): number {
    if (this.isRaw(good)) return RAW;
    const recipes = this.#recipesBefore;
    const hasRecipesUnder = recipes[this.#last[good]! + 1]! > recipes[this.#first[good]! + 1]!;
    if (good === UNKNOWN_GOOD || hasRecipesUnder) return good;
    for (const above of this.atOrAbove(good)) if (this.#recipes.has(above)) return UNDER_RECIPES - above;
    return NO_RECIPES;
  }

  /** inputs*(g): the direct inputs and, repeatedly, theirs. */
  firmInputs(good: number): ReadonlySet<number> {
    return this.#inputsOf(good).firm;
  }

  /** inputs~(g): the same, but each step takes the recipes of every good compatible with the one at hand. */
  looseInputs(good: number): ReadonlySet<number> {
    return this.#inputsOf(good).loose;
  }

  /** Whether h can be an input of g, and how surely. */
  asInput(h: number, g: number): InputStrength | null {
    if (g !== UNKNOWN_GOOD && this.isRaw(g)) return null;
    if (h === UNKNOWN_GOOD || g === UNKNOWN_GOOD) return 'loose';
    const inputs = this.#inputsOf(g);
    if (inputs.loose.size === 0) return null;
    for (const above of this.atOrAbove(h)) if (inputs.firm.has(above)) return 'firm';
    if (inputs.looseOrAbove.has(h)) return 'loose';
    for (const above of this.atOrAbove(h)) if (inputs.loose.has(above)) return 'loose';
    return null;
  }

  #add(recipe: Recipe): void {
    const good = this.#indexes.get(recipe.good);
    if (good === undefined) return;
    remember(this.#recipes, good, () => []).push(recipe);
  }

  /** Numbers the forest in preorder: a good's descendants take the numbers up to its last one. */
  #number(): void {
    const children: number[][] = Array.from({ length: this.size }, () => []);
    const roots: number[] = [];
    for (let good = 0; good < this.size; good++) {
      const broader = this.#broader[good]!;
      if (broader < 0) roots.push(good);
      else children[broader]!.push(good);
    }
    let next = 0;
    const stack = roots.reverse().map((good) => ({ good, done: false }));
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (top.done) {
        this.#last[top.good] = next - 1;
        continue;
      }
      this.#byPreorder[next] = top.good;
      this.#first[top.good] = next++;
      stack.push({ good: top.good, done: true });
      for (const child of children[top.good]!.reverse()) stack.push({ good: child, done: false });
    }
  }

  #inputsOf(good: number): Inputs {
    return remember(this.#inputs, this.recipeClass(good), () => {
      const firm = this.#closure(good, (at) => this.directInputs(at).keys());
      const loose = this.#closure(good, (at) => this.#compatibleRecipeInputs(at));
      return { firm, loose, looseOrAbove: this.#withAllAbove(loose) };
    });
  }

  #withAllAbove(goods: ReadonlySet<number>): Set<number> {
    const all = new Set<number>();
    for (const good of goods) {
      for (const above of this.atOrAbove(good)) {
        if (all.has(above)) break;
        all.add(above);
      }
    }
    return all;
  }

  #closure(good: number, step: (at: number) => Iterable<number>): Set<number> {
    const reached = new Set<number>(step(good));
    // A Set hands out what is added while it is walked, so this ends when nothing new comes up.
    for (const at of reached) for (const input of step(at)) reached.add(input);
    return reached;
  }

  *#compatibleRecipeInputs(good: number): Generator<number> {
    if (good !== UNKNOWN_GOOD && this.isRaw(good)) return;
    for (const at of this.#compatibleGoods(good)) {
      for (const recipe of this.#recipes.get(at) ?? []) {
        const input = this.#indexes.get(recipe.input);
        if (input !== undefined) yield input;
      }
    }
  }

  *#compatibleGoods(good: number): Generator<number> {
    if (good === UNKNOWN_GOOD) {
      yield* this.#recipes.keys();
      return;
    }
    yield* this.atOrAbove(good);
    for (let at = this.#first[good]! + 1; at <= this.#last[good]!; at++) yield this.#byPreorder[at]!;
  }
}
