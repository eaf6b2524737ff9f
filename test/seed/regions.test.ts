import { describe, expect, test } from '@jest/globals';
import { Places, type RegionRow } from '../../src/model/places.js';
import { seedRows } from './seed-files.js';

function rowsOfTable(name: string): readonly RegionRow[] {
  return seedRows('regions', name).map((row) => ({
    code: row.code!,
    parent: row.parent === '' ? null : row.parent!,
    name: row.name!,
  }));
}

const iso = rowsOfTable('iso-3166.csv');
const gb = rowsOfTable('gb-2260.csv');
const places = new Places([...iso, ...gb]);
const xinjiang = gb.filter((row) => row.code.startsWith('65'));

describe('Regions of the seed', () => {
  test('every parent is a row itself and no place lies in itself', () => {
    const codes = new Set([...iso, ...gb].map((row) => row.code));
    for (const { code, parent } of [...iso, ...gb]) {
      expect(parent === null || (parent !== code && codes.has(parent))).toBe(true);
    }
  });

  test('countries have no parent and subdivisions have one', () => {
    const countries = iso.filter((row) => row.parent === null);
    expect(countries.length).toBe(249);
    expect(countries.every((row) => /^[A-Z]{2}$/.test(row.code))).toBe(true);
    expect(iso.filter((row) => /^[A-Z]{2}-/.test(row.code)).length).toBe(iso.length - countries.length);
  });

  test('every GB/T 2260 code lies in its prefecture, its province and China', () => {
    for (const { code, parent } of gb) {
      expect(code).toMatch(/^\d{6}$/);
      if (!code.endsWith('00') && !code.startsWith('4600')) expect(parent).toBe(`${code.slice(0, 4)}00`);
      expect(places.isWithin(code, 'CN')).toBe(true);
      expect(places.isWithin(code, `${code.slice(0, 2)}0000`)).toBe(true);
    }
  });

  test('Xinjiang has 14 prefecture-level units and its directly governed cities', () => {
    const current = xinjiang.filter((row) => row.code.endsWith('00') && !row.name.includes('(until'));
    expect(current.map((row) => row.code)).toEqual([
      ...['650100', '650200', '650400', '650500', '652300', '652700', '652800', '652900'],
      ...['653000', '653100', '653200', '654000', '654200', '654300'],
      '659000',
    ]);
    const cities = xinjiang.filter((row) => row.parent === '659000').map((row) => row.code);
    expect(cities).toEqual(Array.from({ length: 12 }, (_, index) => String(659001 + index)));
  });

  test('superseded codes of Turpan, Hami, Kuqa and Shawan are known and marked', () => {
    for (const code of ['652100', '652101', '652122', '652123', '652200', '652201', '652222', '652223']) {
      expect(places.name(code)).toMatch(/\(until 201[56]\)$/);
    }
    expect(places.name('652923')).toContain('(until 2019)');
    expect(places.name('654223')).toContain('(until 2021)');
  });

  test('only codes that begin with 65 lie in CN-XJ', () => {
    for (const { code } of [...iso, ...gb]) {
      expect(places.isWithin(code, 'CN-XJ')).toBe(code === 'CN-XJ' || code.startsWith('65'));
    }
  });

  test('places that do not say Xinjiang are in it, and places that seem to are not', () => {
    const codeOf = (localName: string): string =>
      seedRows('regions', 'gb-2260.csv').find((row) => row.local_name === localName)!.code!;
    expect(places.chain('653224')).toEqual(['653224', '653200', 'CN-XJ', 'CN']);
    expect(places.name('653224')).toContain('Lop County');
    for (const name of ['石河子市', '阿克苏市', '和田市', '喀什市', '库尔勒市', '昌吉市', '鄯善县']) {
      expect(places.standing(codeOf(name), 'CN-XJ')).toBe('inside');
    }
    for (const name of ['新绛县', '晋江市']) expect(places.standing(codeOf(name), 'CN-XJ')).toBe('outside');
  });

  test('older and other spellings of a place are one place', () => {
    expect(places.isRegion('CN-65')).toBe(true);
    expect(places.isRegion('650000')).toBe(true);
    expect(places.isWithin('HK', 'CN')).toBe(true);
    expect(places.isWithin('TW-TPE', 'CN')).toBe(true);
    expect(places.isCountry('TW')).toBe(true);
    expect(places.isRegion('CN-MO')).toBe(true);
  });

  test('codes that do not exist are refused', () => {
    for (const code of ['650300x', '653299', 'CN-XX', '990000', 'XJ'])
      expect(places.isRegion(code)).toBe(false);
  });
});
