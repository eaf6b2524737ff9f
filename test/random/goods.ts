import fc from 'fast-check';
import type { Good, Recipe } from '../../src/model/records.js';
import type { Temper } from './chance.js';
import { chance, maybe, pick, turn } from './chance.js';

/** Ids whose order by code points is neither that of the line nor that of UTF-16 units. */
const LINE_IDS = ['panel', 'Cell', 'wafer', 'ingot', 'silicon', 'quartz'];
const OTHER_IDS = ['～film', '𠮷glass', 'mono', 'Zinc'];

/** The goods of a world and the line along which the first is made from the second, and so on. */
export interface GoodsPart {
  readonly goods: readonly Good[];
  readonly recipes: readonly Recipe[];
  readonly line: readonly string[];
}

function lineGood(temper: Temper) {
  return fc.record({
    broaderAt: maybe(35, turn),
    isRaw: chance(2),
    hasRecipe: chance(100 - temper.oddPercent / 2),
    isRequired: chance(85),
    isOnBroader: chance(25),
  });
}

const OTHER_GOOD = fc.record({ broaderAt: maybe(50, turn), isRaw: chance(30) });
const FURTHER_RECIPE = fc.record({ good: turn, input: turn, isRequired: fc.boolean() });

export function goodsPart(temper: Temper): fc.Arbitrary<GoodsPart> {
  return fc
    .record({
      line: fc.array(lineGood(temper), { minLength: 2, maxLength: LINE_IDS.length, size: 'max' }),
      others: fc.array(OTHER_GOOD, { maxLength: OTHER_IDS.length, size: 'max' }),
      further: fc.array(FURTHER_RECIPE, { maxLength: temper.noise > 1 ? 3 : 0, size: 'max' }),
      isLastRaw: chance(100 - temper.oddPercent / 2),
    })
    .map(build);
}

type LineGood = ReturnType<typeof lineGood> extends fc.Arbitrary<infer T> ? T : never;
type OtherGood = typeof OTHER_GOOD extends fc.Arbitrary<infer T> ? T : never;

interface Draft {
  readonly line: readonly LineGood[];
  readonly others: readonly OtherGood[];
  readonly further: readonly {
    readonly good: number;
    readonly input: number;
    readonly isRequired: boolean;
  }[];
  readonly isLastRaw: boolean;
}

function build({ line, others, further, isLastRaw }: Draft): GoodsPart {
  const lineIds = LINE_IDS.slice(0, line.length);
  const ids = [...lineIds, ...OTHER_IDS.slice(0, others.length)];
  const drafts = [
    ...line.map((good, index) => ({
      ...good,
      isRaw: good.isRaw || (isLastRaw && index === line.length - 1),
    })),
    ...others,
  ];
  const broader = new Map<string, string>();
  for (const [index, draft] of drafts.entries()) {
    const over = draft.broaderAt === null ? null : pick(ids, draft.broaderAt);
    if (over !== null && !lineage(broader, over).includes(ids[index]!)) broader.set(ids[index]!, over);
  }
  const goods = drafts.map((draft, index) =>
    goodOf(ids[index]!, broader.get(ids[index]!) ?? null, draft.isRaw),
  );
  const recipes = [
    ...line.slice(0, -1).flatMap((draft, index) => lineRecipe(draft, index, lineIds, broader)),
    ...further.map((draft) => recipeOf(pick(ids, draft.good), pick(ids, draft.input), draft.isRequired)),
  ];
  return { goods, recipes: legal(recipes, goods), line: lineIds };
}

function lineage(broader: ReadonlyMap<string, string>, id: string): readonly string[] {
  const ids: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = broader.get(at)) ids.push(at);
  return ids;
}

function lineRecipe(
  draft: LineGood,
  index: number,
  line: readonly string[],
  broader: ReadonlyMap<string, string>,
): readonly Recipe[] {
  if (!draft.hasRecipe) return [];
  const good = line[index]!;
  const made = draft.isOnBroader ? (broader.get(good) ?? good) : good;
  return [recipeOf(made, line[index + 1]!, draft.isRequired)];
}

/** One recipe for a good and input, and none of a raw good. */
function legal(recipes: readonly Recipe[], goods: readonly Good[]): readonly Recipe[] {
  const raw = new Set(goods.filter((good) => good.raw).map((good) => good.id));
  const unique = new Map(recipes.map((recipe) => [`${recipe.good};${recipe.input}`, recipe]));
  return [...unique.values()].filter(({ good }) => !raw.has(good));
}

function goodOf(id: string, broader: string | null, raw: boolean): Good {
  return { id, name: id, hs: [], broader, raw, unresolved: false };
}

function recipeOf(good: string, input: string, required: boolean): Recipe {
  return { good, input, required, inputPerUnit: null, unit: null };
}
