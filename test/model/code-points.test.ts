import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareCodePoints } from '../../src/model/code-points.js';
import { seeded } from '../random/seed.js';
import { compareText } from '../reference/order.js';

test('an astral character comes after U+E000 to U+FFFF, though its UTF-16 units come before', () => {
  expect(compareCodePoints('\u{20BB7}', '\uE000')).toBeGreaterThan(0);
  expect(compareCodePoints('\u{20BB7}', '\uFFFD')).toBeGreaterThan(0);
  expect(compareCodePoints('\uD7FF', '\u{10000}')).toBeLessThan(0);
  expect(compareCodePoints('\uE000', '\uD7FF')).toBeGreaterThan(0);
});

test('null comes first, a beginning before what it begins, and numbers are not read', () => {
  expect(compareCodePoints(null, '')).toBeLessThan(0);
  expect(compareCodePoints('', null)).toBeGreaterThan(0);
  expect(compareCodePoints(null, null)).toBe(0);
  expect(['s2', 's10', 's', 'S'].sort(compareCodePoints)).toEqual(['S', 's', 's10', 's2']);
});

test('the order is that of the code points one by one', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{10FFFF}'),
  });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(compareText(a, b)));
    }),
    seeded(500),
  );
});
