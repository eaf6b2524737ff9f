import { expect, test } from '@jest/globals';
import { SeenKeys } from '../../src/input/seen-keys.js';

test('keys are seen once, and then in the row of the first', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 300_000 }, (_, index) => (index % 2 ? `s${index}` : `合盛-${index}-x`));
  expect(keys.every((key, index) => seen.add(key, index + 2) === null)).toBe(true);
  expect(keys.every((key, index) => seen.add(key, 1) === index + 2)).toBe(true);
});
