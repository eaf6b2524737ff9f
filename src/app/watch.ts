import { decisionsInForce } from '../match/decided.js';
import { measuresInForce } from '../measures/scope.js';
import { type Day, formatDay, formatSpanEnd } from '../model/dates.js';
import type { Decision } from '../model/decision.js';
import type { EarlierResult } from '../model/earlier-result.js';
import { HeadwaterError } from '../model/errors.js';
import { type Measure, measureToFile } from '../model/measure.js';
import { type NewerRecord, newerRecords } from '../store/newer-records.js';
import type { Reader } from '../store/port.js';
import { causesOf } from '../trace/causes.js';
import type { Comparison, Former, WatchAnswer } from '../trace/comparison.js';
import { type Product, productsOf } from '../trace/products.js';
import { Rejudge } from '../trace/rejudge.js';
import { type Evidence, type GroundedJudgement, judgeWithGrounds } from '../trace/trace.js';
import { type VerdictChange, verdictChanges } from '../trace/verdict-changes.js';
import { readDecisions } from './evidence.js';
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

/** Generations of two stores say nothing about each other. Error: RESULT_OF_OTHER_STORE. */
function refuseOtherStore({ provenance }: EarlierResult, evidence: Evidence): void {
  const { store, generation } = evidence.provenance;
  if (provenance.store === store && provenance.generation <= generation) return;
  throw new HeadwaterError(
    'RESULT_OF_OTHER_STORE',
    `The earlier result is of generation ${provenance.generation} of a ${provenance.store} store, and this ${store} store is at generation ${generation}: it is another one, or was made anew. Compare with a result of this store, or remove the state file and begin again.`,
  );
}

/** The organizations to look at; those of an earlier result that are gone leave vanished products behind. */
function watchedOrganizations(asked: readonly string[], earlier: EarlierResult | null, evidence: Evidence) {
  if (asked.length > 0 || earlier === null || earlier.organizations.length === 0) return asked;
  const { parties } = evidence.graph;
  return earlier.organizations.filter((id) => {
    const party = parties.indexOf(id);
    return party !== undefined && parties.isSite[party] === 0;
  });
}

function presentProducts(
  asked: readonly string[],
  earlier: EarlierResult | null,
  evidence: Evidence,
): readonly Product[] {
  if (earlier?.form === 'trace') return earlier.products;
  const organizations = watchedOrganizations(asked, earlier, evidence);
  const isGone = earlier !== null && earlier.organizations.length > 0 && organizations.length === 0;
  return isGone ? [] : productsOf(evidence.graph, organizations);
}

/**
 * Which measures the earlier result was asked about: all, unless one that was in force then, and has not changed
 * since, is not among those it tested.
 */
function measuresAskedThen(
  earlier: EarlierResult,
  measures: readonly Measure[],
  newer: ReadonlySet<string>,
): readonly string[] | null {
  if (earlier.form === 'state') return null;
  const tested = testedIn(earlier);
  const known = measuresInForce(measures, earlier.date).filter(({ id }) => !newer.has(id));
  return known.every(({ id }) => tested.has(id))
    ? null
    : measures.map(({ id }) => id).filter((id) => tested.has(id));
}

function testedIn({ products }: EarlierResult): ReadonlySet<string> {
  return new Set(products.flatMap(({ measures }) => measures.map(({ id }) => id)));
}

function formerOf(
  earlier: EarlierResult,
  { measures }: Evidence,
  newer: readonly NewerRecord[],
  log: readonly Decision[],
): Former {
  const ids = (table: string) =>
    new Set(
      newer.filter((each) => each.table === table).map(({ stored }) => (stored.record as { id: string }).id),
    );
  const [newerMeasures, newerDecisions] = [ids('measures'), ids('decisions')];
  const tested = testedIn(earlier);
  const lost = new Set(earlier.measures === null ? [...newerMeasures].filter((id) => tested.has(id)) : []);
  return {
    date: earlier.date,
    program: earlier.provenance.program,
    // What is newer and was not tested then counts as not there: it had no verdict either way.
    measures: earlier.measures ?? measures.filter(({ id }) => !newerMeasures.has(id) || lost.has(id)),
    lost,
    decisions: decisionsInForce(log.filter(({ id }) => !newerDecisions.has(id))),
  };
}

/** A product of an earlier trace may be gone; any other error is one. */
function judgeIfThere(
  evidence: Evidence,
  question: ScreenQuestion,
  product: Product,
): GroundedJudgement | null {
  try {
    return judgeWithGrounds(evidence, {
      ...question,
      organization: product.organization,
      good: product.good,
    });
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
  const found = judged(
    products,
    (product) => ({ judgement: judgeIfThere(evidence, question, product) }),
    onProgress,
  );
  return [...found].flatMap(({ organization, good, judgement }) =>
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
  earlier: EarlierResult,
  now: readonly WatchedProduct[],
  comparison: Comparison,
): WatchAnswer['changes'] {
  const key = ({ organization, good }: Product) => JSON.stringify([organization, good]);
  const was = new Map(earlier.products.map((product) => [key(product), product]));
  const is = new Map(now.map((product) => [key(product), product]));
  const rejudge = new Rejudge(comparison);
  return changes.map((change) => {
    const [before, present] = [was.get(key(change)), is.get(key(change))];
    if (before === undefined || present === undefined) return { ...change, causes: [] };
    return { ...change, causes: causesOf(comparison, rejudge, change, before, present) };
  });
}

/**
 * Judges products now and compares with an earlier result of the same store: which verdicts are others, and why.
 * Errors: RESULT_OF_OTHER_STORE, those of `screenProducts`, STORE_*.
 */
export async function watchProducts(
  reader: Reader,
  { organizations, date }: WatchQuestion,
  earlier: EarlierResult | null,
  onProgress: Progress = NO_PROGRESS,
): Promise<Watched> {
  const evidence = await wholeEvidence(reader, onProgress);
  if (earlier !== null) refuseOtherStore(earlier, evidence);
  const newer = earlier === null ? [] : await newerRecords(reader, earlier.provenance.generation);
  const newerMeasures = new Set(
    newer.filter(({ table }) => table === 'measures').map(({ stored }) => (stored.record as Measure).id),
  );
  const question: ScreenQuestion = {
    date,
    since: earlier?.since ?? null,
    measures: earlier === null ? null : measuresAskedThen(earlier, evidence.measures, newerMeasures),
  };
  const products = judgeAll(
    evidence,
    question,
    presentProducts(organizations, earlier, evidence),
    onProgress,
  );
  const head = { date: formatDay(date), since: formatSpanEnd(question.since), products: products.length };
  const answer = {
    ...head,
    provenance: evidence.provenance,
    warnings: products[0]?.warnings ?? [],
  };
  const watched = organizations.length > 0 ? organizations : (earlier?.organizations ?? []);
  const state = stateText(evidence, question, watched, products);
  if (earlier === null) return { answer: { earlier: null, ...answer, changes: [] }, state };
  const log = await readDecisions(reader);
  const comparison: Comparison = {
    evidence,
    question,
    former: formerOf(earlier, evidence, newer, log),
    newerRecords: newer.filter(({ table }) => table !== 'measures' && table !== 'decisions'),
    newerDecisions: newer
      .filter(({ table }) => table === 'decisions')
      .map(({ stored }) => stored.record as Decision),
  };
  const inScope =
    organizations.length === 0
      ? earlier.products
      : earlier.products.filter((product) => organizations.includes(product.organization));
  const changes = explained(verdictChanges(inScope, products), earlier, products, comparison);
  const { generation, program } = earlier.provenance;
  return {
    answer: { earlier: { date: formatDay(earlier.date), generation, program }, ...answer, changes },
    state,
  };
}
