import type { Recipe } from '../../src/model/records.js';
import type { Grade } from './grade.js';
import type { World } from './world.js';

/** A good's id; null is the unknown good `?`. */
export type GoodId = string | null;

interface Hierarchy {
  readonly broader: ReadonlyMap<string, string | null>;
  readonly raw: ReadonlySet<GoodId>;
  readonly recipes: readonly Recipe[];
}

/** The goods of a world with both closures of each good, `?` included (design.md §4, Goods). */
export interface Goods extends Hierarchy {
  readonly inputs: ReadonlyMap<GoodId, ReadonlySet<string>>;
  readonly widerInputs: ReadonlyMap<GoodId, ReadonlySet<string>>;
}

export function goodsOf(world: World): Goods {
  const hierarchy: Hierarchy = {
    broader: new Map(world.goods.map((good) => [good.id, good.broader])),
    raw: new Set(world.goods.filter((good) => good.raw).map((good) => good.id)),
    recipes: world.recipes,
  };
  const all: readonly GoodId[] = [null, ...world.goods.map((good) => good.id)];
  return {
    ...hierarchy,
    inputs: new Map(all.map((good) => [good, closure(good, (at) => directInputs(hierarchy, at))])),
    widerInputs: new Map(all.map((good) => [good, closure(good, (at) => widerStep(hierarchy, at))])),
  };
}

/** a ≤ b: a equals b or lies under it through `broader`; `?` is only under itself. */
export function isUnder(goods: Hierarchy, a: GoodId, b: GoodId): boolean {
  let at: GoodId = a;
  while (at !== b && at !== null) at = goods.broader.get(at) ?? null;
  return at === b && (a === null || b !== null);
}

/** a ≤ b or b ≤ a; `?` is compatible with all. */
export function isCompatible(goods: Hierarchy, a: GoodId, b: GoodId): boolean {
  return a === null || b === null || isUnder(goods, a, b) || isUnder(goods, b, a);
}

/** The inputs of every recipe whose good b has g ≤ b; a raw good has none. */
export function directInputs(goods: Hierarchy, g: GoodId): readonly string[] {
  return directRecipes(goods, g).map((recipe) => recipe.input);
}

/** The direct inputs of g that any of its recipes requires. */
export function requiredInputs(goods: Hierarchy, g: GoodId): readonly string[] {
  return directRecipes(goods, g)
    .filter((recipe) => recipe.required)
    .map((recipe) => recipe.input);
}

function directRecipes(goods: Hierarchy, g: GoodId): readonly Recipe[] {
  return goods.raw.has(g) ? [] : goods.recipes.filter((recipe) => isUnder(goods, g, recipe.good));
}

/** As the direct inputs, but of the recipes of every good compatible with the one at hand. */
function widerStep(goods: Hierarchy, g: GoodId): readonly string[] {
  if (goods.raw.has(g)) return [];
  return goods.recipes.filter((recipe) => isCompatible(goods, recipe.good, g)).map((recipe) => recipe.input);
}

function closure(start: GoodId, step: (at: GoodId) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open: GoodId[] = [start];
  while (open.length > 0) {
    for (const input of step(open.pop()!)) {
      if (!found.has(input)) open.push(input);
      found.add(input);
    }
  }
  return found;
}

/** inputs*(g). */
export function allInputs(goods: Goods, g: GoodId): readonly string[] {
  return [...goods.inputs.get(g)!];
}

/** inputs~(g). */
export function allWiderInputs(goods: Goods, g: GoodId): readonly string[] {
  return [...goods.widerInputs.get(g)!];
}

/** How surely h can be an input of g. */
export function inputGrade(goods: Goods, h: GoodId, g: GoodId): Grade {
  if (allInputs(goods, g).some((input) => isUnder(goods, h, input))) return 'firm';
  if (allWiderInputs(goods, g).some((input) => isCompatible(goods, h, input))) return 'loose';
  return (h === null || g === null) && !goods.raw.has(g) ? 'loose' : 'none';
}

/** Neither raw nor with direct inputs: what it is made of is not known. */
export function isUnexplained(goods: Goods, g: GoodId): boolean {
  return !goods.raw.has(g) && directInputs(goods, g).length === 0;
}
