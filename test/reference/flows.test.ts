import { describe, expect, test } from '@jest/globals';
import { flowTexts, good, LINE, organization, production, site, supply, world } from './sample.js';
import type { World } from './world.js';

/** A makes or sells; B buys from it; C and E sell to it. */
const FOUR = ['A', 'B', 'C', 'E'].map((id) => organization(id));

function transformations(parts: Partial<World>): readonly string[] {
  return flowTexts(world({ ...LINE, organizations: FOUR, ...parts }), 'transformation');
}

function sameGoods(parts: Partial<World>): readonly string[] {
  return flowTexts(world({ ...LINE, organizations: FOUR, ...parts }), 'same-goods');
}

const IN = supply('i', 'C', 'silicon', 'A');
const OUT = supply('o', 'A', 'wafer', 'B');

describe('F2 transformation', () => {
  test('the recipes give a declared flow at one party', () => {
    expect(transformations({ supplies: [IN, OUT] })).toEqual(['A.wafer.out < A.silicon.in declared -']);
  });

  test('each production that states an input gives its own flow, and makes that of the recipes inferred', () => {
    const productions = [
      production('p1', 'A', 'wafer', { inputs: ['silicon'] }),
      production('p2', 'A', 'wafer', { inputs: ['silicon'], basis: 'declared' }),
      production('p3', 'A', 'wafer'),
    ];
    expect(transformations({ supplies: [IN, OUT], productions })).toEqual([
      'A.wafer.out < A.silicon.in declared productions:p2',
      'A.wafer.out < A.silicon.in documented productions:p1',
      'A.wafer.out < A.silicon.in inferred -',
    ]);
  });

  test('a stated input that is narrower than what came in gives no flow of the production', () => {
    const goods = [...LINE.goods, good('pure', { broader: 'silicon' })];
    const productions = [production('p', 'A', 'wafer', { inputs: ['pure'] })];
    expect(transformations({ goods, supplies: [IN, OUT], productions })).toEqual([
      'A.wafer.out < A.silicon.in inferred -',
    ]);
  });

  test('an organization is near its only site, and not near one of two', () => {
    const at = { supplies: [supply('i', 'C', 'silicon', 'A1'), OUT] };
    const productions = [production('p', 'A', 'wafer', { inputs: ['silicon'] })];
    const stated = { ...at, productions };
    expect(transformations({ ...at, sites: [site('A1', 'A')] })).toEqual([
      'A.wafer.out < A1.silicon.in declared -',
    ]);
    expect(transformations({ ...at, sites: [site('A1', 'A'), site('A2', 'A')] })).toEqual([
      'A.wafer.out < A1.silicon.in inferred -',
    ]);
    expect(transformations({ ...stated, sites: [site('A1', 'A')] })[0]).toBe(
      'A.wafer.out < A1.silicon.in documented productions:p',
    );
    expect(transformations({ ...stated, sites: [site('A1', 'A'), site('A2', 'A')] })[1]).toBe(
      'A.wafer.out < A1.silicon.in inferred productions:p',
    );
  });
});

describe('F2 from the recipes', () => {
  test('who buys the good from another organization and does not make it is only inferred to transform', () => {
    const bought = { supplies: [IN, OUT, supply('w', 'E', 'wafer', 'A')] };
    expect(transformations(bought)).toEqual(['A.wafer.out < A.silicon.in inferred -']);
    const productions = [production('p', 'A', 'wafer')];
    expect(transformations({ ...bought, productions })).toEqual(['A.wafer.out < A.silicon.in declared -']);
    const unknown = { supplies: [IN, OUT, supply('w', 'E', null, 'A')] };
    expect(transformations(unknown)).toContain('A.wafer.out < A.silicon.in declared -');
  });

  test('an input of an input is inferred where the pool buys the step between', () => {
    const far = supply('q', 'E', 'quartz', 'A');
    expect(transformations({ supplies: [far, OUT] })).toEqual(['A.wafer.out < A.quartz.in declared -']);
    expect(transformations({ supplies: [far, IN, OUT] })).toEqual([
      'A.wafer.out < A.quartz.in inferred -',
      'A.wafer.out < A.silicon.in declared -',
    ]);
  });

  test('an unknown good goes in or out by inference only', () => {
    expect(transformations({ supplies: [supply('i', 'C', null, 'A'), OUT] })).toEqual([
      'A.wafer.out < A.?.in inferred -',
    ]);
    expect(transformations({ supplies: [IN, supply('o', 'A', null, 'B')] })).toEqual([
      'A.?.out < A.silicon.in inferred -',
    ]);
  });

  test('a trader transforms nothing', () => {
    const organizations = [organization('A', { trader: true }), ...FOUR.slice(1)];
    expect(transformations({ organizations, supplies: [IN, OUT] })).toEqual([]);
  });

  test('an outbound good is an input only where it is made, at any party of the pool', () => {
    const supplies = [supply('o1', 'A', 'silicon', 'B'), OUT];
    expect(transformations({ supplies })).toEqual([]);
    expect(transformations({ supplies, productions: [production('p', 'A', 'silicon')] })).toEqual([
      'A.wafer.out < A.silicon.out declared -',
    ]);
    const sites = [site('A1', 'A'), site('A2', 'A')];
    expect(
      transformations({ sites, supplies: [OUT], productions: [production('p', 'A1', 'silicon')] }),
    ).toEqual(['A.wafer.out < A1.silicon.out inferred -']);
  });
});

describe('F3 same goods', () => {
  const goods = [...LINE.goods, good('mono', { broader: 'wafer' })];

  test('what comes in goes out again, declared unless the outgoing good is narrower or one is unknown', () => {
    const resale = (into: string | null, out: string | null) =>
      sameGoods({ goods, supplies: [supply('i', 'C', into, 'A'), supply('o', 'A', out, 'B')] });
    expect(resale('wafer', 'wafer')).toEqual(['A.wafer.out < A.wafer.in declared -']);
    expect(resale('mono', 'wafer')).toEqual(['A.wafer.out < A.mono.in declared -']);
    expect(resale('wafer', 'mono')).toEqual(['A.mono.out < A.wafer.in inferred -']);
    expect(resale(null, null)).toEqual(['A.?.out < A.?.in inferred -']);
    expect(resale('silicon', 'wafer')).toEqual([]);
  });

  test('goods pass between an organization and its sites, and not in and out of two different sites', () => {
    const supplies = [
      supply('i', 'C', 'wafer', 'A1'),
      supply('o', 'A2', 'wafer', 'B'),
      supply('p', 'A', 'wafer', 'B'),
    ];
    const sites = [site('A1', 'A'), site('A2', 'A')];
    expect(sameGoods({ sites, supplies })).toEqual([
      'A.wafer.out < A1.wafer.in inferred -',
      // A site ships for its organization, and is the only one that ships wafers.
      'A.wafer.out < A2.wafer.out declared -',
    ]);
  });

  test('a site ships for its organization, inferred where two sites could', () => {
    const sites = [site('A1', 'A'), site('A2', 'A')];
    const supplies = [supply('o', 'A', 'wafer', 'B')];
    const made = (...sitesMaking: string[]) =>
      sameGoods({
        sites,
        supplies,
        productions: sitesMaking.map((at) => production(`p${at}`, at, 'wafer', { to: null })),
      });
    expect(made('A1')).toEqual(['A.wafer.out < A1.wafer.out declared -']);
    expect(made('A1', 'A2')).toEqual([
      'A.wafer.out < A1.wafer.out inferred -',
      'A.wafer.out < A2.wafer.out inferred -',
    ]);
  });

  test('a site ships what its organization or a sister makes, unless it has an open production of its own', () => {
    const sites = [site('A1', 'A'), site('A2', 'A')];
    const supplies = [supply('o', 'A1', 'wafer', 'B')];
    const made = (...productions: World['productions']) => sameGoods({ sites, supplies, productions });
    expect(made(production('p', 'A', 'wafer'))).toEqual([
      'A.wafer.out < A1.wafer.out declared -',
      'A1.wafer.out < A.wafer.out inferred -',
    ]);
    expect(made(production('p', 'A2', 'wafer'))).toEqual(['A1.wafer.out < A2.wafer.out inferred -']);
    expect(made(production('p', 'A2', 'wafer'), production('q', 'A1', 'wafer'))).toEqual([]);
    expect(made(production('p', 'A2', 'wafer'), production('q', 'A1', 'wafer', { to: 19_000 }))).toEqual([
      'A1.wafer.out < A2.wafer.out inferred -',
    ]);
  });
});
