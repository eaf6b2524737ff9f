import { basisOfRank } from '../model/basis.js';
import type { FoundGap, FoundGaps } from './gaps.js';
import type { FoundHit } from './hits.js';
import type { Gap, Hit, MeasureResult, StockKey } from './result.js';
import { stepsOf, stockKey } from './steps.js';
import type { Found } from './trace.js';
import { ALL_FLOWS } from './walks.js';

/** Hits, and gaps, that are kept for one measure: enough to tell what changed a verdict, small for any product. */
export const MAX_GROUNDS = 20;

/** A hit and what proves it. */
export interface HitGround extends Pick<Hit, 'measure' | 'basis'> {
  /** Those on the best path, from the product upward; the last one is covered by the measure. */
  readonly stocks: readonly StockKey[];
  /** The records on that path, such as `supplies:s1`. */
  readonly records: readonly string[];
}

/** A gap that keeps a verdict `unknown`. */
export interface GapGround extends Pick<Gap, 'kind' | 'input' | 'touches'> {
  readonly stock: StockKey;
  /** The records on the best path to it; they are why it matters. */
  readonly records: readonly string[];
}

/** What the verdicts on one product rest on. */
export interface Grounds {
  readonly hits: readonly HitGround[];
  readonly gaps: readonly GapGround[];
}

function hitGround({ walks, inForce }: Found, hit: FoundHit): HitGround {
  const { graph } = walks;
  const path = walks.bestPaths(hit.walk).pathTo(hit.stock);
  const steps = stepsOf(graph, path);
  return {
    measure: inForce[hit.scope.measure]!.id,
    basis: basisOfRank(hit.basis),
    stocks: [stockKey(graph, path.start), ...steps.map(({ from }) => from)],
    records: steps.flatMap(({ record }) => record ?? []),
  };
}

/** The best hits of each measure, and the gaps of those whose verdict is `unknown`; at most MAX_GROUNDS of each. */
export function groundsOf(found: Found, results: readonly MeasureResult[]): Grounds {
  const hits = results.flatMap((_, index) => {
    const own = found.hits.filter(({ scope }) => scope.measure === index);
    const best = own.toSorted((a, b) => a.basis - b.basis || a.stock - b.stock).slice(0, MAX_GROUNDS);
    return best.map((hit) => hitGround(found, hit));
  });
  const unknown = [...results.keys()].filter((index) => results[index]!.verdict === 'unknown');
  const gaps = new Set(firstGapsOf(found.gaps, unknown).flat());
  return { hits, gaps: Array.from(gaps, (gap) => gapGround(found, gap)) };
}

/** By measure the first gaps that touch it. */
function firstGapsOf(gaps: FoundGaps, measures: readonly number[]): readonly (readonly FoundGap[])[] {
  const lists = measures.map((): FoundGap[] => []);
  let open = measures.length;
  for (const gap of open === 0 ? [] : gaps) {
    for (const [at, measure] of measures.entries()) {
      const list = lists[at]!;
      if (list.length === MAX_GROUNDS || !gap.touches.includes(measure)) continue;
      if (list.push(gap) === MAX_GROUNDS) open--;
    }
    if (open === 0) break;
  }
  return lists;
}

function gapGround({ walks, inForce }: Found, { kind, stock, input, touches }: FoundGap): GapGround {
  const { graph } = walks;
  const steps = stepsOf(graph, walks.bestPaths(ALL_FLOWS).pathTo(stock));
  return {
    kind,
    stock: stockKey(graph, stock),
    input: input === null ? null : graph.goods.ids[input]!,
    touches: touches.map((index) => inForce[index]!.id),
    records: steps.flatMap(({ record }) => record ?? []),
  };
}
