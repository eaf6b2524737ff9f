import { HeadwaterError } from '../model/errors.js';
import { remember } from '../model/remember.js';
import type { Comparison } from './comparison.js';
import type { Product } from './products.js';
import type { Verdict } from './result.js';
import type { Evidence } from './testing.js';
import { judge } from './trace.js';

/** What can be put back to what it was while the records stay as they are. */
export const FACTORS = ['measures', 'decisions', 'date'] as const;
export type Factor = (typeof FACTORS)[number];

/** The verdicts by measure id; over all under null. */
type Verdicts = ReadonlyMap<string | null, Verdict>;

const NONE: Verdicts = new Map();

/** What one product would be judged to be. */
export interface ProductVerdicts {
  /** The verdict on a measure, or over all, with these as they were; null if it is not tested then. */
  withOld(old: readonly Factor[], measure: string | null): Verdict | null;
  /**
   * Those that change a verdict: alone, or in that without them it would not be `now`. Where none does by itself and
   * the records do not either, it is all of them together.
   */
  factorsOf(measure: string | null, now: Verdict | null, isByRecords: boolean): readonly Factor[];
}

/** Judges products with their present records, and with any of the other things as they were. */
export class Rejudge {
  /** Those that are not what they were. */
  readonly factors: readonly Factor[];
  readonly #comparison: Comparison;
  /** One evidence for all products, for what is worked out from it is kept with it. */
  readonly #evidences = new Map<string, Evidence>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    const { evidence, question, former } = comparison;
    const isOther = {
      measures: JSON.stringify(former.measures) !== JSON.stringify(evidence.measures),
      decisions: JSON.stringify(former.decisions) !== JSON.stringify(evidence.decisions),
      date: former.date !== question.date,
    };
    this.factors = FACTORS.filter((factor) => isOther[factor]);
  }

  /** The verdicts on a product, each way being judged once. */
  of(product: Product): ProductVerdicts {
    const known = new Map<string, Verdicts>();
    const withOld = (old: readonly Factor[], measure: string | null) =>
      remember(known, old.join(), () => this.#judge(product, old)).get(measure) ?? null;
    return { withOld, factorsOf: (...of) => this.#factorsOf(withOld, ...of) };
  }

  #factorsOf(
    withOld: ProductVerdicts['withOld'],
    measure: string | null,
    now: Verdict | null,
    isByRecords: boolean,
  ): readonly Factor[] {
    const allOld = withOld(this.factors, measure);
    const changing = this.factors.filter((factor) => {
      const others = this.factors.filter((other) => other !== factor);
      return withOld(others, measure) !== allOld || withOld([factor], measure) !== now;
    });
    return changing.length > 0 || isByRecords ? changing : this.factors;
  }

  #evidenceWith(old: readonly Factor[]): Evidence {
    const { evidence, former } = this.#comparison;
    const measures = old.includes('measures') ? former.measures : evidence.measures;
    const decisions = old.includes('decisions') ? former.decisions : evidence.decisions;
    if (measures === evidence.measures && decisions === evidence.decisions) return evidence;
    const key = old.filter((factor) => factor !== 'date').join();
    return remember(this.#evidences, key, () => ({ ...evidence, measures, decisions }));
  }

  #judge(product: Product, old: readonly Factor[]): Verdicts {
    const { question, former } = this.#comparison;
    const evidence = this.#evidenceWith(old);
    const asked =
      question.measures?.filter((id) => evidence.measures.some((measure) => measure.id === id)) ?? null;
    const date = old.includes('date') ? former.date : question.date;
    try {
      const { organization, good } = product;
      const judged = judge(evidence, { ...question, organization, good, date, measures: asked });
      const own = judged.measures.map(({ id, verdict }) => [id, verdict] as const);
      return new Map([[null, judged.verdict], ...own]);
    } catch (error) {
      if (error instanceof HeadwaterError && error.code === 'NO_MEASURE_IN_FORCE') return NONE;
      throw error;
    }
  }
}
