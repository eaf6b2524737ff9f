import type { Organization, Site } from './records.js';
import type { TextColumn } from './text-column.js';

/** Stands where a party has no organization, area or place. */
export const NONE = -1;

/** What a walk asks of parties, as columns: 19 bytes a party and no object, so that millions load at once. */
export interface PartyColumns {
  /** In code-point order; a party's index is its rank. */
  readonly ids: TextColumn;
  readonly isSite: Uint8Array;
  readonly isTrader: Uint8Array;
  /** The index of the party's organization; its own for an organization; NONE where that is not loaded. */
  readonly organizationOf: Int32Array;
  /** The site that a site lies in, or NONE. */
  readonly areaOf: Int32Array;
  /** Index into `places`, or NONE: the place of design.md §4. */
  readonly place: Int32Array;
  readonly places: readonly string[];
  /** The sites of a party are those from `firstSite[party]` up to `firstSite[party + 1]` in `sites`. */
  readonly firstSite: Int32Array;
  readonly sites: Int32Array;
}

export type PartyRecord = Organization | Site;

function isSite(record: PartyRecord): record is Site {
  return 'organization' in record;
}

/** The columns of records in code-point order of their ids. */
export function partyColumns(
  records: readonly PartyRecord[],
  indexOf: (id: string) => number | undefined,
): PartyColumns {
  const organizationOf = Int32Array.from(records, (record, party) =>
    isSite(record) ? (indexOf(record.organization) ?? NONE) : party,
  );
  const areaOf = Int32Array.from(records, (record) =>
    isSite(record) && record.within !== null ? (indexOf(record.within) ?? NONE) : NONE,
  );
  return {
    ids: records.map((record) => record.id),
    isSite: Uint8Array.from(records, (record) => (isSite(record) ? 1 : 0)),
    isTrader: Uint8Array.from(records, (record) => ('trader' in record && record.trader ? 1 : 0)),
    organizationOf,
    areaOf,
    ...placesOf(records, areaOf),
    ...sitesOf(organizationOf),
  };
}

/** The sites of each organization, in order. */
function sitesOf(organizationOf: Int32Array): Pick<PartyColumns, 'firstSite' | 'sites'> {
  const size = organizationOf.length;
  const firstSite = new Int32Array(size + 1);
  const isItsSite = (party: number) => organizationOf[party] !== party && organizationOf[party] !== NONE;
  for (let party = 0; party < size; party++) if (isItsSite(party)) firstSite[organizationOf[party]! + 1]!++;
  for (let party = 0; party < size; party++) firstSite[party + 1]! += firstSite[party]!;
  const next = firstSite.slice();
  const sites = new Int32Array(firstSite[size]!);
  for (let party = 0; party < size; party++) {
    if (isItsSite(party)) sites[next[organizationOf[party]!]!++] = party;
  }
  return { firstSite, sites };
}

/**
 * A party's `region`, else that of the innermost area that states one, else the country that the outermost area
 * states, then the next one inward. Each area is worked out once, however deep areas lie in one another.
 */
function placesOf(
  records: readonly PartyRecord[],
  areaOf: Int32Array,
): Pick<PartyColumns, 'place' | 'places'> {
  const known = new Map<number, { region: string | null; country: string | null }>();
  const stated = (party: number) => {
    const passed: number[] = [];
    // A circle of areas is refused at import; the bound only keeps a damaged store from hanging.
    let at = party;
    for (; at !== NONE && !known.has(at) && passed.length <= records.length; at = areaOf[at]!)
      passed.push(at);
    let found = known.get(at) ?? { region: null, country: null };
    for (const inner of passed.reverse()) {
      const { region, country } = records[inner]!;
      found = { region: region ?? found.region, country: found.country ?? country };
      if (areaOf[inner] !== NONE || passed.length > 1) known.set(inner, found);
    }
    return found.region ?? found.country;
  };
  const indexes = new Map<string, number>();
  const place = Int32Array.from(records, (_, party) => {
    const text = stated(party);
    if (text === null) return NONE;
    if (!indexes.has(text)) indexes.set(text, indexes.size);
    return indexes.get(text)!;
  });
  return { place, places: [...indexes.keys()] };
}
