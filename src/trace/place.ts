import { compareCodePoints } from '../model/code-points.js';
import type { Parties } from '../model/parties.js';
import type { PlaceSign } from '../model/place-sign.js';
import type { Gap, Hit } from './result.js';

type PointingSign = Extract<PlaceSign, { kind: 'in' }>;

function pointing(signs: readonly PlaceSign[]): PointingSign | null {
  return signs.find((sign) => sign.kind === 'in') ?? null;
}

/** What a place was worked out from: every sign read, those that disagree too. */
export function wordsOf(signs: readonly PlaceSign[]): string {
  return [...new Set(signs.map(({ words }) => words))].join('; ');
}

/** The place of a party as a result shows it: as stated, or as its signs point. */
export function placeShown(parties: Parties, party: number): Hit['place'] {
  const stated = parties.placeOf(party);
  const signs = parties.signsOf(party);
  const sign = pointing(signs);
  if (sign !== null) return { region: sign.region, basis: 'inferred', from: wordsOf(signs) };
  return { region: stated, basis: stated === null ? null : 'declared' };
}

/** Where a place is missing because it lies too near to a boundary: both sides, of the party and of its sites. */
export function placeBetween(parties: Parties, party: number): NonNullable<Gap['place']> | undefined {
  const signs = [party, ...parties.sitesOf(party)]
    .flatMap((at) => parties.signsOf(at))
    .filter((sign) => sign.kind === 'between');
  if (signs.length === 0) return undefined;
  const sides = new Set(signs.flatMap(({ regions }) => regions));
  const words = new Set(signs.map((sign) => sign.words));
  const inOrder = (texts: ReadonlySet<string>) => [...texts].sort(compareCodePoints);
  return { between: inOrder(sides), from: inOrder(words).join('; ') };
}
