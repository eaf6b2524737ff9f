import type { Day } from '../../model/dates.js';
import { remember } from '../../model/remember.js';
import type { Flows } from '../flows.js';
import { someBehind } from '../junctions.js';
import { ALWAYS, addSpan, type Spans, staleFrom } from './spans.js';

/**
 * At which labels a stock is fed by one that can be in no circle without an origin, with a flow that is not stale: then
 * it is in none either (design.md §4, Gap).
 */
export class OutsideFeeds {
  readonly #flows: Flows;
  readonly #since: Day;
  readonly #circles: Uint8Array;
  /** By junction whether some stock behind it is in no circle. */
  readonly #behind = new Map<number, boolean>();

  /** `circles`: 1 for the stocks that can be in one; `since`: the earliest last day of a flow that counts. */
  constructor(flows: Flows, since: Day, circles: Uint8Array) {
    this.#flows = flows;
    this.#since = since;
    this.#circles = circles;
  }

  /** Of a stock that can be in no circle itself all labels. */
  into(stock: number): Spans {
    if (this.#circles[stock] === 0) return ALWAYS;
    const spans: number[] = [];
    const flows = this.#flows;
    for (let arc = flows.first[stock]!; arc < flows.first[stock + 1]!; arc++) {
      const to = flows.to(arc);
      if (to >= this.#since && this.#isOutside(flows.out(arc)))
        addSpan(spans, flows.from(arc), staleFrom(to));
    }
    return spans;
  }

  #isOutside(vertex: number): boolean {
    if (vertex < this.#flows.stockCount) return this.#circles[vertex] === 0;
    return remember(this.#behind, vertex, () => {
      return someBehind(this.#flows, vertex, (stock) => this.#circles[stock] === 0);
    });
  }
}
