import type { PlaceReader, PlaceSign } from '../../src/model/place-sign.js';
import type { WorkedOut, World } from '../reference/world.js';

function signOf({ regions, isNot, settles }: WorkedOut): PlaceSign {
  const source = { from: settles ? 'address' : 'name', words: `given: ${regions.join(' or ')}` } as const;
  if (isNot) return { ...source, kind: 'not-in', region: regions[0]! };
  return regions.length > 1
    ? { ...source, kind: 'between', regions }
    : { ...source, kind: 'in', region: regions[0]! };
}

/** Hands out the places that a world gives as worked out, as the readers of coordinates, addresses and names would. */
export function signsOfWorld({ workedOut = [] }: World): PlaceReader {
  return (record) => workedOut.filter(({ party }) => party === record.id).map(signOf);
}
