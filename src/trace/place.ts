import { compareCodePoints } from '../model/code-points.js';
import type { Parties } from '../model/parties.js';
import type { PlaceSign } from '../model/place-sign.js';
import type { Gap, Hit } from './result.js';

type PointingSign = Extract<PlaceSign, { kind: 'in' }>;

function pointing(signs: readonly PlaceSign[]): readonly PointingSign[] {
  return signs.filter((sign) => sign.kind === 'in');
}

/** What a place was worked out from: every sign read, and where they disagree, which says what. */
export function wordsOf(signs: readonly PlaceSign[]): string {
  const isOne = new Set(pointing(signs).map(({ region }) => region)).size === 1;
  const words = pointing(signs).map((sign) => (isOne ? sign.words : `${sign.words} (${sign.region})`));
  const against = signs.flatMap((sign) => {
    if (sign.kind === 'in') return [];
    const where = sign.kind === 'not-in' ? `outside ${sign.region}` : `in ${sign.regions.join(' or ')}`;
    return [`but ${sign.words} (${where})`];
  });
  return [...new Set([...words, ...against])].join('; ');
}

/**
 * The place of a party as a result shows it: as stated, or as its signs point; where they point apart, the one that
 * `isAsked` for, else the first.
 */
export function placeShown(
  parties: Parties,
  party: number,
  isAsked: (place: string) => boolean = () => false,
): Hit['place'] {
  const stated = parties.placeOf(party);
  const signs = parties.signsOf(party);
  const all = pointing(signs);
  const sign = all.find(({ region }) => isAsked(region)) ?? all[0];
  if (sign !== undefined) return { region: sign.region, basis: 'inferred', from: wordsOf(signs) };
  return { region: stated, basis: stated === null ? null : 'declared' };
}

/** What a missing place was narrowed to, of the party and of its sites: both sides of the line that it lies near. */
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
