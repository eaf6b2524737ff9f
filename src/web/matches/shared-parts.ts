/** A name cut into words and what stands between them. */
export interface Part {
  readonly text: string;
  readonly isShared: boolean;
}

function plainWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set((name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(plainWord));
}

/** Which words of a name stand in the other one too, whatever their case and accents: to be seen at a glance. */
export function sharedParts(name: string, other: string): readonly Part[] {
  const known = wordsOf(other);
  return name
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, isShared: known.has(plainWord(text)) }));
}
