import { compareCodePoints } from '../model/code-points.js';
import type { EarlierProduct } from '../model/earlier-result.js';
import type { Verdict } from '../model/verdict.js';
import type { Grounds } from './grounds.js';
import type { Product } from './products.js';

/** A product as it was, or is, judged. */
export interface JudgedProduct extends Product {
  readonly verdict: Verdict;
  readonly measures: readonly { readonly id: string; readonly verdict: Verdict }[];
  readonly grounds: Grounds;
}

/** The verdict on one measure; null where it was not, or is not, tested: it is not in force, or not in the store. */
export interface MeasureChange {
  readonly id: string;
  readonly before: Verdict | null;
  readonly now: Verdict | null;
}

export interface VerdictChange extends Product {
  readonly change: 'changed' | 'appeared' | 'vanished';
  /** Null for a product that the earlier result does not have. */
  readonly before: Verdict | null;
  /** Null for a product that is not there any more. */
  readonly now: Verdict | null;
  /** The measures whose own verdict differs, by id. */
  readonly measures: readonly MeasureChange[];
}

function keyOfProduct({ organization, good }: Product): string {
  return JSON.stringify([organization, good]);
}

function measureChanges(before: JudgedProduct | undefined, now: JudgedProduct | undefined): MeasureChange[] {
  const [old, current] = [before, now].map(
    (product) => new Map(product?.measures.map(({ id, verdict }) => [id, verdict])),
  ) as [Map<string, Verdict>, Map<string, Verdict>];
  return [...new Set([...old.keys(), ...current.keys()])]
    .sort(compareCodePoints)
    .map((id) => ({ id, before: old.get(id) ?? null, now: current.get(id) ?? null }))
    .filter((change) => change.before !== change.now);
}

/**
 * Every product whose verdict, overall or on a measure, is another one than before, and every product that only one
 * side has; by organization, then good.
 */
export function verdictChanges(
  before: readonly (EarlierProduct | JudgedProduct)[],
  now: readonly JudgedProduct[],
): readonly VerdictChange[] {
  const earlier = new Map(before.map((product) => [keyOfProduct(product), product]));
  const present = new Map(now.map((product) => [keyOfProduct(product), product]));
  const changes: VerdictChange[] = [];
  for (const key of new Set([...earlier.keys(), ...present.keys()])) {
    const [was, is] = [earlier.get(key), present.get(key)];
    const measures = measureChanges(was, is);
    if (was !== undefined && is !== undefined && was.verdict === is.verdict && measures.length === 0)
      continue;
    const { organization, good } = (is ?? was)!;
    const change = was === undefined ? 'appeared' : is === undefined ? 'vanished' : 'changed';
    const verdicts = { before: was?.verdict ?? null, now: is?.verdict ?? null };
    changes.push({ organization, good, change, ...verdicts, measures });
  }
  return changes.sort(
    (a, b) => compareCodePoints(a.organization, b.organization) || compareCodePoints(a.good, b.good),
  );
}
