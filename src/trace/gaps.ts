import { OUTBOUND } from '../flow/stocks.js';
import { type Coverage, measuresWithoutPlace } from '../measures/coverage.js';
import type { PlainParties } from '../measures/plain-parties.js';
import type { Touch } from '../measures/touch.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import type { Circles } from './circles.js';
import { type AlikeGap, FoundGaps } from './found-gaps.js';
import type { ReachedStates } from './reached-states.js';
import type { Walks } from './walks.js';

export interface GapSearch {
  readonly walks: Walks;
  readonly states: ReachedStates;
  readonly coverage: Coverage;
  readonly plain: PlainParties;
  readonly touch: Touch;
}

/** Finds the gaps of reached stocks, but for those of circles. */
export class GapFinder {
  readonly gaps = new FoundGaps();
  readonly #search: GapSearch;
  /** By state and good those that have been found of such a stock. */
  readonly #alike: (AlikeGaps | undefined)[] = [];

  constructor(search: GapSearch) {
    this.#search = search;
  }

  /** Adds those of a stock in a state, by kind and input; stocks one after the other in their order. */
  addAt(stock: number, state: number): void {
    const { good, side } = this.#search.walks.graph.stocks;
    const { before, behind } = this.#alikeAt(state, good[stock]!);
    for (const gap of before) this.gaps.addAlike(stock, gap);
    if (side[stock] === OUTBOUND && good[stock] !== UNKNOWN_GOOD) {
      const touches = touchedByPlace(this.#search, stock);
      if (touches.length > 0) this.gaps.add('place-unknown', stock, null, touches);
    }
    for (const gap of behind) this.gaps.addAlike(stock, gap);
  }

  #alikeAt(state: number, good: number): AlikeGaps {
    const { walks, states, touch } = this.#search;
    const key = state * walks.graph.goods.size + good;
    const known = this.#alike[key];
    if (known !== undefined) return known;
    const gaps = states.at(state).gaps.map(({ kind, input }) => {
      const touches = touch.measuresOfGap(kind, input, good);
      return { isBehind: kind > 'place-unknown', gap: this.gaps.alike(kind, input, touches) };
    });
    const alike = {
      before: gaps.filter(({ isBehind }) => !isBehind).map(({ gap }) => gap),
      behind: gaps.filter(({ isBehind }) => isBehind).map(({ gap }) => gap),
    };
    this.#alike[key] = alike;
    return alike;
  }
}

/** The gaps that all stocks of a good in a state have: those before one of its place, and those behind. */
interface AlikeGaps {
  readonly before: readonly AlikeGap[];
  readonly behind: readonly AlikeGap[];
}

/** Only the measures whose region the missing place could be in. */
function touchedByPlace({ walks, coverage, plain }: GapSearch, stock: number): readonly number[] {
  const party = walks.graph.stocks.party[stock]!;
  const good = walks.graph.stocks.good[stock]!;
  if (plain.has(party)) return plain.about(party, good).missingPlaces;
  return measuresWithoutPlace(coverage, plain.scopesFor(party), party, good, walks.label(stock));
}

/** With those of circles: stocks that only feed each other have no origin; said once, at the smallest outbound one. */
export function withCircles({ walks, touch }: GapSearch, gaps: FoundGaps, circles: Circles): FoundGaps {
  const { good, side } = walks.graph.stocks;
  const smallest = circles
    .map((circle) => circle.find((stock) => side[stock] === OUTBOUND)!)
    .filter((stock) => good[stock] !== UNKNOWN_GOOD)
    .sort((a, b) => a - b);
  if (smallest.length === 0) return gaps;
  const all = new FoundGaps();
  let next = 0;
  // At its stock it comes before "place-unknown" only, for a handler has no other gap.
  const addCircles = (last: number) => {
    while (next < smallest.length && smallest[next]! <= last) {
      const stock = smallest[next++]!;
      all.add('origin-unknown', stock, null, touch.measuresOf(good[stock]!));
    }
  };
  for (const { kind, stock, input, touches } of gaps) {
    addCircles(stock);
    all.add(kind, stock, input, touches);
  }
  addCircles(Number.POSITIVE_INFINITY);
  return all;
}
