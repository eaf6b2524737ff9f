import { compareCodePoints } from './code-points.js';

/** Texts by index: an array of strings, or something that fetches each one from elsewhere when it is asked for. */
export interface TextColumn {
  readonly length: number;
  /** Undefined beyond the last. */
  at(index: number): string | undefined;
}

/** The index of a text among texts in code-point order, or -1; looks at no more than log2 of them. */
export function findText(sorted: TextColumn, text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(sorted.at(middle)!, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted.at(low) === text ? low : -1;
}
