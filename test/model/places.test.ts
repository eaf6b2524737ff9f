import { expect, test } from '@jest/globals';
import { compileParties } from '../../src/model/parties.js';
import { canonicalPlace, countryOfPlace } from '../../src/model/places.js';
import { PLACES } from '../trace/ask.js';
import { worldOf } from '../trace/world-builder.js';

test('a place is inside a region that it equals or is nested in, at any depth', () => {
  expect(PLACES.standing('CN-XJ', 'CN-XJ')).toBe('inside');
  expect(PLACES.standing('653224', '653200')).toBe('inside');
  expect(PLACES.standing('653224', 'CN-XJ')).toBe('inside');
  expect(PLACES.standing('653224', 'CN')).toBe('inside');
});

test('a place that contains the region, or that is missing, is unsettled', () => {
  expect(PLACES.standing('CN', 'CN-XJ')).toBe('unsettled');
  expect(PLACES.standing('CN-XJ', '653224')).toBe('unsettled');
  expect(PLACES.standing(null, 'CN-XJ')).toBe('unsettled');
});

test('a place is outside where neither contains the other', () => {
  expect(PLACES.standing('CN-ZJ', 'CN-XJ')).toBe('outside');
  expect(PLACES.standing('US', 'CN-XJ')).toBe('outside');
  expect(PLACES.standing('653224', '653100')).toBe('outside');
});

test('CN-65, 650000 and CN-XJ are one place', () => {
  expect(['CN-65', '650000', 'CN-XJ'].map(canonicalPlace)).toEqual(['CN-XJ', 'CN-XJ', 'CN-XJ']);
  expect(PLACES.standing('653224', 'CN-65')).toBe('inside');
  expect(PLACES.standing('CN-65', 'CN-XJ')).toBe('inside');
});

test.each(['HK', 'MO', 'TW'])('%s is a country of its own and equals the province CN-%s', (code) => {
  expect(PLACES.isCountry(code)).toBe(true);
  expect(PLACES.standing(code, `CN-${code}`)).toBe('inside');
  expect(PLACES.standing(`CN-${code}`, code)).toBe('inside');
  expect(PLACES.standing(code, 'CN')).toBe('inside');
  expect(PLACES.standing(code, 'CN-XJ')).toBe('outside');
  expect(PLACES.standing('CN', code)).toBe('unsettled');
  expect(countryOfPlace(canonicalPlace(code))).toBe(code);
});

test('Xinjiang County in Shanxi and Jinjiang in Fujian are not in Xinjiang', () => {
  expect(PLACES.standing('140825', 'CN-XJ')).toBe('outside');
  expect(PLACES.standing('350582', 'CN-XJ')).toBe('outside');
});

function partiesOf(text: string) {
  const { organizations, sites } = worldOf(text);
  const parties = compileParties(organizations, sites);
  const at = (id: string) => parties.indexOf(id)!;
  return {
    placeOf: (id: string) => parties.placeOf(at(id)),
    standing: (id: string, region: string) => parties.standing(at(id), region, PLACES),
    near: (p: string, q: string) => parties.isNear(at(p), at(q)),
    areasOf: (id: string) => [...parties.areasOf(at(id))].map((area) => parties.ids.at(area)),
  };
}

test('the place of a party is its region, else the place of the area it lies in, else its country', () => {
  const { placeOf } = partiesOf(`
    org A region=CN-ZJ country=CN
    org B country=CN
    org C
    site park of C region=653224
    site hall of C within=park country=CN
    site A1 of A within=hall country=CN
    site A2 of A within=hall region=653200
    site A3 of A country=CN
    site A4 of A`);
  expect(placeOf('A')).toBe('CN-ZJ');
  expect(placeOf('B')).toBe('CN');
  expect(placeOf('A1')).toBe('653224');
  expect(placeOf('A2')).toBe('653200');
  expect(placeOf('A3')).toBe('CN');
  expect(placeOf('A4')).toBeNull();
});

test('areas are those that a site lies in, innermost first, and an area is not its operator', () => {
  const { areasOf } = partiesOf(`
    site park of Z
    site hall of Y within=park
    site A1 of A within=hall`);
  expect(areasOf('A1')).toEqual(['hall', 'park']);
  expect(areasOf('A')).toEqual([]);
});

test('a head office elsewhere in the country of the region is unsettled, a site there is outside', () => {
  const { standing } = partiesOf(`
    org A region=CN-ZJ
    org B region=CN-ZJ
    site B1 of B region=CN-ZJ
    org C country=US
    org H country=HK`);
  expect(standing('A', 'CN-XJ')).toBe('unsettled');
  expect(standing('A', '653224')).toBe('unsettled');
  expect(standing('H', 'CN-XJ')).toBe('unsettled');
  expect(standing('B', 'CN-XJ')).toBe('outside');
  expect(standing('B1', 'CN-XJ')).toBe('outside');
  expect(standing('C', 'CN-XJ')).toBe('outside');
});

test('near are a party and itself, and an organization and its only site', () => {
  const { near } = partiesOf(`
    site A1 of A
    site B1 of B
    site B2 of B`);
  expect(near('A', 'A1')).toBe(true);
  expect(near('A1', 'A')).toBe(true);
  expect(near('B1', 'B1')).toBe(true);
  expect(near('B', 'B1')).toBe(false);
  expect(near('B1', 'B2')).toBe(false);
  expect(near('A', 'B1')).toBe(false);
  expect(near('A', 'B')).toBe(false);
});
