import { keptStates } from '../flow/states/stock-states.js';
import { NONE } from '../model/party-columns.js';
import { countryOfPlace } from '../model/places.js';
import { placeShown } from './place.js';
import type { TraceResult } from './result.js';
import type { Walks } from './walks.js';

/** How much of the world a trace has seen: stocks, usable flows into them, organizations and countries. */
export function coverageOf(walks: Walks): TraceResult['coverage'] {
  return { stocks: walks.reached.length, flows: flowCount(walks), ...partiesReached(walks) };
}

function flowCount(walks: Walks): number {
  const { graph, reached, earliestEnd } = walks;
  const { flows } = graph;
  const begun = keptStates(graph, earliestEnd)?.table.begun();
  let count = 0;
  for (let at = 0; at < reached.length; at++) {
    const stock = reached[at]!;
    const label = walks.label(stock);
    const isAllUsable = begun !== undefined && begun[stock]! <= label;
    if (isAllUsable && !flows.hasJunctions(stock)) {
      count += flows.first[stock + 1]! - flows.first[stock]!;
      continue;
    }
    for (let arc = flows.first[stock]!; arc < flows.first[stock + 1]!; arc++) {
      if (walks.isUsable(arc, label)) count += flows.flowCountOf(arc);
    }
  }
  return count;
}

function partiesReached({ graph, reached }: Walks): { organizations: number; countries: number } {
  const { stocks, parties } = graph;
  const isPlace = new Uint8Array(parties.columns.places.length);
  // The first is of sites whose organization is not there.
  const isCounted = new Uint8Array(parties.size + 1);
  const countries = new Set<string | null>();
  let organizations = 0;
  let last = -1;
  for (let at = 0; at < reached.length; at++) {
    const party = stocks.party[reached[at]!]!;
    if (party === last) continue;
    last = party;
    const place = parties.placeIndexOf(party);
    if (place === NONE) countries.add(countryOrNull(placeShown(parties, party).region));
    else isPlace[place] = 1;
    const organization = parties.organizationOf[party]! - NONE;
    if (isCounted[organization] === 1) continue;
    isCounted[organization] = 1;
    organizations++;
  }
  for (const [index, place] of parties.columns.places.entries()) {
    if (isPlace[index] === 1) countries.add(countryOrNull(place));
  }
  countries.delete(null);
  return { organizations, countries: countries.size };
}

function countryOrNull(place: string | null): string | null {
  return place === null ? null : countryOfPlace(place);
}
