import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { IdTable } from '../../src/store/id-table.js';
import { seeded } from '../random/seed.js';

test('ids are numbered as they come, and stand under their numbers', () => {
  const table = new IdTable();
  const ids = Array.from({ length: 100_000 }, (_, index) => (index % 2 ? `o${index}` : `合盛-${index}`));
  expect(ids.every((id, index) => table.find(id) === -1 && table.add(id) === index)).toBe(true);
  expect(table.size).toBe(ids.length);
  expect(ids.every((id, index) => table.find(id) === index && table.idAt(index) === id)).toBe(true);
  expect(table.find('o0')).toBe(-1);
});

test('an id may be as long as a row, and a value as large as a file has bytes', () => {
  const table = new IdTable();
  const ids = ['x'.repeat(70_000), 'x'.repeat(70_001), `${'x'.repeat(69_999)}y`, 'x'.repeat(70_000 - 65_536)];
  const values = [0, 2 ** 32, 2 ** 48 - 1, 65_536];
  for (const [index, id] of ids.entries()) expect(table.add(id, values[index])).toBe(values[index]);
  for (const [index, id] of ids.entries()) {
    expect(table.find(id)).toBe(values[index]);
    expect(table.idAt(index)).toBe(id);
  }
});

test('whatever ids come, their first values are kept as by a Map', () => {
  const id = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.nat()), { maxLength: 200 }), (pairs) => {
      const table = new IdTable();
      const known = new Map<string, number>();
      for (const [each, value] of pairs) {
        expect(table.find(each)).toBe(known.get(each) ?? -1);
        if (!known.has(each)) known.set(each, value);
        expect(table.add(each, value)).toBe(known.get(each));
      }
      expect(Array.from({ length: table.size }, (_, index) => table.idAt(index))).toEqual([...known.keys()]);
    }),
    seeded(300),
  );
});
