import { expect, test } from '@jest/globals';
import { listed, measure } from '../reference/sample.js';
import { ask, hitsOf, onGoods, onParties, onRegion, recordsOn, worldOf } from './world-builder.js';

test("a hit at the product's own stock has an empty path and no tier", () => {
  const [hit] = ask(worldOf('s: A -panel-> X\np: A makes panel', onParties(['A'])), 'A/panel').hits;
  expect(hit).toMatchObject({ tiers: 0, path: [], role: 'producer', basis: 'documented' });
});

test('the walk goes on past a hit', () => {
  const result = ask(
    worldOf(
      `s1: B -panel-> A
      s2: C -panel-> B
      s3: E -panel-> C`,
      onParties(['B', 'C', 'E']),
    ),
    'A/panel',
  );
  expect(hitsOf(result)).toEqual([
    'B.panel handler inferred',
    'C.panel handler inferred',
    'E.panel producer declared',
  ]);
  expect(result.hits.map(({ tiers }) => tiers)).toEqual([1, 2, 3]);
});

test('there is one hit for each measure and stock, by measure and then by stock', () => {
  const supplies = `s1: b -panel-> A
    s2: C -panel-> A
    s3: C -panel-> A
    s4: C -?-> A`;
  const twice = measure('m', [{ parties: [listed('b'), listed('C')] }, { goods: ['panel'] }]);
  const result = ask(
    worldOf(supplies, { ...onParties(['C']), id: 'z' }, { ...onParties(['C']), id: 'Z' }, twice),
    'A',
  );
  expect(hitsOf(result)).toEqual([
    'Z C.? producer documented',
    'Z C.panel producer documented',
    'm C.? producer documented',
    'm C.panel producer documented',
    'm b.panel producer documented',
    'z C.? producer documented',
    'z C.panel producer documented',
  ]);
});

test('the best basis over the walks is taken, with the best path of that walk', () => {
  const world = worldOf(
    `s1: E -panel-> A inferred
     s2: B -panel-> A
     s3: E -panel-> B`,
    onParties(['E']),
  );
  const [hit] = ask(world, 'A/panel').hits;
  expect(hit!.basis).toBe('declared');
  expect(recordsOn(hit!.path)).toEqual(['s2', 'same-goods', 's3']);
});

test('a loose condition makes an inferred hit, found in the first walk that reaches it', () => {
  const world = worldOf(
    `good panel under device
     s1: E -device-> A inferred
     s2: E -device-> A`,
    onGoods(['panel']),
  );
  const [hit] = ask(world, 'A').hits;
  expect(hit!.basis).toBe('inferred');
  expect(recordsOn(hit!.path)).toEqual(['s2']);
});

test('the conditions of each walk are judged by its own latest date', () => {
  // Documented until 50 days ago, when H still owned E; by declaration until today, when it no longer does.
  const text = `o: H owns E 100 [..-50]
    s1: E -panel-> A [..-50]
    s2: E -panel-> A declared`;
  const [hit] = ask(worldOf(text, onParties(['H'], { subsidiaries: true })), 'A/panel').hits;
  expect(hit!.basis).toBe('documented');
  expect(recordsOn(hit!.path)).toEqual(['s1']);
});

test('a firm hit by declaration is better than a loose one by documents', () => {
  const text = `o: H owns E 100 [-20..]
    p: H owns E 10 [..-50]
    s1: E -panel-> A [..-50]
    s2: E -panel-> A declared`;
  const [hit] = ask(worldOf(text, onParties(['H'], { subsidiaries: true })), 'A/panel').hits;
  expect(hit!.basis).toBe('declared');
  expect(recordsOn(hit!.path)).toEqual(['s1']);
});

test('a start by inference makes only inferred hits', () => {
  expect(hitsOf(ask(worldOf('good panel\ns: B -?-> A', onParties(['B'])), 'A/panel'))).toEqual([
    'B.? producer inferred',
  ]);
});

test('tiers count transfers between different organizations, not resale, recipes or moves inside a pool', () => {
  const [hit] = ask(
    worldOf(
      `recipe panel < wafer
       site B1 of B
       s1: B -panel-> A
       s2: B1 -panel-> B
       s3: C -wafer-> B1
       q: B1 makes panel < wafer
       s4: E -wafer-> C`,
      onParties(['E']),
    ),
    'A/panel',
  ).hits;
  expect(hit!.tiers).toBe(3);
});

test('a hit says why: each condition with its strength', () => {
  const world = worldOf('s: B -panel-> A', onParties(['B'], { region: 'US', goods: ['panel'] }));
  const why = ask(world, 'A/panel').hits[0]!.why;
  expect(why).toHaveLength(3);
  expect(why.map((line) => /^\w+/.exec(line)![0])).toEqual(['party', 'region', 'goods']);
  expect(why.every((line) => line.endsWith('(firm)'))).toBe(true);
});

test('a hit as handler says so', () => {
  const world = worldOf('s1: B -panel-> A\ns2: C -panel-> B', onRegion('US', { parties: [listed('B')] }));
  expect(ask(world, 'A/panel').hits[0]!.why.at(-1)).toMatch(/^role: .*\(loose\)$/);
});
