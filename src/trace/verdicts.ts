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

function verdictOn(measure: Measure, hits: readonly FoundHit[], isTouched: boolean): Verdict {
  if (hits.some((hit) => hit.basis < INFERRED)) return 'exposed';
  if (hits.length > 0) return 'possible';
  if (isTouched) return 'unknown';
  return isIncomplete(measure) ? 'not-tested' : 'clear';
}

/** One verdict a measure in force, in the same order (design.md §4, Verdict). */
export function judgeMeasures(
  measures: readonly Measure[],
  hits: readonly FoundHit[],
  gaps: FoundGaps,
): readonly MeasureResult[] {
  const hitsOf = measures.map((_, index) => hits.filter((hit) => hit.scope.measure === index));
  // Gaps matter only where nothing is hit.
  const touched = gaps.touched([...hitsOf.keys()].filter((index) => hitsOf[index]!.length === 0));
  return measures.map((measure, index) => ({
    id: measure.id,
    title: measure.title,
    verdict: verdictOn(measure, hitsOf[index]!, touched.has(index)),
    hits: hitsOf[index]!.length,
    consequence: measure.consequence,
    legalBasis: measure.legalBasis,
  }));
}

/** The worst over the measures that stop goods; over all where none of those is in force. */
export function judgeAll(results: readonly Pick<MeasureResult, 'consequence' | 'verdict'>[]): Verdict {
  const stopping = results.filter(({ consequence }) => STOPPING_CONSEQUENCES.includes(consequence));
  const counted = stopping.length > 0 ? stopping : results;
  return VERDICTS.find((verdict) => counted.some((result) => result.verdict === verdict))!;
}
