const FIRST_SURROGATE = 0xd800;
const FIRST_AFTER_SURROGATES = 0xe000;

/** Lifts surrogates above U+E000..U+FFFF, where UTF-16 order and code point order differ. */
function weight(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  return unit >= FIRST_AFTER_SURROGATES ? unit - 0x800 : unit + 0x2000;
}

/** Orders strings by Unicode code points, null first: the order that makes answers reproducible (design.md §4). */
export function compareCodePoints(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return weight(left) - weight(right);
  }
  return a.length - b.length;
}
