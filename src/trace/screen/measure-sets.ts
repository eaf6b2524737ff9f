import { remember } from '../../model/remember.js';

/** The number of the empty set. */
export const EMPTY = 0;

/** Sets of measures, each with a small number of its own: few different ones come up, for millions of stocks. */
export class MeasureSets {
  readonly #lists: (readonly number[])[] = [[]];
  readonly #ids = new Map<string, number>([['', EMPTY]]);
  readonly #idsOfKept = new Map<readonly number[], number>();
  readonly #unions = new Map<number, Map<number, number>>();

  /** The number of a set. */
  idOf(measures: Iterable<number>): number {
    const sorted = [...new Set(measures)].sort((a, b) => a - b);
    return remember(this.#ids, sorted.join(), () => this.#lists.push(sorted) - 1);
  }

  /** The same for a list that is asked for again and again. */
  idOfKept(measures: readonly number[]): number {
    return remember(this.#idsOfKept, measures, () => this.idOf(measures));
  }

  union(a: number, b: number): number {
    if (a === b || b === EMPTY) return a;
    if (a === EMPTY) return b;
    const known = remember(this.#unions, a, () => new Map<number, number>());
    return remember(known, b, () => this.idOf([...this.measures(a), ...this.measures(b)]));
  }

  intersection(a: number, b: number): number {
    if (a === b) return a;
    return this.idOf(this.measures(a).filter((measure) => this.measures(b).includes(measure)));
  }

  /** Ascending. */
  measures(id: number): readonly number[] {
    return this.#lists[id]!;
  }
}
