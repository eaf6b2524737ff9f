import { describe, expect, test } from '@jest/globals';
import { circlesOf } from '../../../src/store/admission/check.js';

function circles(links: Readonly<Record<string, string | null>>) {
  return circlesOf(new Map(Object.entries(links)));
}

describe('circles among parent links', () => {
  test('are none in a forest, also where a parent is not known', () => {
    expect(circles({ a: 'b', b: null, c: 'b', d: 'nowhere' })).toEqual([]);
  });

  test('are each listed once, in the order of the links, without what only leads into them', () => {
    expect(circles({ tail: 'a', a: 'b', b: 'c', c: 'a', other: 'b', self: 'self', free: null })).toEqual([
      ['a', 'b', 'c'],
      ['self'],
    ]);
  });

  test('are found at the end of a chain of 100,000', () => {
    const links = new Map(Array.from({ length: 100_000 }, (_, n) => [`${n}`, `${n + 1}`] as const));
    expect(circlesOf(links)).toEqual([]);
    expect(circlesOf(links.set('100000', '0'))[0]!.length).toBe(100_001);
  });
});
