import { OUTBOUND } from '../flow/stocks.js';
import { type Coverage, measuresWithoutPlace } from '../measures/coverage.js';
import type { Said, Sayings } from '../measures/sayings.js';
import type { Touch } from '../measures/touch.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { once, remember } from '../model/remember.js';
import type { Circles } from './circles.js';
import type { ReachedStates } from './reached-states.js';
import { GAP_KINDS, type GapKind } from './result.js';
import type { Walks } from './walks.js';

/** Something that is not known about a reached stock. */
export interface FoundGap {
  readonly kind: GapKind;
  readonly stock: number;
  /** The input good that is missing, or null. */
  readonly input: number | null;
  /** Indexes of the measures in force that it touches, ascending. */
  readonly touches: readonly number[];
}

type StockGap = Omit<FoundGap, 'stock'>;

export interface GapSearch {
  readonly walks: Walks;
  readonly states: ReachedStates;
  readonly coverage: Coverage;
  readonly sayings: Sayings;
  readonly touch: Touch;
}

/** The gaps that all stocks of a good in a state have: those before one of its place, and those behind. */
interface AlikeGaps {
  readonly before: readonly StockGap[];
  readonly behind: readonly StockGap[];
  /** How many such stocks have been taken up. */
  stocks: number;
}

interface PlaceGaps {
  readonly touches: readonly number[];
  stocks: number;
}

const NO_MEASURES: readonly number[] = [];

/**
 * The gaps of reached stocks: by stock, then kind by code points, then input. There are hundreds of thousands, and
 * mostly the nearest few are asked for: so they are counted, and made anew for the stocks that somebody asks about.
 */
export class FoundGaps {
  readonly #search: GapSearch;
  /** By state and good those that have been asked for. */
  readonly #alike: (AlikeGaps | undefined)[] = [];
  /** By what they touch how many stocks taken up have a gap of their place, and that of the last one. */
  readonly #places = new Map<readonly number[], PlaceGaps>();
  #lastPlaces: PlaceGaps = { touches: NO_MEASURES, stocks: 0 };
  /** What gaps of places touch at stocks that are like no others, each list once. */
  readonly #lists = new Map<string, readonly number[]>();
  /** By the smallest outbound stock of a circle what a missing origin of it touches. */
  readonly #origins: () => ReadonlyMap<number, readonly number[]>;

  /** `circles` are looked for when they matter: mostly the other gaps have decided the verdicts. */
  constructor(search: GapSearch, circles: () => Circles) {
    this.#search = search;
    this.#origins = once(() => this.#missingOrigins(circles()));
  }

  /** Counts those of a stock in a state; `said`: of an outbound stock that is like others. */
  takeUp(stock: number, state: number, said: Said | null): void {
    this.#alikeAt(stock, state).stocks++;
    const touches = this.#missingPlaces(stock, said);
    if (touches.length > 0) this.#countPlace(touches);
  }

  #countPlace(touches: readonly number[]): void {
    // To look up each of half a million takes a twentieth of a second.
    if (this.#lastPlaces.touches !== touches) this.#lastPlaces = this.#placesOf(touches);
    this.#lastPlaces.stocks++;
  }

  #placesOf(touches: readonly number[]): PlaceGaps {
    return remember(this.#places, touches, () => ({ touches, stocks: 0 }));
  }

  get length(): number {
    return Object.values(this.countByKind()).reduce((sum, count) => sum + count, 0);
  }

  /** Of some measures those that gaps touch. */
  touched(measures: readonly number[]): ReadonlySet<number> {
    const alike = this.#taken().flatMap(({ before, behind }) => [...before, ...behind]);
    const touched = new Set([...alike.map(({ touches }) => touches), ...this.#places.keys()].flat());
    if (measures.every((measure) => touched.has(measure))) return touched;
    return new Set([...touched, ...[...this.#origins().values()].flat()]);
  }

  countByKind(): Readonly<Record<GapKind, number>> {
    const counts = Object.fromEntries(GAP_KINDS.map((kind) => [kind, 0])) as Record<GapKind, number>;
    for (const { before, behind, stocks } of this.#taken())
      for (const { kind } of [...before, ...behind]) counts[kind] += stocks;
    for (const { stocks } of this.#places.values()) counts['place-unknown'] += stocks;
    counts['origin-unknown'] += this.#origins().size;
    return counts;
  }

  /** Those of a reached stock. */
  at(stock: number): readonly FoundGap[] {
    const { before, behind } = this.#alikeAt(stock, this.#search.states.numberOf(stock));
    const gaps = [...before];
    // Before one of its place only, for a handler has no other gap.
    const origin = this.#origins().get(stock);
    if (origin !== undefined) gaps.push({ kind: 'origin-unknown', input: null, touches: origin });
    const touches = this.#missingPlaces(stock, saidAt(this.#search, stock));
    if (touches.length > 0) gaps.push({ kind: 'place-unknown', input: null, touches });
    return [...gaps, ...behind].map((gap) => ({ ...gap, stock }));
  }

  *[Symbol.iterator](): Generator<FoundGap> {
    for (const stock of this.#search.walks.reached) yield* this.at(stock);
  }

  /** Stocks that only feed each other have no origin: said once, at the smallest outbound one. */
  #missingOrigins(circles: Circles): ReadonlyMap<number, readonly number[]> {
    const { good, side } = this.#search.walks.graph.stocks;
    const smallest = circles.map((circle) => circle.find((stock) => side[stock] === OUTBOUND)!);
    const known = smallest.filter((stock) => good[stock] !== UNKNOWN_GOOD);
    return new Map(known.map((stock) => [stock, this.#search.touch.measuresOf(good[stock]!)]));
  }

  #taken(): readonly AlikeGaps[] {
    return this.#alike.filter((alike) => alike !== undefined && alike.stocks > 0) as readonly AlikeGaps[];
  }

  #alikeAt(stock: number, state: number): AlikeGaps {
    const { goods, stocks } = this.#search.walks.graph;
    const good = stocks.good[stock]!;
    const key = state * goods.size + good;
    this.#alike[key] ??= this.#alikeOf(state, good);
    return this.#alike[key];
  }

  /** Apart from where it is asked for, for a function that makes others pays for them at each call. */
  #alikeOf(state: number, good: number): AlikeGaps {
    const { states, touch } = this.#search;
    const gaps = states.at(state).gaps.map(({ kind, input }) => {
      return { kind, input, touches: touch.measuresOfGap(kind, input, good) };
    });
    const before = gaps.filter(({ kind }) => kind < 'place-unknown');
    return { before, behind: gaps.filter((gap) => !before.includes(gap)), stocks: 0 };
  }

  /** Only the measures whose region the missing place could be in. */
  #missingPlaces(stock: number, said: Said | null): readonly number[] {
    const { walks, coverage, sayings } = this.#search;
    const { side, party, good } = walks.graph.stocks;
    if (side[stock] !== OUTBOUND || good[stock] === UNKNOWN_GOOD) return NO_MEASURES;
    if (said !== null) return said.missingPlaces;
    const scopes = sayings.scopesFor(party[stock]!);
    return this.#once(
      measuresWithoutPlace(coverage, scopes, party[stock]!, good[stock]!, walks.label(stock)),
    );
  }

  #once(list: readonly number[]): readonly number[] {
    return list.length === 0 ? NO_MEASURES : remember(this.#lists, list.join(), () => list);
  }
}

/** What scopes say of an outbound stock that is like others; of any other stock null. */
export function saidAt({ walks, sayings }: Pick<GapSearch, 'walks' | 'sayings'>, stock: number): Said | null {
  const { side, party, good } = walks.graph.stocks;
  return side[stock] === OUTBOUND ? sayings.alike(stock, party[stock]!, good[stock]!) : null;
}
