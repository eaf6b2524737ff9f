import { HeadwaterError } from '../model/errors.js';
import { remember } from '../model/remember.js';
import type { Comparison } from './comparison.js';
import type { Product } from './products.js';
import type { Verdict } from './result.js';
import { judge } from './trace.js';

/** What can be put back to what it was while the records stay as they are. */
export const FACTORS = ['measures', 'decisions', 'date'] as const;
export type Factor = (typeof FACTORS)[number];

/** The verdicts by measure id; over all under null. */
type Verdicts = ReadonlyMap<string | null, Verdict>;

const NONE: Verdicts = new Map();

/** Judges one product with its present records, and with any of the other things as they were. */
export class Rejudge {
  /** Those that are not what they were. */
  readonly factors: readonly Factor[];
  readonly #comparison: Comparison;
  readonly #product: Product;
  readonly #known = new Map<string, Verdicts>();

  constructor(comparison: Comparison, product: Product) {
    this.#comparison = comparison;
    this.#product = product;
    const { evidence, question, former } = comparison;
    const isOther = {
      measures: JSON.stringify(former.measures) !== JSON.stringify(evidence.measures),
      decisions: JSON.stringify(former.decisions) !== JSON.stringify(evidence.decisions),
      date: former.date !== question.date,
    };
    this.factors = FACTORS.filter((factor) => isOther[factor]);
  }

  /** The verdict on a measure, or over all, with these as they were; null if it is not tested then. */
  withOld(old: readonly Factor[], measure: string | null): Verdict | null {
    const verdicts = remember(this.#known, old.join(), () => this.#judge(old));
    return verdicts.get(measure) ?? null;
  }

  /**
   * Those that change a verdict: alone, or in that without them it would not be `now`. Where none does by itself and
   * the records do not either, it is all of them together.
   */
  factorsOf(measure: string | null, now: Verdict | null, isByRecords: boolean): readonly Factor[] {
    const allOld = this.withOld(this.factors, measure);
    const changing = this.factors.filter((factor) => {
      const others = this.factors.filter((other) => other !== factor);
      return this.withOld(others, measure) !== allOld || this.withOld([factor], measure) !== now;
    });
    return changing.length > 0 || isByRecords ? changing : this.factors;
  }

  #judge(old: readonly Factor[]): Verdicts {
    const { evidence, question, former } = this.#comparison;
    const measures = old.includes('measures') ? former.measures : evidence.measures;
    const decisions = old.includes('decisions') ? former.decisions : evidence.decisions;
    const asked = question.measures?.filter((id) => measures.some((measure) => measure.id === id)) ?? null;
    const date = old.includes('date') ? former.date : question.date;
    try {
      const judged = judge(
        { ...evidence, measures, decisions },
        { ...question, ...this.#product, date, measures: asked },
      );
      return new Map([
        [null, judged.verdict],
        ...judged.measures.map(({ id, verdict }) => [id, verdict] as const),
      ]);
    } catch (error) {
      if (error instanceof HeadwaterError && error.code === 'NO_MEASURE_IN_FORCE') return NONE;
      throw error;
    }
  }
}
