/** Orders texts by Unicode code points, null first (design.md §4, Hit). */
export function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  const left = Array.from(a, (character) => character.codePointAt(0)!);
  const right = Array.from(b, (character) => character.codePointAt(0)!);
  for (const [index, point] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return -1;
}

/** Orders rows of texts by their first difference; a row that is the beginning of another comes first. */
export function compareRows(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [index, text] of a.entries()) {
    if (index >= b.length) return 1;
    const order = compareText(text, b[index]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
