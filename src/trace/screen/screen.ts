import { listWarnings } from '../../measures/list-warnings.js';
import { namedProduct, type Product, type ProductIndex } from '../products.js';
import { checkQuestion } from '../question.js';
import { sinceOf } from '../reach.js';
import type { MeasureResult, TraceResult } from '../result.js';
import { type Start, startsOf } from '../start.js';
import { type Evidence, type Terms, type Testing, testingOf } from '../testing.js';
import { answered } from '../trace.js';
import { judgeAll, judgeMeasures } from '../verdicts.js';
import { Walks } from '../walks.js';
import { type PassWork, reachedBits, spreadDownstream } from './reaching-bits.js';
import { stockBounds } from './stock-bounds.js';
import { settleUnsteady } from './unsteady-hits.js';
import { VerdictBits } from './verdict-bits.js';

/** What a screen says of a measure. */
export type ScreenedMeasure = Pick<MeasureResult, 'id' | 'verdict' | 'consequence'> & {
  /** Null: some, and only a trace counts how many. */
  readonly hits: number | null;
};

export interface Screened extends Product, Pick<TraceResult, 'verdict' | 'warnings'> {
  readonly measures: readonly ScreenedMeasure[];
  /** Null: not counted. */
  readonly gaps: number | null;
}

type Findings = Pick<Screened, 'measures' | 'gaps'>;

/** What the pass says of one product. */
interface Bounds {
  readonly bits: Int32Array;
  /** The measures that unsteady hits make it exposed to; null where only a trace can tell. */
  exposedTo: ReadonlySet<number> | null;
}

/**
 * Products are traced one by one until the stocks that they reach are as many as all stocks so many times, and no
 * fewer than these: in a small store nothing is saved, and hits and gaps are counted. Where one of them reaches so much
 * that all would reach more than that, or where there are very many, there is no need to find out.
 */
const WORTH_A_PASS = { times: 2, least: 1_000_000 };
/** Hardly any product reaches fewer stocks. */
const FEW_REACHED = 64;

/**
 * Verdicts on many products at once. One pass over the flows (`spreadDownstream`) says for every stock which verdicts
 * are reached from it for sure, and which may be. Both are bounds, for what a stock means can hang on its label, which
 * differs from product to product; where they do not agree on some measure, the product is traced. So the verdicts are
 * those of a trace each.
 */
export class Screen {
  readonly #evidence: Evidence;
  readonly #terms: Terms;
  readonly #testing: Testing;
  readonly #warnings: Screened['warnings'];
  readonly #products: readonly ProductIndex[];
  readonly #enoughReached: number;
  #reachedCount = 0;
  /** By product, from the one on at which the pass was made. */
  readonly #bounds = new Map<ProductIndex, Bounds>();
  #verdictBits: VerdictBits | null = null;
  /** Products that were traced, and what the pass over the flows was, for tests. */
  readonly work: { traced: number; pass: PassWork | null } = { traced: 0, pass: null };

  /** `worthAPass` is for tests. Errors: MEASURE_NOT_FOUND, SINCE_AFTER_DATE, NO_MEASURE_IN_FORCE. */
  constructor(
    evidence: Evidence,
    terms: Terms,
    products: readonly ProductIndex[],
    worthAPass: typeof WORTH_A_PASS = WORTH_A_PASS,
  ) {
    checkQuestion(terms, evidence.measures);
    this.#evidence = evidence;
    this.#terms = terms;
    this.#products = products;
    this.#testing = testingOf(evidence, terms);
    this.#warnings = listWarnings(this.#testing.inForce, terms.date);
    this.#enoughReached = Math.max(worthAPass.least, worthAPass.times * evidence.graph.stocks.size);
  }

  /** The verdicts on the products, in their order. */
  *judged(): Generator<Screened> {
    if (this.#isSurelyWorthAPass()) this.#pass(0);
    for (const [index, product] of this.#products.entries()) {
      if (this.#verdictBits === null && this.#reachedCount >= this.#enoughReached) this.#pass(index);
      const named = namedProduct(this.#evidence.graph, product);
      const { measures, gaps } = this.#bounded(product) ?? this.#traced(named);
      yield { ...named, verdict: judgeAll(measures), measures, gaps, warnings: this.#warnings };
    }
  }

  #isSurelyWorthAPass(): boolean {
    const { length } = this.#products;
    const isEnough = (reachedByEach: number) => length * reachedByEach >= this.#enoughReached;
    if (isEnough(FEW_REACHED)) return true;
    // Where not even all stocks for each would be enough, no walk need show how many it is.
    return isEnough(this.#evidence.graph.stocks.size) && isEnough(this.#sampleCount());
  }

  /** How many stocks the product in the middle reaches. */
  #sampleCount(): number {
    const product = this.#products[this.#products.length >> 1];
    if (product === undefined) return 0;
    const { graph } = this.#evidence;
    const starts = startsOf(graph, product.organization, product.good);
    const walks = new Walks(graph, starts, this.#terms.date, this.#terms.since);
    const { length } = walks.reached;
    walks.release();
    return length;
  }

  #traced(product: Product): Findings {
    this.work.traced++;
    return answered(this.#evidence, { ...product, ...this.#terms }, ({ inForce, hits, gaps, walks }) => {
      this.#reachedCount += walks.reached.length;
      const results = judgeMeasures(inForce, hits, gaps);
      const shown = ({ id, verdict, consequence, hits: count }: MeasureResult): ScreenedMeasure => {
        return { id, verdict, consequence, hits: count };
      };
      return { measures: results.map(shown), gaps: gaps.length };
    });
  }

  /** Null where the bounds leave the verdict on some measure open. */
  #bounded(product: ProductIndex): Findings | null {
    const bounds = this.#bounds.get(product);
    if (bounds === undefined) return null;
    const measures: ScreenedMeasure[] = [];
    for (const [index, measure] of this.#testing.inForce.entries()) {
      const isExposed = bounds.exposedTo?.has(index) ?? null;
      const verdict = this.#verdictBits!.verdict(bounds.bits, index, measure, isExposed);
      if (verdict === null) return null;
      const { id, consequence } = measure;
      const hits = this.#verdictBits!.hasHits(bounds.bits, index) ? null : 0;
      measures.push({ id, verdict, consequence, hits });
    }
    return { measures, gaps: null };
  }

  /** Works out the bounds of the products from one on. */
  #pass(from: number): void {
    const { graph } = this.#evidence;
    const { inForce, touch, ...cover } = this.#testing;
    const downstream = { ...graph.outflows(), date: this.#terms.date, since: sinceOf(this.#terms.since) };
    const stocks = stockBounds(graph, downstream, { ...cover, shares: graph.shares }, touch);
    const verdictBits = new VerdictBits(stocks, inForce.length);
    const bits = verdictBits.ofStocks();
    this.work.pass = spreadDownstream(downstream, bits);
    this.#verdictBits = verdictBits;
    const open: { readonly bounds: Bounds; readonly starts: readonly Start[] }[] = [];
    for (const product of this.#products.slice(from)) {
      const starts = startsOf(graph, product.organization, product.good);
      const bounds: Bounds = { bits: reachedBits(bits, starts), exposedTo: null };
      this.#bounds.set(product, bounds);
      if (verdictBits.isExposureOpen(bounds.bits)) open.push({ bounds, starts });
    }
    const { unsteady, sets } = stocks;
    const asked = open.map(({ starts }) => starts);
    for (const [index, hits] of settleUnsteady(downstream, unsteady, asked).entries()) {
      if (hits === null) continue;
      const measures = hits.flatMap((hit) => sets.measures(unsteady[hit]!.measures));
      open[index]!.bounds.exposedTo = new Set(measures);
    }
  }
}
