import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SeenKeys } from '../../src/input/seen-keys.js';
import { seeded } from '../random/seed.js';

test('keys are seen once, and then in the row of the first', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 300_000 }, (_, index) => (index % 2 ? `s${index}` : `合盛-${index}-x`));
  expect(keys.every((key, index) => seen.add(key, index + 2) === null)).toBe(true);
  expect(keys.every((key, index) => seen.add(key, 1) === index + 2)).toBe(true);
});

test('keys that count up take no memory, and are seen all the same', () => {
  const seen = new SeenKeys();
  const before = seen.bytes;
  const keys = Array.from({ length: 300_000 }, (_, index) => `s${index}`);
  expect(keys.every((key, index) => seen.add(key, index + 2) === null)).toBe(true);
  expect(seen.bytes).toBe(before);
  expect(keys.every((key, index) => seen.add(key, 300_002) === index + 2)).toBe(true);
});

test('keys in no order take 32 bytes at most', () => {
  const seen = new SeenKeys();
  const count = 3 << 18;
  for (let index = 0; index < count; index++) seen.add(`s${(index * 5) % count}`, index + 2);
  expect(seen.bytes).toBeLessThanOrEqual(32 * count);
});

test('a key with zeros before its number is another one than without', () => {
  const seen = new SeenKeys();
  const keys = ['s1', 's01', 's001', 's', 's0', 's00', '1', '01', '0', '00', '9007199254740993'];
  for (const [index, key] of keys.entries()) expect(seen.add(key, index + 1)).toBeNull();
  expect(seen.add('9007199254740992', 100)).toBeNull();
  for (const [index, key] of keys.entries()) expect(seen.add(key, 200)).toBe(index + 1);
});

test('a run ends where numbers are no longer exact', () => {
  const seen = new SeenKeys();
  const last = 2n ** 53n;
  const keys = Array.from({ length: 200 }, (_, index) => `s${last - 199n + BigInt(index)}`);
  expect(keys.every((key, index) => seen.add(key, index + 2) === null)).toBe(true);
  expect(seen.add(`s${last}`, 202)).toBe(201);
});

/** Keys that count up from a number, which stands with zeros before it or not. */
const counting = fc
  .record({
    prefix: fc.constantFrom('', 's', 's0', 's00', 's1', 's10', '合-', 's-x'),
    first: fc.oneof(
      fc.nat(400),
      fc.constantFrom(9, 95, 950, 9_900, 99_990, 999_999_999_999_950, Number.MAX_SAFE_INTEGER - 300),
    ),
    width: fc.constantFrom(0, 0, 3, 4, 7, 15, 16),
    count: fc.nat(300),
    step: fc.constantFrom(1, 1, 1, 2, -1),
    rowsBetween: fc.constantFrom(1, 1, 1, 2),
  })
  .map(({ prefix, first, width, count, step, rowsBetween }) => ({
    keys: Array.from(
      { length: count },
      (_, index) => `${prefix}${String(Math.abs(first + index * step)).padStart(width, '0')}`,
    ),
    rowsBetween,
  }));

test('whatever keys come in whatever order, they are seen as by a Map', () => {
  fc.assert(
    fc.property(fc.array(counting, { maxLength: 8 }), (parts) => {
      const seen = new SeenKeys();
      const known = new Map<string, number>();
      const found: (number | null)[] = [];
      const expected: (number | null)[] = [];
      let row = 1;
      for (const { keys, rowsBetween } of parts) {
        for (const key of keys) {
          row += rowsBetween;
          found.push(seen.add(key, row));
          expected.push(known.get(key) ?? null);
          if (!known.has(key)) known.set(key, row);
        }
      }
      expect(found).toEqual(expected);
    }),
    seeded(300),
  );
});
