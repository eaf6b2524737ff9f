import type { FlowGraph } from '../flow/graph.js';
import { holdingsOf } from '../flow/holdings.js';
import { Coverage } from '../measures/coverage.js';
import { Sayings } from '../measures/sayings.js';
import {
  compileScopes,
  type MeasureMatches,
  matchMeasures,
  type PartyMatcher,
  type Scope,
} from '../measures/scope.js';
import { Subsidiaries } from '../measures/subsidiaries.js';
import { Touch } from '../measures/touch.js';
import type { Decided } from '../model/decision.js';
import type { Measure } from '../model/measure.js';
import type { Places } from '../model/places.js';
import { measuresAsked, type Question } from './question.js';
import type { Provenance } from './result.js';

/** Everything that a trace is worked out from. */
export interface Evidence {
  readonly graph: FlowGraph;
  /** All measures of the store, sorted by id. */
  readonly measures: readonly Measure[];
  readonly places: Places;
  readonly provenance: Provenance;
  /** What reviewers have decided about pairs of names, the oldest first, without those that were withdrawn. */
  readonly decisions: readonly Decided[];
  /** Where names may have been matched before; else they are matched once for this evidence. */
  readonly match?: PartyMatcher;
}

/** The part of a question that is the same for all products of a screen. */
export type Terms = Pick<Question, 'date' | 'since' | 'measures'>;

/** What stocks and gaps are tested with. */
export interface Testing {
  /** The measures in force on the date. */
  readonly inForce: readonly Measure[];
  /** Their scope items, grouped by measure. */
  readonly scopes: readonly Scope[];
  readonly coverage: Coverage;
  readonly sayings: Sayings;
  readonly touch: Touch;
}

interface Kept {
  readonly matches: MeasureMatches;
  /** Of the terms that were asked for last: a screen puts thousands of questions with the same ones. */
  key: string;
  testing: Testing | null;
}

/** Names are matched once for all questions that are put to one evidence. */
const KEPT = new WeakMap<Evidence, Kept>();

function keptOf(evidence: Evidence): Kept {
  const known = KEPT.get(evidence);
  if (known !== undefined) return known;
  const { measures, graph, decisions } = evidence;
  const kept = {
    matches: matchMeasures(measures, graph.parties, decisions, evidence.match),
    key: '',
    testing: null,
  };
  KEPT.set(evidence, kept);
  return kept;
}

/** What is tested on these terms, which must have been checked. Error: NO_MEASURE_IN_FORCE. */
export function testingOf(evidence: Evidence, terms: Terms): Testing {
  const inForce = measuresAsked(terms, evidence.measures);
  const kept = keptOf(evidence);
  const key = JSON.stringify([terms.date, terms.since, terms.measures]);
  if (kept.testing === null || kept.key !== key) {
    kept.testing = compileTesting(evidence, terms, inForce, kept.matches);
    kept.key = key;
  }
  return kept.testing;
}

function compileTesting(
  { graph, places }: Evidence,
  { date, since }: Terms,
  inForce: readonly Measure[],
  matches: MeasureMatches,
): Testing {
  const { parties, goods, shares } = graph;
  const scopes = compileScopes(inForce, date, goods, matches);
  const subsidiaries = new Subsidiaries(shares, since);
  const coverage = new Coverage({ parties, goods, places, holdings: holdingsOf(graph), subsidiaries });
  const sayings = new Sayings({ parties, goods, places, shares, sitings: graph.sitings() }, scopes, coverage);
  return { inForce, scopes, coverage, sayings, touch: new Touch(goods, scopes) };
}
