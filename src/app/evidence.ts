import { createHash } from 'node:crypto';
import { everything } from '../flow/closure.js';
import type { FlowGraph } from '../flow/graph.js';
import type { GraphSource } from '../flow/graph-source.js';
import { decisionsInForce } from '../match/decided.js';
import { matchParties } from '../match/party-matches.js';
import type { Decided, Decision } from '../model/decision.js';
import type { Measure } from '../model/measure.js';
import type { Reader, StoreInfo } from '../store/port.js';
import type { Provenance } from '../trace/result.js';
import type { Evidence } from '../trace/testing.js';
import { loadPlaces, programVersion } from './package-files.js';

/** All measures of a store, sorted by id. */
export function readMeasures(reader: Reader): Promise<readonly Measure[]> {
  return everything(reader, 'measures');
}

/** The whole review log, oldest first. */
export function readDecisions(reader: Reader): Promise<readonly Decision[]> {
  return everything(reader, 'decisions');
}

/** The decisions of a store that hold. */
export async function readDecided(reader: Reader): Promise<readonly Decided[]> {
  return decisionsInForce(await readDecisions(reader));
}

/** `records` counts the eight tables; measures have their hash, and a decision raises the generation. */
function provenanceOf(info: StoreInfo, measures: readonly Measure[]): Provenance {
  const { measures: _, decisions: __, ...records } = info.counts;
  return {
    store: info.store,
    generation: info.generation,
    records: Object.values(records).reduce((sum, count) => sum + count, 0),
    measures: createHash('sha256').update(JSON.stringify(measures)).digest('hex'),
    program: programVersion(),
  };
}

/** Everything that a trace over this graph, one of `graphs`, is worked out from. */
export async function evidenceOf(reader: Reader, graph: FlowGraph, graphs: GraphSource): Promise<Evidence> {
  const measures = await readMeasures(reader);
  return {
    graph,
    measures,
    places: loadPlaces(),
    provenance: provenanceOf(await reader.info(), measures),
    decisions: await readDecided(reader),
    match: (parties, lists, decided) =>
      graphs.matches(graph, JSON.stringify([lists, decided]), () => matchParties(parties, lists, decided)),
  };
}
