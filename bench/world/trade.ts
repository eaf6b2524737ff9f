import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A good that somebody makes, digs or grows; those that only stand for several others are left out. */
export interface TradedGood {
  readonly id: string;
  readonly isRaw: boolean;
  /** Nothing is made of it: what importers buy. */
  readonly isFinal: boolean;
  /** Indexes of the goods that it is made from, by any recipe. */
  readonly inputs: readonly number[];
}

interface GoodRow {
  readonly id: string;
  readonly broader: string;
  readonly raw: string;
}

interface RecipeRow {
  readonly good: string;
  readonly input: string;
}

function rows<T>(folder: string, name: string): readonly T[] {
  return parse(readFileSync(`${folder}/${name}`, 'utf8'), { columns: true }) as readonly T[];
}

/** The goods and recipes of the seed, with categories resolved into the goods under them; in the order of the file. */
export function tradedGoods(seedFolder: string): readonly TradedGood[] {
  const goods = rows<GoodRow>(seedFolder, 'goods.csv');
  const recipes = rows<RecipeRow>(seedFolder, 'recipes.csv');
  const broader = new Map(goods.map((good) => [good.id, good.broader]));
  const above = (id: string): readonly string[] => {
    const chain = [id];
    for (let at = broader.get(id); at; at = broader.get(at)) chain.push(at);
    return chain;
  };
  const traded = goods.filter(({ id }) => !goods.some((other) => other.broader === id));
  const inputsOf = (id: string) => {
    const wanted = recipes.filter(({ good }) => above(id).includes(good)).map(({ input }) => input);
    return traded.flatMap((each, index) => (above(each.id).some((up) => wanted.includes(up)) ? [index] : []));
  };
  const inputs = traded.map(({ id }) => inputsOf(id));
  const used = new Set(inputs.flat());
  return traded.map(({ id, raw }, index) => ({
    id,
    isRaw: raw === 'true',
    isFinal: !used.has(index),
    inputs: inputs[index]!,
  }));
}
