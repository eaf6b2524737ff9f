import { BASES } from '../model/basis.js';
import { type Measure, STOPPING_CONSEQUENCES } from '../model/measure.js';
import type { FoundGaps } from './gaps.js';
import type { FoundHit } from './hits.js';
import { type MeasureResult, VERDICTS, type Verdict } from './result.js';

const INFERRED = BASES.indexOf('inferred');

/** A list that is not loaded, wholly or in part: finding nothing on it proves nothing. */
export function isIncomplete(measure: Measure): boolean {
  return (
    measure.partial ||
    measure.scope.some(({ parties, goods }) => parties?.length === 0 || goods?.length === 0)
  );
}

function verdictOn(
  measure: Measure,
  hits: readonly FoundHit[],
  touched: ReadonlySet<number>,
  index: number,
): Verdict {
  if (hits.some((hit) => hit.basis < INFERRED)) return 'exposed';
  if (hits.length > 0) return 'possible';
  if (touched.has(index)) return 'unknown';
  return isIncomplete(measure) ? 'not-tested' : 'clear';
}

function touchedBy({ touches }: FoundGaps): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const list of touches) for (const measure of list) touched.add(measure);
  return touched;
}

/** One verdict a measure in force, in the same order (design.md §4, Verdict). */
export function judgeMeasures(
  measures: readonly Measure[],
  hits: readonly FoundHit[],
  gaps: FoundGaps,
): readonly MeasureResult[] {
  const touched = touchedBy(gaps);
  return measures.map((measure, index) => {
    const own = hits.filter((hit) => hit.scope.measure === index);
    return {
      id: measure.id,
      title: measure.title,
      verdict: verdictOn(measure, own, touched, index),
      hits: own.length,
      consequence: measure.consequence,
      legalBasis: measure.legalBasis,
    };
  });
}

/** The worst over the measures that stop goods; over all where none of those is in force. */
export function judgeAll(results: readonly Pick<MeasureResult, 'consequence' | 'verdict'>[]): Verdict {
  const stopping = results.filter(({ consequence }) => STOPPING_CONSEQUENCES.includes(consequence));
  const counted = stopping.length > 0 ? stopping : results;
  return VERDICTS.find((verdict) => counted.some((result) => result.verdict === verdict))!;
}
