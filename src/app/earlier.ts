import { decisionsInForce } from '../match/decided.js';
import { measuresInForce } from '../measures/scope.js';
import type { Decision } from '../model/decision.js';
import type { EarlierResult } from '../model/earlier-result.js';
import { HeadwaterError } from '../model/errors.js';
import type { Measure } from '../model/measure.js';
import { type NewerRecord, newerRecords } from '../store/newer-records.js';
import type { Reader } from '../store/port.js';
import type { Comparison, Former } from '../trace/comparison.js';
import { type Product, productsOf } from '../trace/products.js';
import type { Evidence } from '../trace/testing.js';
import { readDecisions } from './evidence.js';

/** What an earlier result says of how it was asked, and what came into the store since. */

export interface Newer {
  readonly records: readonly NewerRecord[];
  readonly measures: readonly Measure[];
  readonly decisions: readonly Decision[];
}

export async function newerThan(reader: Reader, { provenance }: EarlierResult): Promise<Newer> {
  const newer = await newerRecords(reader, provenance.generation);
  const of = (wanted: string) =>
    newer.filter(({ table }) => table === wanted).map(({ stored }) => stored.record as object);
  return {
    records: newer.filter(({ table }) => table !== 'measures' && table !== 'decisions'),
    measures: of('measures') as readonly Measure[],
    decisions: of('decisions') as readonly Decision[],
  };
}

/** Generations of two stores say nothing about each other. Error: RESULT_OF_OTHER_STORE. */
export function refuseOtherStore({ provenance }: EarlierResult, evidence: Evidence): void {
  const { store, generation } = evidence.provenance;
  if (provenance.store === store && provenance.generation <= generation) return;
  throw new HeadwaterError(
    'RESULT_OF_OTHER_STORE',
    `The earlier result is of generation ${provenance.generation} of a ${provenance.store} store, and this ${store} store is at generation ${generation}: it is another one, or was made anew. Compare with a result of this store, or remove the state file and begin again.`,
  );
}

/** Those that are asked for, else those of the earlier result that are still there. */
function organizationsToJudge(
  asked: readonly string[],
  { organizations }: EarlierResult,
  { graph }: Evidence,
): readonly string[] {
  if (asked.length > 0) return asked;
  return organizations.filter((id) => {
    const party = graph.parties.indexOf(id);
    return party !== undefined && graph.parties.isSite[party] === 0;
  });
}

/** The products to judge: of the organizations that are asked for, else those that the earlier result is about. */
export function productsToJudge(
  asked: readonly string[],
  earlier: EarlierResult | null,
  evidence: Evidence,
): readonly Product[] {
  if (earlier?.form === 'trace') return earlier.products;
  if (earlier === null || earlier.organizations.length === 0) return productsOf(evidence.graph, asked);
  const organizations = organizationsToJudge(asked, earlier, evidence);
  // To ask for none would mean all.
  return organizations.length === 0 ? [] : productsOf(evidence.graph, organizations);
}

function testedIn({ products }: EarlierResult): ReadonlySet<string> {
  return new Set(products.flatMap(({ measures }) => measures.map(({ id }) => id)));
}

/**
 * Which measures the earlier result was asked about: all, unless one that was in force then, and has not changed
 * since, is not among those that it tested.
 */
export function measuresAskedThen(
  earlier: EarlierResult,
  { measures }: Evidence,
  newer: Newer,
): readonly string[] | null {
  if (earlier.form === 'state') return null;
  const tested = testedIn(earlier);
  const changed = new Set(newer.measures.map(({ id }) => id));
  const known = measuresInForce(measures, earlier.date).filter(({ id }) => !changed.has(id));
  if (known.every(({ id }) => tested.has(id))) return null;
  return measures.map(({ id }) => id).filter((id) => tested.has(id));
}

function formerOf(
  earlier: EarlierResult,
  { measures }: Evidence,
  newer: Newer,
  log: readonly Decision[],
): Former {
  const tested = testedIn(earlier);
  const changed = new Set(newer.measures.map(({ id }) => id));
  const lost = new Set(earlier.measures === null ? [...changed].filter((id) => tested.has(id)) : []);
  const later = new Set(newer.decisions.map(({ id }) => id));
  return {
    date: earlier.date,
    program: earlier.provenance.program,
    // What is newer and was not tested then counts as not there: it had no verdict either way.
    measures: earlier.measures ?? measures.filter(({ id }) => !changed.has(id) || lost.has(id)),
    lost,
    decisions: decisionsInForce(log.filter(({ id }) => !later.has(id))),
  };
}

/** Everything that the causes of changes are worked out from. */
export async function comparisonWith(
  reader: Reader,
  earlier: EarlierResult,
  newer: Newer,
  evidence: Evidence,
  question: Comparison['question'],
): Promise<Comparison> {
  return {
    evidence,
    question,
    former: formerOf(earlier, evidence, newer, await readDecisions(reader)),
    newerRecords: newer.records,
    newerDecisions: newer.decisions,
  };
}
