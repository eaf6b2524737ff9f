import type { RegionRow } from '../model/places.js';
import { readOwnTable } from './own-table.js';

/** The names of one place, of `seed/places/names.csv` or a table of codes. */
export interface PlaceNameRow {
  readonly code: string;
  readonly names: readonly string[];
  /** Names of places abroad too, which mean this one where China is stated. */
  readonly namesInChina: readonly string[];
  /** Names of other things too, which need a second sign. */
  readonly ambiguousNames: readonly string[];
}

/** A corner of a boundary; `beyond` is what lies on the other side of the line from here to the next corner. */
export interface BoundaryCorner {
  readonly beyond: string;
  /** Degrees, WGS 84. */
  readonly longitude: number;
  readonly latitude: number;
}

function listed(cell: string): readonly string[] {
  return cell.split(';').filter((name) => name !== '');
}

/** A place and one name of it. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

/** Everything that addresses and names are read with. */
export interface PlaceTables {
  readonly names: readonly PlaceNameRow[];
  /** Phrases that hold the name of a place and mean something else. */
  readonly notPlaces: readonly string[];
  /** Chinese units with their ending: 鄯善县. */
  readonly localNames: readonly NamedPlace[];
  readonly countries: readonly NamedPlace[];
}

/** Reads the tables of a folder such as `seed/places`; names of countries and Chinese units are those of the regions. */
export function readPlaceTables(folder: string, regions: readonly RegionRow[]): PlaceTables {
  const rows = readOwnTable(`${folder}/names.csv`);
  return {
    names: rows.map((row) => ({
      code: row.code!,
      names: listed(row.names!),
      namesInChina: listed(row.names_in_china!),
      ambiguousNames: listed(row.ambiguous_names!),
    })),
    notPlaces: readOwnTable(`${folder}/not-places.csv`).map((row) => row.id!),
    localNames: regions.flatMap(({ code, localName }) => (localName ? [{ code, name: localName }] : [])),
    countries: regions.filter(({ parent }) => parent === null),
  };
}

/** Reads `seed/regions/boundary-*.csv`, in the order of the line. */
export function readBoundary(path: string): readonly BoundaryCorner[] {
  return readOwnTable(path).map((row) => ({
    beyond: row.beyond!,
    longitude: Number(row.longitude),
    latitude: Number(row.latitude),
  }));
}
