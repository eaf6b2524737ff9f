import { Coverage } from '../measures/coverage.js';
import type { Strength } from '../measures/ground.js';
import { compileScopes, matchMeasures, measuresInForce, type Scope } from '../measures/scope.js';
import { Subsidiaries } from '../measures/subsidiaries.js';
import type { Day } from '../model/dates.js';
import type { Decided } from '../model/decision.js';
import type { Measure } from '../model/measure.js';
import type { Places } from '../model/places.js';
import type { CoverageRow } from '../store/neo4j/stock-row.js';
import type { FlowGraph } from './graph.js';
import { holdingsOf } from './holdings.js';
import { OUTBOUND } from './stocks.js';

/**
 * For every outbound stock and every measure in force on the import date that covers it, one row; in the order of
 * the stocks, then of the measures. Ownerships are tested at the date, not at a stock's own label L, which only a
 * walk knows: so a subsidiary that was bought between L and the date counts here and not in a trace, and nothing that
 * a trace finds is missing here. (A firm link that ended between the two is loose here.)
 */
export function* coverageRows(
  graph: FlowGraph,
  measures: readonly Measure[],
  date: Day,
  places: Places,
  decisions: readonly Decided[],
): Generator<CoverageRow> {
  const { parties, goods, stocks } = graph;
  const inForce = measuresInForce(measures, date);
  const scopes = compileScopes(inForce, date, goods, matchMeasures(inForce, parties, decisions));
  const byMeasure = inForce.map((measure, index) => ({
    id: measure.id,
    scopes: scopes.filter((scope) => scope.measure === index),
  }));
  const coverage = new Coverage({
    parties,
    goods,
    places,
    holdings: holdingsOf(graph),
    subsidiaries: new Subsidiaries(graph.shares, null),
  });
  for (let stock = 0; stock < stocks.size; stock++) {
    if (stocks.side[stock] !== OUTBOUND) continue;
    const covered = (scope: Scope) =>
      coverage.covers(scope, stocks.party[stock]!, stocks.good[stock]!, date)?.strength ?? null;
    for (const measure of byMeasure) {
      const strength = best(measure.scopes.map(covered));
      if (strength !== null) yield { stock, measure: measure.id, strength };
    }
  }
}

function best(strengths: readonly (Strength | null)[]): Strength | null {
  if (strengths.includes('firm')) return 'firm';
  return strengths.includes('loose') ? 'loose' : null;
}
