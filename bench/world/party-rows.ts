import { hashOf } from './chance.js';
import type { Layout } from './layout.js';

export const ORGANIZATION_COLUMNS = [
  'id',
  'name',
  'local_name',
  'country',
  'region',
  'trader',
  'identifiers',
];
export const SITE_COLUMNS = ['id', 'organization', 'name', 'country', 'region'];

const SALT = { place: 11, site: 12, name: 13, listed: 14, trader: 15 };

/** Country and region; half of what is in China is known by country alone, and some places are not known at all. */
const PLACES: readonly (readonly [country: string, region: string])[] = [
  ...['CN-ZJ', 'CN-JS', 'CN-GD', 'CN-SD', '150200', '530300'].map((region) => ['CN', region] as const),
  ...Array.from({ length: 4 }, () => ['CN', ''] as const),
  ...['VN', 'MY', 'TH', 'US', 'DE', 'IN', 'KR', 'JP', 'NO', 'BR'].map((country) => [country, ''] as const),
  ['', ''],
];
const PLACES_OF_CONCERN = ['650421', '659001', '653224', 'CN-XJ'];
const OF_CONCERN_PER_THOUSAND = 2;
/** Of any world: published lists do not grow with one's own files. */
const LISTED_ABOUT = 40;

const NAMES = [
  'Hua',
  'Xin',
  'Jin',
  'Li',
  'Tong',
  'Da',
  'Yuan',
  'Heng',
  'Rui',
  'Sheng',
  'Nord',
  'Alta',
  'Vela',
];
const TRADES = [
  'Materials',
  'Industry',
  'Silicon',
  'Textile',
  'Electronics',
  'Chemical',
  'Trading',
  'Metals',
];
const FORMS = ['Co., Ltd.', 'Company Limited', 'LLC', 'GmbH', 'Sdn. Bhd.', 'Inc.'];

function nameOf(organization: number, seed: number): string {
  const hash = hashOf(seed, organization, SALT.name);
  const at = (list: readonly string[], shift: number) => list[(hash >>> shift) % list.length]!;
  return `${at(NAMES, 0)}${at(NAMES, 4).toLowerCase()} ${at(TRADES, 8)} ${organization} ${at(FORMS, 12)}`;
}

function placeOf(hash: number): readonly [country: string, region: string] {
  const isOfConcern = hash % 1000 < OF_CONCERN_PER_THOUSAND;
  if (isOfConcern) return ['CN', PLACES_OF_CONCERN[(hash >>> 12) % PLACES_OF_CONCERN.length]!];
  return PLACES[(hash >>> 12) % PLACES.length]!;
}

/** Nine traders in ten have declared that they make nothing. */
export function* organizationRows(layout: Layout, seed: number): Generator<readonly string[]> {
  for (let at = 0; at < layout.organizations; at++) {
    const hash = hashOf(seed, at, SALT.trader);
    const hasDeclared = layout.roleOf(at) === 'trader' && hash % 10 > 0;
    const identifiers = hash % 5 === 0 ? `duns:${100_000_000 + at}` : '';
    const place = placeOf(hashOf(seed, at, SALT.place));
    yield [layout.idOf(at), nameOf(at, seed), '', ...place, String(hasDeclared), identifiers];
  }
}

export function* siteRows(layout: Layout, seed: number): Generator<readonly string[]> {
  for (let at = 0; at < layout.organizations; at++) {
    for (let site = 1; site <= layout.sitesOf(at); site++) {
      const place = placeOf(hashOf(seed, at, SALT.site + site));
      yield [layout.siteIdOf(at, site), layout.idOf(at), `Works ${site} of ${nameOf(at, seed)}`, ...place];
    }
  }
}

/** The names of the organizations that the benchmark's own measure lists. */
export function listedNames(layout: Layout, seed: number): readonly string[] {
  const names: string[] = [];
  const oneIn = Math.ceil(layout.organizations / LISTED_ABOUT);
  for (let at = layout.importers; at < layout.organizations; at++) {
    if (hashOf(seed, at, SALT.listed) % oneIn === 0) names.push(nameOf(at, seed));
  }
  return names;
}
