import fc from 'fast-check';
import type { Organization, Site } from '../../src/model/records.js';
import { isPlaceIn, placeOf } from '../reference/places.js';
import type { WorkedOut, World } from '../reference/world.js';
import type { Temper } from './chance.js';
import { chance, maybe, pick, turn, weighted } from './chance.js';

/** Ids whose order by code points is not that of UTF-16 units, and where one begins with another. */
const ORGANIZATION_IDS = ['o-2', 'o-10', 'O-3', 'o', 'ø', '～o', '𠮷o', '1'];
const SITE_IDS = ['s-1', 'S-1', '～s', '𠮷s', 'p', 'o-'];
/** Far apart, so that no fuzzy match finds a second party. */
const ORGANIZATION_NAMES = [
  'Quillmark',
  'Besterfold',
  'Janduvic',
  'Oxthorpe',
  'Wympgate',
  'Huzelny',
  'Cradbisk',
  'Fenlyra',
];
const LOCAL_NAMES = ['甲乙', '春夏', '東西', '山川', '金木', '日月', '紅白', '遠近'];
const SITE_NAMES = [
  'Torvald Yard',
  'Pinx Basin',
  'Gulmera Ridge',
  'Ekko Furnace',
  'Zaibatu Quay',
  'Noss Meadow',
];

export interface PartiesPart {
  readonly organizations: readonly Organization[];
  readonly sites: readonly Site[];
  readonly workedOut: readonly WorkedOut[];
}

interface Place {
  readonly country: string | null;
  readonly region: string | null;
}

const at = (country: string | null, region: string | null): Place => ({ country, region });

/** Inside Xinjiang, or in China without saying where. */
const CONCERN = weighted(
  [6, at('CN', 'CN-XJ')],
  [3, at(null, '653224')],
  [2, at('CN', '653200')],
  [3, at('CN', null)],
);
const ELSEWHERE = weighted(
  [8, at('US', null)],
  [6, at('KZ', null)],
  [2, at('CN', 'CN-ZJ')],
  [1, at('HK', null)],
  [1, at(null, 'CN-HK')],
);

type Guess = Omit<WorkedOut, 'party'>;

const inside = (region: string, settles: boolean): Guess => ({ regions: [region], isNot: false, settles });

/** What coordinates, an address or a name may say of one party; only a name speaks of an organization. */
const GUESSES = weighted<readonly Guess[]>(
  [20, []],
  [8, [inside('CN-XJ', true)]],
  [6, [inside('653224', false)]],
  [4, [inside('653200', true)]],
  [5, [inside('CN-ZJ', true)]],
  [3, [inside('CN-ZJ', false)]],
  [5, [{ regions: ['CN-XJ'], isNot: true, settles: true }]],
  [4, [{ regions: ['CN-XJ', 'CN-ZJ'], isNot: false, settles: true }]],
  [2, [{ regions: ['CN-XJ'], isNot: true, settles: true }, inside('653224', true)]],
  [2, [{ regions: ['CN-XJ', 'KZ'], isNot: false, settles: true }, inside('CN-XJ', false)]],
);

function place(temper: Temper): fc.Arbitrary<Place> {
  const placed = temper.placedPercent;
  return fc.oneof(
    { weight: placed * (100 - temper.concernPercent), arbitrary: ELSEWHERE },
    { weight: placed * temper.concernPercent, arbitrary: CONCERN },
    { weight: (100 - placed) * 100, arbitrary: fc.constant(at(null, null)) },
  );
}

export function partiesPart(temper: Temper): fc.Arbitrary<PartiesPart> {
  const organization = fc.record({
    place: place(temper),
    isTrader: chance(Math.min(4 + temper.oddPercent, 20)),
    guesses: GUESSES,
  });
  const site = fc.record({
    organizationAt: turn,
    place: place(temper),
    withinAt: maybe(35, turn),
    isNamedAlike: chance(4),
    guesses: GUESSES,
  });
  return fc
    .record({
      organizations: fc.oneof(
        { weight: 14, arbitrary: fc.array(organization, { minLength: 2, maxLength: 8, size: 'max' }) },
        { weight: 1, arbitrary: fc.array(organization, { minLength: 1, maxLength: 1 }) },
      ),
      sites: fc.array(site, { maxLength: 6, size: 'max' }),
      firstId: fc.nat(7),
    })
    .map(({ organizations, sites, firstId }) => {
      const named = organizations.map((draft, index) => organizationOf(draft, index, firstId));
      const placed = sitesOf(named, sites);
      const ofNames = organizations.map(({ guesses }) => guesses.filter(({ settles }) => !settles));
      const workedOut = [...guessesOf(named, ofNames), ...guessesOf(placed, sites.map(guessesOfDraft))];
      return { organizations: named, sites: placed, workedOut };
    });
}

function guessesOfDraft({ guesses }: SiteDraft): readonly Guess[] {
  return guesses;
}

function guessesOf(
  parties: readonly { readonly id: string }[],
  guesses: readonly (readonly Guess[])[],
): readonly WorkedOut[] {
  return parties.flatMap(({ id }, at) => guesses[at]!.map((guess) => ({ party: id, ...guess })));
}

function organizationOf(
  draft: { readonly place: Place; readonly isTrader: boolean },
  index: number,
  firstId: number,
): Organization {
  return {
    id: pick(ORGANIZATION_IDS, firstId + index),
    name: ORGANIZATION_NAMES[index]!,
    localName: LOCAL_NAMES[index]!,
    aliases: [`${ORGANIZATION_NAMES[index]!} of old`],
    ...draft.place,
    trader: draft.isTrader,
    identifiers: [`duns:${100_000_000 + index * 11_111_111}`],
    unresolved: false,
  };
}

interface SiteDraft {
  readonly organizationAt: number;
  readonly place: Place;
  readonly withinAt: number | null;
  readonly isNamedAlike: boolean;
  readonly guesses: readonly Guess[];
}

/** A site lies only within an earlier one, so there is no circle; a place that contradicts the area's is dropped. */
function sitesOf(organizations: readonly Organization[], drafts: readonly SiteDraft[]): readonly Site[] {
  const sites: Site[] = [];
  for (const [index, draft] of drafts.entries()) {
    const area = draft.withinAt === null || index === 0 ? null : pick(sites, draft.withinAt);
    const operator = pick(organizations, draft.organizationAt);
    sites.push({
      id: SITE_IDS[index]!,
      organization: operator.id,
      name: draft.isNamedAlike ? operator.name : SITE_NAMES[index]!,
      ...(area === null ? draft.place : placeWithin(sites, area, draft.place)),
      within: area?.id ?? null,
      address: null,
      latitude: null,
      longitude: null,
      unresolved: false,
    });
  }
  return sites;
}

function placeWithin(sites: readonly Site[], area: Site, own: Place): Place {
  const around = placeOf({ sites } as unknown as World, area.id);
  const isLegal = [own.country, own.region].every(
    (stated) => stated === null || around === null || isPlaceIn(stated, around) || isPlaceIn(around, stated),
  );
  return isLegal ? own : at(null, null);
}
