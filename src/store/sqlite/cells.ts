import type { IdOf, KeyOf } from './terms.js';

/** The cells of a row, and what they hold of a record. */

/** What a column holds. */
export type Cell = string | number | null;

const NONE: readonly string[] = Object.freeze([]);

export const flag = (value: boolean): number => (value ? 1 : 0);
export const list = (values: readonly string[]): Cell =>
  values.length === 0 ? null : JSON.stringify(values);

/** A list of one text in which nothing is escaped: most lists are, and JSON takes five times as long. */
const PLAIN_SINGLE = /^\["[^"\\\p{Cc}]*"\]$/u;

export function values(cell: Cell | undefined): readonly string[] {
  if (cell === null) return NONE;
  const json = cell as string;
  return PLAIN_SINGLE.test(json) ? [json.slice(2, -2)] : (JSON.parse(json) as string[]);
}

export const text = (cell: Cell | undefined): string => cell as string;
export const textOrNull = (cell: Cell | undefined): string | null => cell as string | null;
export const number = (cell: Cell | undefined): number => cell as number;
export const numberOrNull = (cell: Cell | undefined): number | null => cell as number | null;
export const keyOrNull = (id: string | null, keyOf: KeyOf): Cell => (id === null ? null : keyOf(id));
export const idOrNull = (cell: Cell | undefined, idOf: IdOf): string | null =>
  cell === null ? null : idOf(cell as number);
