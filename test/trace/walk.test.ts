import { expect, test } from '@jest/globals';
import { type Asked, ask, hitsOf, LINE, onParties, worldOf } from './world-builder.js';

/** How many stocks a walk from A/panel reaches. */
function stocks(text: string, asked: Asked = {}): number {
  return ask(worldOf(text), 'A/panel', asked).coverage.stocks;
}

const D = 19_905;

test('a supply that has begun by the import date is used, a later one is not', () => {
  expect(stocks('s: B -panel-> A [0..]')).toBe(2);
  expect(stocks('s: B -panel-> A [1..]')).toBe(1);
});

test('a supply that ended long ago is still used', () => {
  expect(stocks('s: B -panel-> A [..-9000]')).toBe(2);
});

test('what a supplier received after it had last delivered did not go into the product', () => {
  const bought = (from: number) =>
    stocks(`s1: B -panel-> A [..-100]
      s2: C -panel-> B [${from}..]`);
  expect(bought(-100)).toBe(4);
  expect(bought(-99)).toBe(3);
});

test('the latest date falls along a path and never rises again', () => {
  expect(
    stocks(`s1: B -panel-> A [..-100]
      s2: C -panel-> B [..-10]
      s3: E -panel-> C [-50..]`),
  ).toBe(5);
});

test('of several ways to a stock the one with the latest date counts', () => {
  const ways = (second: string) =>
    stocks(`s1: B -panel-> A [..-100]
      ${second}
      s3: C -panel-> B [-50..]`);
  expect(ways('s2: B -panel-> A [..-60]')).toBe(3);
  expect(ways('s2: B -panel-> A [..-50]')).toBe(4);
  expect(ways('s2: B -panel-> A [1..]')).toBe(3);
});

test('a stock that was reached early is followed again from a later date', () => {
  const { coverage } = ask(
    worldOf(`s1: C -panel-> A [..-500]
      s2: B -panel-> A
      s3: C -panel-> B
      s4: E -panel-> C [-10..]`),
    'A/panel',
  );
  expect(coverage).toEqual({ stocks: 6, flows: 6, organizations: 4, countries: 1 });
});

test('since leaves out what had ended before it, at every tier', () => {
  const asked = { since: D - 100 };
  expect(stocks('s: B -panel-> A [..-100]', asked)).toBe(2);
  expect(stocks('s: B -panel-> A [..-101]', asked)).toBe(1);
  expect(
    stocks(
      `s1: B -panel-> A
       s2: C -panel-> B [..-101]`,
      asked,
    ),
  ).toBe(3);
});

test('since leaves out a production that had ended, and keeps the recipe', () => {
  const text = `${LINE} s1: B -panel-> A
    s2: C -wafer-> B
    p: B makes panel < wafer [..-101]`;
  expect(ask(worldOf(text), 'A/panel').coverage.flows).toBe(4);
  expect(ask(worldOf(text), 'A/panel', { since: D - 100 }).coverage.flows).toBe(3);
});

test('a circle of supplies ends, whatever its dates', () => {
  const circle = `s1: B -panel-> A [..-10]
    s2: A -panel-> B [..-20]
    s3: B -panel-> A [..-30]`;
  expect(ask(worldOf(circle), 'A/panel').coverage).toMatchObject({ stocks: 4, flows: 5 });
});

test('two sites that deliver to each other are a circle too', () => {
  expect(
    stocks(`site A1 of A
      site A2 of A
      s1: A1 -panel-> A2
      s2: A2 -panel-> A1`),
  ).toBe(4);
});

test('coverage counts parallel flows, organizations once, and the countries of known places', () => {
  const { coverage } = ask(
    worldOf(`org B
      org C region=CN-XJ
      site B1 of B country=HK
      s1: B -panel-> A
      s2: B -panel-> A
      s3: B1 -panel-> A
      s4: C -panel-> B1`),
    'A/panel',
  );
  // B's panels may come from its site, and both may be what C delivered.
  expect(coverage).toEqual({ stocks: 5, flows: 7, organizations: 3, countries: 3 });
});

test('a basis is that of the weakest part of a path', () => {
  const basis = (first: string, second: string, third: string) =>
    hitsOf(
      ask(
        worldOf(
          `s1: B -panel-> A ${first}
          p: B makes panel < wafer ${second}
          s2: C -wafer-> B ${third}`,
          onParties(['C']),
        ),
        'A/panel',
      ),
    );
  expect(basis('documented', 'documented', 'documented')).toEqual(['C.wafer producer documented']);
  expect(basis('documented', 'documented', 'declared')).toEqual(['C.wafer producer declared']);
  expect(basis('declared', 'documented', 'documented')).toEqual(['C.wafer producer declared']);
  expect(basis('documented', 'inferred', 'declared')).toEqual(['C.wafer producer inferred']);
});

test('a path through a recipe or a resale is declared at best', () => {
  const through = (received: string) =>
    hitsOf(
      ask(
        worldOf(
          `${LINE} s1: B -panel-> A
          s2: C -${received}-> B`,
          onParties(['C']),
        ),
        'A/panel',
      ),
    );
  expect(through('panel')).toEqual(['C.panel producer declared']);
  expect(through('wafer')).toEqual(['C.wafer producer declared']);
});

test('a path through a documented production is documented', () => {
  const world = worldOf(
    `${LINE} s1: B -panel-> A
    s2: C -wafer-> B
    p: B makes panel < wafer`,
    onParties(['C']),
  );
  expect(hitsOf(ask(world, 'A/panel'))).toEqual(['C.wafer producer documented']);
});

test("a supplier's other products do not lead to what goes into them", () => {
  const world = worldOf(
    `${LINE} recipe lamp < glass
    s1: B -panel-> A
    s2: C -glass-> B
    s3: B -lamp-> D
    p: B makes lamp < glass`,
    onParties(['C']),
  );
  expect(hitsOf(ask(world, 'A/panel'))).toEqual([]);
  expect(hitsOf(ask(world, 'D/lamp'))).toEqual(['C.glass producer documented']);
});
