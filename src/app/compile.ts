import type { Facts } from '../flow/facts.js';
import { compileGraph, type FlowGraph } from '../flow/graph.js';
import { readBoundary, readPlaceTables } from '../input/place-file.js';
import { placeReader } from '../match/place-reader.js';
import { loadPlaces, loadRegionRows, SEED_PATH } from './package-files.js';

/**
 * Compiles records, with places worked out for the parties that state none. The geometry is loaded only where a site
 * has coordinates, the tables of names when a place is first asked for.
 */
export async function compile(facts: Facts): Promise<FlowGraph> {
  const hasCoordinates = facts.sites.some(({ latitude }) => latitude !== null);
  const geometry = hasCoordinates ? await import('../match/place-of-coordinates.js') : null;
  const corners = () => readBoundary(`${SEED_PATH}regions/boundary-cn-xj.csv`);
  const readSigns = placeReader({
    places: loadPlaces,
    tables: () => readPlaceTables(`${SEED_PATH}places`, loadRegionRows()),
    coordinates: geometry === null ? null : geometry.coordinatesReader('CN-XJ', corners()),
  });
  return compileGraph(facts, { readSigns });
}
