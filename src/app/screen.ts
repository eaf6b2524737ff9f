import type { GraphSource } from '../flow/graph-source.js';
import { type Day, formatDay, formatSpanEnd } from '../model/dates.js';
import type { Reader } from '../store/port.js';
import { type Product, productIndexesOf, productsOf } from '../trace/products.js';
import type { TraceResult } from '../trace/result.js';
import { Screen, type Screened } from '../trace/screen/screen.js';
import type { Evidence } from '../trace/testing.js';
import { type GroundedJudgement, judgeWithGrounds } from '../trace/trace.js';
import { graphsOf } from './compile.js';
import { evidenceOf } from './evidence.js';
import { NO_PROGRESS, type Progress } from './progress.js';

/** A line that stands for itself in a file: it says what it was worked out from, and what it rests on. */
export type ScreenLine = Product & GroundedJudgement & Pick<TraceResult, 'date' | 'since' | 'provenance'>;

export interface ScreenQuestion {
  readonly date: Day;
  readonly since: Day | null;
  readonly measures: readonly string[] | null;
}

/** The whole store, compiled for questions about many products. */
export async function wholeEvidence(
  reader: Reader,
  onProgress: Progress,
  graphs: GraphSource,
): Promise<Evidence> {
  onProgress('reading the store', 0, 0);
  return evidenceOf(reader, await graphs.all(), graphs);
}

/** Judges product after product. */
export function* judged<J>(
  products: readonly Product[],
  judgeOne: (product: Product) => J,
  onProgress: Progress,
): Generator<Product & J> {
  for (const [index, product] of products.entries()) {
    onProgress('screening', index, products.length);
    yield { ...product, ...judgeOne(product) };
  }
}

/** One verdict for every product of these organizations, or of all that buy anything; in code-point order. */
export async function* screenProducts(
  reader: Reader,
  organizations: readonly string[],
  question: ScreenQuestion,
  onProgress: Progress = NO_PROGRESS,
  graphs: GraphSource = graphsOf(reader),
): AsyncGenerator<Screened> {
  const evidence = await wholeEvidence(reader, onProgress, graphs);
  const products = productIndexesOf(evidence.graph, organizations);
  if (products.length === 0) return;
  let done = 0;
  for (const product of new Screen(evidence, question, products).judged()) {
    onProgress('screening', done++, products.length);
    yield product;
  }
}

/** The same, with what each verdict rests on: enough to compare it with a later one. */
export async function* screenLines(
  reader: Reader,
  organizations: readonly string[],
  question: ScreenQuestion,
  onProgress: Progress = NO_PROGRESS,
  graphs: GraphSource = graphsOf(reader),
): AsyncGenerator<ScreenLine> {
  const evidence = await wholeEvidence(reader, onProgress, graphs);
  const products = productsOf(evidence.graph, organizations);
  const asked = { date: formatDay(question.date), since: formatSpanEnd(question.since) };
  const judgeOne = (product: Product) => judgeWithGrounds(evidence, { ...question, ...product });
  for (const line of judged(products, judgeOne, onProgress)) {
    yield { ...line, ...asked, provenance: evidence.provenance };
  }
}
