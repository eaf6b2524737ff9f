/** Phrases of units (words, or Chinese characters), found the longest first. */
export class PhraseIndex<T> {
  /** By first unit: the phrases that begin with it, each with its number of units, the longest first. */
  readonly #byFirst = new Map<string, { readonly units: readonly string[]; readonly value: T }[]>();

  /** A phrase that is there already gets the new value. */
  add(units: readonly string[], value: T): void {
    const [first] = units;
    if (first === undefined) return;
    const others = (this.#byFirst.get(first) ?? []).filter((one) => !areEqual(one.units, units));
    const all = [...others, { units, value }].sort((a, b) => b.units.length - a.units.length);
    this.#byFirst.set(first, all);
  }

  /** The longest phrase that begins at a unit of a text; `canFollow`: whether a unit goes on with the one before. */
  longestAt(
    text: readonly string[],
    from: number,
    canFollow: (at: number) => boolean,
  ): { readonly to: number; readonly value: T } | null {
    for (const { units, value } of this.#byFirst.get(text[from]!) ?? []) {
      if (units.every((unit, at) => text[from + at] === unit && (at === 0 || canFollow(from + at)))) {
        return { to: from + units.length, value };
      }
    }
    return null;
  }
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((unit, at) => unit === b[at]);
}
