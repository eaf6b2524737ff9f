import { NONE } from '../model/party-columns.js';
import { countryOfPlace } from '../model/places.js';
import { placeShown } from './place.js';
import type { TraceResult } from './result.js';
import type { Walks } from './walks.js';

/** How much of the world a trace has seen: stocks, usable flows into them, organizations and countries. */
export function coverageOf(walks: Walks): TraceResult['coverage'] {
  const { organizations, countries } = partiesReached(walks);
  return { stocks: walks.reached.length, flows: usableFlowCount(walks), organizations, countries };
}

function usableFlowCount(walks: Walks): number {
  let count = 0;
  walks.eachUsable(() => {
    count++;
  });
  return count;
}

function partiesReached({ graph, reached }: Walks): { organizations: number; countries: number } {
  const { stocks, parties } = graph;
  const places = new Set<number>();
  const countries = new Set<string | null>();
  const withSites = new Set<number>();
  let plain = 0;
  let last = -1;
  for (const stock of reached) {
    const party = stocks.party[stock]!;
    if (party === last) continue;
    last = party;
    const place = parties.placeIndexOf(party);
    places.add(place);
    if (place === NONE) countries.add(countryOrNull(placeShown(parties, party).region));
    if (parties.isSite[party] === 1 || parties.siteCount(party) > 0)
      withSites.add(stocks.organizationOf(stock));
    else plain++;
  }
  for (const index of places) countries.add(countryOrNull(parties.columns.places[index] ?? null));
  countries.delete(null);
  return { organizations: plain + withSites.size, countries: countries.size };
}

function countryOrNull(place: string | null): string | null {
  return place === null ? null : countryOfPlace(place);
}
