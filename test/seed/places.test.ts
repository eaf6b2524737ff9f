import { describe, expect, test } from '@jest/globals';
import { readBoundary, readPlaceTables } from '../../src/input/place-file.js';
import { foldPhrase } from '../../src/match/latin-words.js';
import { PlaceNames, provinceOf } from '../../src/match/place-names.js';
import { PLACES, REGIONS } from '../trace/ask.js';
import { SEED } from './seed-files.js';

const tables = readPlaceTables(`${SEED}/places`, REGIONS);
const names = new PlaceNames(tables, PLACES);
const allNames = tables.names.flatMap(({ code, names: sure, namesInChina, ambiguousNames }) =>
  [...sure, ...namesInChina, ...ambiguousNames].map((name) => ({ code, name })),
);

describe('Names of places', () => {
  test('are of known places in China, and each is of one place', () => {
    expect(tables.names.length).toBeGreaterThan(200);
    for (const { code } of tables.names) {
      expect(PLACES.isRegion(code)).toBe(true);
      expect(PLACES.isWithin(code, 'CN')).toBe(true);
    }
    const folded = allNames.map(({ name }) => foldPhrase(name) || name);
    expect(folded.filter((name, at) => folded.indexOf(name) !== at)).toEqual([]);
  });

  test('are found where they stand alone, with their place', () => {
    const codes = new Map(allNames.map(({ code, name }) => [name, code]));
    const lost = [...codes].filter(([name, code]) => {
      const [found, ...more] = names.find(name, true);
      return found === undefined || more.length > 0 || found.code !== code;
    });
    expect(lost).toEqual([]);
  });

  test('are not found within a longer word', () => {
    const latin = allNames.map(({ name }) => name).filter((name) => /^[A-Za-z]+$/.test(name));
    expect(latin.length).toBeGreaterThan(200);
    const found = latin.flatMap((name) => names.find(`x${name.toLowerCase()} ${name}x ${name}1`, true));
    expect(found).toEqual([]);
  });

  test('do not hide in the phrases that are no places', () => {
    for (const phrase of tables.notPlaces) expect(names.find(phrase, true)).toEqual([]);
  });

  test('with their Chinese endings are those of every county of Xinjiang that no other province has', () => {
    const counties = tables.localNames.filter(
      ({ code, name }) => code.startsWith('65') && /(?:市|县)$/.test(name),
    );
    const provinces = (name: string) =>
      new Set(names.find(name, true).map(({ code }) => provinceOf(code, PLACES)));
    const missed = counties.filter(({ name }) => ![...provinces(name)].every((one) => one === 'CN-XJ'));
    expect(counties.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
    expect(counties.filter(({ name }) => provinces(name).size === 0)).toEqual([]);
  });
});

describe('The boundary of Xinjiang', () => {
  const corners = readBoundary(`${SEED}/regions/boundary-cn-xj.csv`);

  test('is one line of a few hundred corners, south of 50° north', () => {
    expect(corners.length).toBeGreaterThan(300);
    for (const { longitude, latitude } of corners) {
      expect(longitude > 73 && longitude < 97 && latitude > 34 && latitude < 50).toBe(true);
    }
  });

  test('borders three provinces and eight countries', () => {
    const beyond = [...new Set(corners.map((corner) => corner.beyond))].sort();
    expect(beyond).toEqual(['AF', 'CN-GS', 'CN-QH', 'CN-XZ', 'IN', 'KG', 'KZ', 'MN', 'PK', 'RU', 'TJ']);
    expect(beyond.every((code) => PLACES.isCountry(code) || PLACES.isRegion(code))).toBe(true);
  });
});
