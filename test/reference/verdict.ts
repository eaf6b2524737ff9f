import type { Measure } from '../../src/model/measure.js';
import type { Gap } from './gap.js';
import type { Hit } from './hit.js';

/** Worst first (design.md §4, Verdict). */
export const VERDICTS = ['exposed', 'possible', 'unknown', 'not-tested', 'clear'] as const;

export type Verdict = (typeof VERDICTS)[number];

export function verdictOf(measure: Measure, hits: readonly Hit[], gaps: readonly Gap[]): Verdict {
  const own = hits.filter((hit) => hit.measure === measure.id);
  if (own.some(({ basis }) => basis !== 'inferred')) return 'exposed';
  if (own.length > 0) return 'possible';
  if (gaps.some(({ touches }) => touches.includes(measure.id))) return 'unknown';
  return measure.partial || measure.scope.some(hasUnloadedList) ? 'not-tested' : 'clear';
}

function hasUnloadedList({ parties, goods }: Measure['scope'][number]): boolean {
  return parties?.length === 0 || goods?.length === 0;
}

/** The worst over the measures that stop goods, or over the others where none of them does. */
export function overallVerdict(verdicts: ReadonlyMap<Measure, Verdict>): Verdict {
  const stopping = [...verdicts].filter(([{ consequence }]) =>
    ['detain', 'prohibit', 'presumed-prohibited'].includes(consequence),
  );
  const counted = (stopping.length > 0 ? stopping : [...verdicts]).map(([, verdict]) => verdict);
  return VERDICTS.find((verdict) => counted.includes(verdict))!;
}
