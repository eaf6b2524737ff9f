import type { Measure } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import { factsOf } from './facts.js';
import type { Gap } from './gap.js';
import { gapsOf } from './gap.js';
import type { Hit } from './hit.js';
import { hitsOf } from './hit.js';
import { compareText } from './order.js';
import { organizationOf } from './parties.js';
import { rolesOf } from './role.js';
import { isInForce } from './span.js';
import { startsOf } from './start.js';
import type { Verdict } from './verdict.js';
import { overallVerdict, verdictOf } from './verdict.js';
import type { Walk } from './walk.js';
import { reachedStocks, usableInto, walksOf } from './walk.js';
import type { Question, World } from './world.js';

export type Fault = 'PRODUCT_NOT_FOUND' | 'SINCE_AFTER_DATE' | 'NO_MEASURE_IN_FORCE' | 'MEASURE_NOT_FOUND';

export interface Result {
  readonly verdict: Verdict;
  /** In force, by id. */
  readonly measures: readonly { readonly id: string; readonly verdict: Verdict; readonly hits: number }[];
  readonly hits: readonly Hit[];
  readonly gaps: readonly Gap[];
  /** Reached stocks, usable flows into them, and their organizations, in the walk over all flows. */
  readonly coverage: { readonly stocks: number; readonly flows: number; readonly organizations: number };
}

export type Answer = { readonly error: Fault } | Result;

/**
 * Answers by the sentences of design.md §4 and nothing else: slow, plain, and written without sight of the tracer
 * that it checks. Faults are tested in this order: since, unknown measure, product, no measure in force.
 */
export function referenceAnswer(world: World, question: Question): Answer {
  const facts = factsOf(world, question);
  const starts = startsOf(facts);
  const measures = inForce(world, question);
  if (question.since !== null && question.since > question.date) return { error: 'SINCE_AFTER_DATE' };
  if (hasUnknownMeasure(world, question)) return { error: 'MEASURE_NOT_FOUND' };
  if (starts.length === 0) return { error: 'PRODUCT_NOT_FOUND' };
  if (measures.length === 0) return { error: 'NO_MEASURE_IN_FORCE' };
  const walks = walksOf(facts, starts);
  const roles = rolesOf(facts, walks[2]);
  const hits = hitsOf(facts, walks, roles, measures);
  const gaps = gapsOf(facts, walks[2], roles, measures);
  return resultOf(facts, walks[2], measures, hits, gaps);
}

function hasUnknownMeasure(world: World, { measures }: Question): boolean {
  return (measures ?? []).some((named) => !world.measures.some(({ id }) => id === named));
}

/** In force on D and, where measures are named, named; by id. */
function inForce(world: World, { date, measures }: Question): readonly Measure[] {
  return world.measures
    .filter(({ effective }) => isInForce(effective, date))
    .filter(({ id }) => measures === null || measures.includes(id))
    .sort((a, b) => compareText(a.id, b.id));
}

function resultOf(
  facts: Facts,
  walk: Walk,
  measures: readonly Measure[],
  hits: readonly Hit[],
  gaps: readonly Gap[],
): Result {
  const verdicts = new Map(measures.map((measure) => [measure, verdictOf(measure, hits, gaps)]));
  const stocks = reachedStocks(walk);
  const organizations = new Set(stocks.map(({ party }) => organizationOf(facts.parties, party)));
  return {
    verdict: overallVerdict(verdicts),
    measures: measures.map((measure) => ({
      id: measure.id,
      verdict: verdicts.get(measure)!,
      hits: hits.filter((hit) => hit.measure === measure.id).length,
    })),
    hits,
    gaps,
    coverage: {
      stocks: stocks.length,
      flows: stocks.flatMap((stock) => usableInto(walk, stock)).length,
      organizations: organizations.size,
    },
  };
}
