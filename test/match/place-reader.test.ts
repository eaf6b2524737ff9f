import { expect, test } from '@jest/globals';
import { placeReader } from '../../src/match/place-reader.js';
import { organization, site } from '../reference/sample.js';
import { PLACES } from '../trace/ask.js';
import { readSigns } from './place-cases.js';

test('the tables are read once, and not before a place in China is asked for', () => {
  let timesRead = 0;
  const tables = () => {
    timesRead++;
    return { names: [], notPlaces: [], localNames: [], countries: [] };
  };
  const read = placeReader({ places: () => PLACES, tables, coordinates: null });
  expect([read(organization('o'), 'MY'), timesRead]).toEqual([[], 0]);
  expect([read(organization('o'), 'CN'), read(organization('p'), null), timesRead]).toEqual([[], [], 1]);
});

test('coordinates, address and name of a site are all read, in this order', () => {
  const plant = site('s', 'o', {
    name: 'Shihezi Works',
    address: 'Shihezi, Xinjiang',
    latitude: 44.3,
    longitude: 86.04,
  });
  expect(readSigns(plant, 'CN').map(({ from, words }) => `${from}: ${words}`)).toEqual([
    'coordinates: coordinates 44.3, 86.04',
    'address: "Shihezi", "Xinjiang" in the address',
    'name: "Shihezi" in the name "Shihezi Works"',
  ]);
});

test('what is read must lie in the stated country', () => {
  expect(readSigns(site('s', 'o', { name: 'Works', address: 'Almaty, Kazakhstan' }), 'CN')).toEqual([]);
  expect(readSigns(site('s', 'o', { name: 'Xinjiang Works' }), 'HK')).toEqual([]);
});
