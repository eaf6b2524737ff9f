import type { SignsLoader } from '../flow/closure.js';
import { GraphSource, type SnapshotPlace } from '../flow/graph-source.js';
import { readBoundary, readPlaceTables } from '../input/place-file.js';
import { placeReader } from '../match/place-reader.js';
import type { Reader } from '../store/port.js';
import { loadPlaces, loadRegionRows, SEED_PATH } from './package-files.js';

/**
 * A reader of the places of parties that state none. The geometry is loaded only where a site has coordinates, the
 * tables of names when a place is first asked for.
 */
const loadSigns: SignsLoader = async (sites) => {
  const hasCoordinates = sites.some(({ latitude }) => latitude !== null);
  const geometry = hasCoordinates ? await import('../match/place-of-coordinates.js') : null;
  const corners = () => readBoundary(`${SEED_PATH}regions/boundary-cn-xj.csv`);
  return placeReader({
    places: loadPlaces,
    tables: () => readPlaceTables(`${SEED_PATH}places`, loadRegionRows()),
    coordinates: geometry === null ? null : geometry.coordinatesReader('CN-XJ', corners()),
  });
};

function loadPlacesAhead(): void {
  try {
    loadPlaces();
  } catch {
    // Whoever asks for them hears of it.
  }
}

/** The flow graphs of a store; with a place, by way of the snapshot that is kept there. */
export function graphsOf(reader: Reader, place: SnapshotPlace | null = null): GraphSource {
  return new GraphSource(reader, place, loadSigns, loadPlacesAhead);
}
