import type { PlaceTables } from '../input/place-file.js';
import type { PlaceReader, PlaceSign } from '../model/place-sign.js';
import type { Places } from '../model/places.js';
import type { Organization, Site } from '../model/records.js';
import { type NameTables, nameTablesOf, signsOfAddress } from './place-of-address.js';
import { signsOfNames } from './place-of-name.js';

/** Reads the coordinates of a site; `country` is the stated one, CN or null. */
export type CoordinatesReader = (site: Site, country: string | null) => readonly PlaceSign[];

/** Where a place reader gets what it needs; the tables are asked for when a place is first asked for. */
export interface PlaceSources {
  places(): Places;
  tables(): PlaceTables;
  /** Null where no site has coordinates. */
  readonly coordinates: CoordinatesReader | null;
}

/** Reads a record's coordinates, address and names; only of a party in China, or of no stated country. */
export function placeReader({ places, tables, coordinates }: PlaceSources): PlaceReader {
  let known: NameTables | undefined;
  return (record, country) => {
    if (country !== null && country !== 'CN') return [];
    known ??= nameTablesOf(tables(), places());
    const signs = [
      ...signsOfSite(record, country, known, coordinates),
      ...signsOfNames(record, country, known),
    ];
    return signs.filter(
      (sign) => country === null || sign.kind !== 'in' || places().isWithin(sign.region, country),
    );
  };
}

function signsOfSite(
  record: Organization | Site,
  country: string | null,
  tables: NameTables,
  coordinates: CoordinatesReader | null,
): readonly PlaceSign[] {
  if (!('organization' in record)) return [];
  return [...(coordinates?.(record, country) ?? []), ...signsOfAddress(record.address, country, tables)];
}
