import { expect, test } from '@jest/globals';
import type { World } from '../reference/world.js';
import { type Asked, ask, codeOf, hitsOf, NOBODY, onParties, worldOf } from './world-builder.js';

const GOODS = `
  good mono under panel
  good panel under device
`;

/** The suppliers whose goods the product may hold, by the basis of the hit. */
function reached(text: string, product: string): readonly string[] {
  const listed = onParties(['B', 'C', 'D', 'E', 'A']);
  return hitsOf(ask(worldOf(GOODS + text, listed), product));
}

function error(world: World, product: string, asked: Asked = {}): string {
  return codeOf(() => ask(world, product, asked));
}

test('a walk starts at the stocks of the good asked and of goods under it, on both sides and at all sites', () => {
  expect(
    reached(
      `site A1 of A
       s1: B -panel-> A
       s2: C -mono-> A1
       s3: A -panel-> X`,
      'A/panel',
    ),
  ).toEqual(['A.panel handler inferred', 'B.panel producer documented', 'C.mono producer documented']);
});

test('what came in as a wider or an unknown good starts too, by inference', () => {
  expect(
    reached(
      `s1: B -panel-> A
       s2: C -device-> A
       s3: D -?-> A`,
      'A/panel',
    ),
  ).toEqual(['B.panel producer documented', 'C.device producer inferred', 'D.? producer inferred']);
});

test('what goes out as a wider or an unknown good does not start beside the good asked', () => {
  const result = ask(
    worldOf(`${GOODS} s1: B -panel-> A
    s2: A -device-> X
    s3: A -?-> X`),
    'A/panel',
  );
  expect(result.coverage.stocks).toBe(2);
});

test('without a stock of the good asked, compatible stocks of both sides start by inference', () => {
  expect(reached('s1: A -device-> X', 'A/panel')).toEqual(['A.device producer inferred']);
  expect(reached('s1: A -?-> X', 'A/panel')).toEqual(['A.? producer inferred']);
  expect(reached('s1: B -?-> A', 'A/panel')).toEqual(['B.? producer inferred']);
});

test('without a good asked, all stocks of the organization and its sites start as documented', () => {
  expect(
    reached(
      `site A1 of A
       s1: B -lamp-> A
       s2: C -?-> A1`,
      'A',
    ),
  ).toEqual(['B.lamp producer documented', 'C.? producer documented']);
});

test('what others of the same name of good have does not start', () => {
  expect(
    reached(
      `s1: B -panel-> A
       s2: C -panel-> D`,
      'A/panel',
    ),
  ).toEqual(['B.panel producer documented']);
});

test('a product that is not there is PRODUCT_NOT_FOUND', () => {
  const world = worldOf(
    `site B1 of B
    good cheese
    s1: B -panel-> A
    s2: B1 -lamp-> A
    s3: C -ghost-> B`,
    NOBODY,
  );
  expect(error(world, 'A/cheese')).toBe('PRODUCT_NOT_FOUND');
  expect(error(world, 'A/no-such-good')).toBe('PRODUCT_NOT_FOUND');
  expect(error(world, 'Z')).toBe('PRODUCT_NOT_FOUND');
  expect(error(world, 'B1/lamp')).toBe('PRODUCT_NOT_FOUND');
  expect(error(world, 'A/panel')).toBe('no error');
});

test('an organization without any stock has no product, even if everything of it is asked', () => {
  expect(error(worldOf('org A\ns: B -panel-> C', NOBODY), 'A')).toBe('PRODUCT_NOT_FOUND');
});

test('an unknown good is not found, even where an unknown good came in', () => {
  expect(error(worldOf('s: B -?-> A', NOBODY), 'A/no-such-good')).toBe('PRODUCT_NOT_FOUND');
});

test('since after the import date is SINCE_AFTER_DATE, and the date itself is not', () => {
  const world = worldOf('s: B -panel-> A', NOBODY);
  expect(error(world, 'A/panel', { since: 19_906 })).toBe('SINCE_AFTER_DATE');
  expect(error(world, 'A/panel', { since: 19_905 })).toBe('no error');
});

test('a measure that nobody has loaded is MEASURE_NOT_FOUND, also beside one that is there', () => {
  const world = worldOf('s: B -panel-> A', NOBODY);
  expect(error(world, 'A/panel', { measures: ['other'] })).toBe('MEASURE_NOT_FOUND');
  expect(error(world, 'A/panel', { measures: ['m', 'other'] })).toBe('MEASURE_NOT_FOUND');
});

test('without any measure in force on the date there is NO_MEASURE_IN_FORCE', () => {
  const later = { ...NOBODY, effective: { from: 19_906, to: null } };
  const ended = { ...NOBODY, id: 'n', effective: { from: 19_000, to: 19_904 } };
  const world = worldOf('s: B -panel-> A', later, ended);
  expect(error(world, 'A/panel')).toBe('NO_MEASURE_IN_FORCE');
  expect(error(world, 'A/panel', { measures: ['m'] })).toBe('NO_MEASURE_IN_FORCE');
  expect(error({ ...world, measures: [{ ...NOBODY, id: 'k' }, later] }, 'A/panel', { measures: ['m'] })).toBe(
    'NO_MEASURE_IN_FORCE',
  );
});
