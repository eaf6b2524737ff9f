import { expect, test } from '@jest/globals';
import { ask, hitsOf, onRegion, worldOf } from '../trace/world-builder.js';

function hits(text: string, region = 'CN-XJ'): readonly string[] {
  return hitsOf(ask(worldOf(text, onRegion(region)), 'A/panel'));
}

const FROM_B = 's: B -panel-> A\n';
const FROM_SITE = 's: B1 -panel-> A\n';
const FIRM = ['B.panel producer documented'];
const LOOSE = ['B.panel producer inferred'];

test('region: an organization without sites is firm inside, at any depth, and else not covered', () => {
  expect(hits(`org B region=CN-XJ\n${FROM_B}`)).toEqual(FIRM);
  expect(hits(`org B region=653224\n${FROM_B}`)).toEqual(FIRM);
  expect(hits(`org B region=CN-XJ\n${FROM_B}`, '653224')).toEqual([]);
  expect(hits(`org B country=CN\n${FROM_B}`)).toEqual([]);
  expect(hits(`org B\n${FROM_B}`)).toEqual([]);
});

test('region: a country as region covers Hong Kong where it is China', () => {
  expect(hits(`org B country=HK\n${FROM_B}`, 'CN')).toEqual(FIRM);
  expect(hits(`org B country=HK\n${FROM_B}`, 'CN-HK')).toEqual(FIRM);
  expect(hits(`org B country=CN\n${FROM_B}`, 'HK')).toEqual([]);
});

test('region: a site is firm by its own place or that of its area, whatever its organization', () => {
  expect(hits(`org B country=US\nsite B1 of B region=653224\n${FROM_SITE}`)).toEqual([
    'B1.panel producer documented',
  ]);
  expect(
    hits(`site park of Z region=CN-XJ
      site B1 of B within=park country=CN
      ${FROM_SITE}`),
  ).toEqual(['B1.panel producer documented']);
});

test('region: a site of unsettled place is loose where its organization is inside', () => {
  expect(hits(`org B region=CN-XJ\nsite B1 of B\n${FROM_SITE}`)).toEqual(['B1.panel producer inferred']);
  expect(hits(`org B region=CN-XJ\nsite B1 of B country=CN\n${FROM_SITE}`)).toEqual([
    'B1.panel producer inferred',
  ]);
  expect(hits(`org B region=CN-XJ\nsite B1 of B country=KZ\n${FROM_SITE}`)).toEqual([]);
  expect(hits(`org B region=CN-XJ\nsite B1 of B region=CN-ZJ\n${FROM_SITE}`)).toEqual([]);
  expect(hits(`org B country=CN\nsite B1 of B\n${FROM_SITE}`)).toEqual([]);
});

test('region: an organization is firm where all its sites are inside, wherever its office is', () => {
  expect(
    hits(`org B country=US
      site B1 of B region=CN-XJ
      site B2 of B region=653224
      ${FROM_B}`),
  ).toEqual(FIRM);
});

test('region: an organization inside whose sites are not is loose', () => {
  expect(hits(`org B region=CN-XJ\nsite B1 of B country=US\n${FROM_B}`)).toEqual(LOOSE);
  expect(hits(`org B region=CN-XJ\nsite B1 of B\n${FROM_B}`)).toEqual(LOOSE);
});

test('region: a site inside without any outbound stock makes its organization loose', () => {
  const sites = `org B country=US
    site B1 of B region=CN-XJ
    site B2 of B country=US
    ${FROM_B}`;
  expect(hits(sites)).toEqual(LOOSE);
  expect(hits(`${sites}t: B2 -panel-> C`)).toEqual(LOOSE);
});

test('region: a site inside that ships something else makes it loose only if no site has the good', () => {
  const sites = `org B country=US
    site B1 of B region=CN-XJ
    site B2 of B country=US
    t: B1 -lamp-> C
    ${FROM_B}`;
  expect(hits(sites)).toEqual(LOOSE);
  expect(hits(`${sites}u: B2 -panel-> C`)).toEqual([]);
  expect(hits(`${sites}u: B2 -?-> C`)).toEqual([]);
});

test('region: a site inside that ships the good is the hit, and its organization is not', () => {
  expect(
    hits(`org B country=US
      site B1 of B region=CN-XJ
      site B2 of B country=US
      t: B1 -panel-> C
      ${FROM_B}`),
  ).toEqual(['B1.panel producer declared']);
});

test('region: where goods are delivered to does not matter', () => {
  expect(hits(`org A region=CN-XJ\norg B country=US\n${FROM_B}`)).toEqual([]);
});

test('region: the place of a hit is given as it is known', () => {
  const at = (text: string) =>
    ask(worldOf(text, onRegion('CN-XJ')), 'A/panel').hits.map(({ place }) => place);
  expect(at(`org B region=653224\n${FROM_B}`)).toEqual([{ region: '653224', basis: 'declared' }]);
  expect(at(`org B region=CN-XJ\nsite B1 of B\n${FROM_SITE}`)).toEqual([{ region: null, basis: null }]);
});
