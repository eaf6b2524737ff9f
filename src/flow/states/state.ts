import { remember } from '../../model/remember.js';
import type { GapKind } from '../../model/verdict.js';

/** Who made what is in an outbound stock, as far as the records say (design.md §4, Role). */
export type Role = 'producer' | 'handler';

/** Something that is not known about a stock; `input`: the good that is missing, or null. */
export interface StateGap {
  readonly kind: GapKind;
  readonly input: number | null;
}

export type StateGaps = readonly StateGap[];

/**
 * What every walk that gives a stock this label finds there: its role, and its gaps by kind and input, but for those
 * of its place, which hang on measures, and of circles, which hang on what else is reached.
 */
export interface State {
  /** Null of an inbound stock. */
  readonly role: Role | null;
  readonly gaps: StateGaps;
  /**
   * Whether it may be in a circle without an origin: it is no producer's, and where the circles that flows make are
   * known it is in one, and nothing that is in none feeds it with a flow that is not stale.
   */
  readonly mayCircle: boolean;
}

const ROLES: readonly (Role | null)[] = [null, 'producer', 'handler'];

/** Numbers states as they come up; millions of stocks have some dozens. */
export class StateNumbers {
  readonly all: State[] = [];
  readonly #numbers = new Map<string, number>();
  /** The same by lists of gaps that are one object, as most are, then by what else there is. */
  readonly #known = new Map<StateGaps, number[]>();

  numberOf(role: Role | null, gaps: StateGaps, mayCircle: boolean): number {
    const place = 2 * ROLES.indexOf(role) + Number(mayCircle);
    const known = this.#known.get(gaps)?.[place];
    if (known !== undefined) return known;
    const key = `${role} ${mayCircle} ${gaps.map(({ kind, input }) => `${kind} ${input}`)}`;
    const number = remember(this.#numbers, key, () => this.all.push({ role, gaps, mayCircle }) - 1);
    if (this.all[number]!.gaps === gaps) remember(this.#known, gaps, () => [])[place] = number;
    return number;
  }
}
