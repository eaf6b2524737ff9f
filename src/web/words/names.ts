import type { Names } from '../api/answers.js';

/** Names for people; an id without a name stands for itself, and the unknown good is called so. */

export function partyName(id: string, { parties }: Names): string {
  return parties[id] ?? id;
}

export function goodName(id: string | null, { goods }: Names): string {
  return id === null ? 'unknown good' : (goods[id] ?? id);
}

/** The beginning of a good's name that says what it is: `Quartz glass, in tubes (raw)` is `Quartz glass`. */
export function shortGoodName(id: string | null, names: Names): string {
  const name = goodName(id, names);
  const end = name.search(/,| \(/);
  return end > 3 ? name.slice(0, end) : name;
}

export function documentName(id: string, { documents }: Names): string {
  return documents[id] ?? id;
}

export function placeName(code: string, { places }: Names): string {
  return places[code] ?? code;
}
