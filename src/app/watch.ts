import type { GraphSource } from '../flow/graph-source.js';
import { type Day, formatDay, formatSpanEnd } from '../model/dates.js';
import type { EarlierResult } from '../model/earlier-result.js';
import { HeadwaterError } from '../model/errors.js';
import { measureToFile } from '../model/measure.js';
import type { Reader } from '../store/port.js';
import { causesOf } from '../trace/causes.js';
import type { Comparison, WatchAnswer } from '../trace/comparison.js';
import type { Product } from '../trace/products.js';
import { Rejudge } from '../trace/rejudge.js';
import type { Evidence } from '../trace/testing.js';
import { type GroundedJudgement, judgeWithGrounds } from '../trace/trace.js';
import { type VerdictChange, verdictChanges } from '../trace/verdict-changes.js';
import { graphsOf } from './compile.js';
import {
  comparisonWith,
  measuresAskedThen,
  type Newer,
  newerThan,
  productsToJudge,
  refuseOtherStore,
} from './earlier.js';
import { NO_PROGRESS, type Progress } from './progress.js';
import { judged, type ScreenQuestion, wholeEvidence } from './screen.js';

export interface WatchQuestion {
  /** Empty: those of the earlier result, or all that buy anything. */
  readonly organizations: readonly string[];
  readonly date: Day;
}

export interface Watched {
  readonly answer: WatchAnswer;
  /** The text of the state file that a later run compares with. */
  readonly state: string;
}

type WatchedProduct = Product & GroundedJudgement;

const NOTHING_NEWER: Newer = { records: [], measures: [], decisions: [] };

/** Null for a product of an earlier trace that is gone. */
function judgeIfThere(
  evidence: Evidence,
  question: ScreenQuestion,
  { organization, good }: Product,
): GroundedJudgement | null {
  try {
    return judgeWithGrounds(evidence, { ...question, organization, good });
  } catch (error) {
    if (error instanceof HeadwaterError && error.code === 'PRODUCT_NOT_FOUND') return null;
    throw error;
  }
}

function judgeAll(
  evidence: Evidence,
  question: ScreenQuestion,
  products: readonly Product[],
  onProgress: Progress,
): readonly WatchedProduct[] {
  const judgeOne = (product: Product) => ({ judgement: judgeIfThere(evidence, question, product) });
  return [...judged(products, judgeOne, onProgress)].flatMap(({ organization, good, judgement }) =>
    judgement === null ? [] : [{ organization, good, ...judgement }],
  );
}

function stateText(
  { measures, provenance }: Evidence,
  { date, since }: ScreenQuestion,
  organizations: readonly string[],
  products: readonly WatchedProduct[],
): string {
  const kept = products.map(({ organization, good, verdict, measures: results, grounds }) => ({
    organization,
    good,
    verdict,
    measures: results.map(({ id, verdict: own }) => ({ id, verdict: own })),
    grounds,
  }));
  const asked = { date: formatDay(date), since: formatSpanEnd(since), organizations };
  const state = { watch: 1, ...asked, provenance, measures: measures.map(measureToFile), products: kept };
  return `${JSON.stringify(state)}\n`;
}

/** The changes with their causes; a product that only one side has is told, and not explained. */
function explained(
  changes: readonly VerdictChange[],
  before: EarlierResult['products'],
  now: readonly WatchedProduct[],
  comparison: Comparison,
): WatchAnswer['changes'] {
  const key = ({ organization, good }: Product) => JSON.stringify([organization, good]);
  const [earlier, present] = [
    new Map(before.map((product) => [key(product), product])),
    new Map(now.map((product) => [key(product), product])),
  ];
  const rejudge = new Rejudge(comparison);
  return changes.map((change) => {
    const [was, is] = [earlier.get(key(change)), present.get(key(change))];
    if (was === undefined || is === undefined) return { ...change, causes: [] };
    return { ...change, causes: causesOf(comparison, rejudge, change, was, is) };
  });
}

/** That nothing is recorded of someone must not read as nothing wrong. Error: PRODUCT_NOT_FOUND. */
function refuseNothing(
  asked: readonly string[],
  earlier: EarlierResult | null,
  products: readonly WatchedProduct[],
): void {
  const known = new Set([...products, ...(earlier?.products ?? [])].map(({ organization }) => organization));
  const unseen = asked.filter((id) => !known.has(id));
  if (known.size > 0 && unseen.length === 0) return;
  const whose = unseen.length === 0 ? 'anyone' : unseen.map((id) => `"${id}"`).join(', ');
  const message = `There is no product of ${whose} to watch. Check the id, or import the records first.`;
  throw new HeadwaterError('PRODUCT_NOT_FOUND', message);
}

/**
 * Judges products now and compares with an earlier result of the same store: which verdicts are others, and why.
 * Errors: RESULT_OF_OTHER_STORE, those of `screenProducts`, STORE_*.
 */
export async function watchProducts(
  reader: Reader,
  { organizations: asked, date }: WatchQuestion,
  earlier: EarlierResult | null,
  onProgress: Progress = NO_PROGRESS,
  graphs: GraphSource = graphsOf(reader),
): Promise<Watched> {
  const evidence = await wholeEvidence(reader, onProgress, graphs);
  if (earlier !== null) refuseOtherStore(earlier, evidence);
  const newer = earlier === null ? NOTHING_NEWER : await newerThan(reader, earlier);
  const measures = earlier === null ? null : measuresAskedThen(earlier, evidence, newer);
  const question = { date, since: earlier?.since ?? null, measures };
  const products = judgeAll(evidence, question, productsToJudge(asked, earlier, evidence), onProgress);
  refuseNothing(asked, earlier, products);
  const organizations = asked.length > 0 ? asked : (earlier?.organizations ?? []);
  const answer = {
    date: formatDay(date),
    since: formatSpanEnd(question.since),
    products: products.length,
    provenance: evidence.provenance,
    warnings: products[0]?.warnings ?? [],
  };
  const state = stateText(evidence, question, organizations, products);
  if (earlier === null) return { answer: { earlier: null, ...answer, changes: [] }, state };
  const before = earlier.products.filter(
    ({ organization }) => asked.length === 0 || asked.includes(organization),
  );
  const comparison = await comparisonWith(reader, earlier, newer, evidence, question);
  const changes = explained(verdictChanges(before, products), before, products, comparison);
  const { generation, program } = earlier.provenance;
  const compared = { date: formatDay(earlier.date), generation, program };
  return { answer: { earlier: compared, ...answer, changes }, state };
}
