import { readFileSync } from 'node:fs';
import type { Sharing } from '../../src/flow/bundles.js';
import { compileGraph } from '../../src/flow/graph.js';
import { stockStates } from '../../src/flow/states/stock-states.js';
import { readRegions } from '../../src/input/region-file.js';
import { compareCodePoints } from '../../src/model/code-points.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { Places } from '../../src/model/places.js';
import type { TraceResult } from '../../src/trace/result.js';
import type { Evidence } from '../../src/trace/testing.js';
import { type Listing, trace } from '../../src/trace/trace.js';
import type { Answer } from '../reference/answer.js';
import type { Question, World } from '../reference/world.js';
import { signsOfWorld } from './given-signs.js';

const ROOT = new URL('../../../', import.meta.url);

export const REGIONS = ['iso-3166', 'gb-2260'].flatMap((name) =>
  readRegions(new URL(`seed/regions/${name}.csv`, ROOT).pathname),
);

export const PLACES = new Places(REGIONS);

const PROVENANCE = { store: 'test', generation: 1, records: 0, measures: '', program: 'test' };

/** A world of plain records, compiled without a store. */
export function evidenceOfWorld(world: World, sharing: Sharing = 'where-fewer'): Evidence {
  const graph = compileGraph({ ...world, deliveries: [] }, { readSigns: signsOfWorld(world), sharing });
  const measures = [...world.measures].sort((a, b) => compareCodePoints(a.id, b.id));
  const decisions = world.decisions ?? [];
  return { graph, measures, places: PLACES, provenance: PROVENANCE, decisions };
}

/** The same with what is worked out beforehand for the graph of a whole store. */
export function withStates(evidence: Evidence): Evidence {
  return { ...evidence, graph: { ...evidence.graph, states: stockStates(evidence.graph) } };
}

/** Traces a world of plain records. */
export function traceWorld(
  world: World,
  question: Question,
  listing: Listing = { paths: 1, gaps: null },
): TraceResult {
  return trace(evidenceOfWorld(world), question, listing);
}

/** The same in the shape of the reference, which leaves out wording and provenance. */
export function answerOf(ask: () => TraceResult): Answer {
  try {
    const { verdict, measures, hits, gaps, coverage } = ask();
    return {
      verdict,
      measures: measures.map(({ id, verdict: own, hits: count }) => ({ id, verdict: own, hits: count })),
      hits: hits.map(({ measure, stock, role, basis, tiers, path }) => ({
        measure,
        stock,
        role,
        basis,
        tiers,
        path: path.map(({ from, to, kind, basis: own, span, record }) => ({
          from,
          to,
          kind,
          basis: own,
          span,
          record,
        })),
      })),
      gaps: gaps.map(({ place: _, ...gap }) => gap),
      coverage: { stocks: coverage.stocks, flows: coverage.flows, organizations: coverage.organizations },
    } as Answer;
  } catch (error) {
    if (error instanceof HeadwaterError) return { error: error.code } as Answer;
    throw error;
  }
}

/** A file of the project, as text. */
export function projectFile(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
