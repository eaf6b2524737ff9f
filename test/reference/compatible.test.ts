import { describe, expect, test } from '@jest/globals';
import { referenceAnswer } from './answer.js';
import { goodsOf, inputGrade } from './goods.js';
import {
  ask,
  flowTexts,
  gapTexts,
  good,
  hitTexts,
  LINE,
  listed,
  listing,
  measure,
  organization,
  production,
  question,
  recipe,
  site,
  supply,
  world,
} from './sample.js';
import type { World } from './world.js';

/** mono ≤ panel ≤ device; panel is made from wafer, wafer from silicon, silicon from quartz. */
const GOODS = [
  ...LINE.goods.slice(0, 3),
  good('device'),
  good('panel', { broader: 'device' }),
  good('mono', { broader: 'panel' }),
];
const SOLD = supply('1', 'B', 'panel', 'A');

function among(parts: Partial<World>): World {
  const organizations = ['A', 'B', 'C', 'X'].map((id) => organization(id));
  return world({ goods: GOODS, recipes: LINE.recipes, organizations, supplies: [SOLD], ...parts });
}

function hits(parts: Partial<World>, asked = 'panel'): readonly string[] {
  return hitTexts(ask(among(parts), 'A', asked));
}

function gapsAtB(parts: Partial<World>): readonly string[] {
  return gapTexts(ask(among(parts), 'A', 'panel')).filter((gap) => gap.includes(' B.panel.out'));
}

describe('where a broader or narrower good counts, and where it does not', () => {
  test('what only a narrower good is made from is a loose input and loosely derived', () => {
    expect(inputGrade(goodsOf(among({})), 'wafer', 'device')).toBe('loose');
    const supplies = [supply('1', 'B', 'device', 'A')];
    const measures = [measure('m', [{ goods: ['wafer'], derived: true }])];
    expect(hits({ supplies, measures }, 'device')).toEqual(['B.device producer inferred']);
  });

  test('a stock of an unknown good does not make an unknown product', () => {
    const where = among({ supplies: [supply('1', 'B', null, 'A')] });
    expect(referenceAnswer(where, question('A', 'cheese'))).toEqual({ error: 'PRODUCT_NOT_FOUND' });
  });

  test('buying or making a broader good is buying or making the good, in the same pool only', () => {
    const supplies = [SOLD, supply('2', 'C', 'wafer', 'B'), supply('3', 'C', 'device', 'B')];
    const recipeFlow = (...productions: World['productions']) =>
      flowTexts(among({ supplies, productions }), 'transformation').find((flow) =>
        flow.startsWith('B.panel.out < B.wafer.in'),
      );
    expect(recipeFlow()).toBe('B.panel.out < B.wafer.in inferred -');
    expect(recipeFlow(production('p', 'C', 'device'))).toBe('B.panel.out < B.wafer.in inferred -');
    expect(recipeFlow(production('p', 'B', 'wafer'))).toBe('B.panel.out < B.wafer.in inferred -');
    expect(recipeFlow(production('p', 'B', 'device'))).toBe('B.panel.out < B.wafer.in declared -');
  });

  test('a direct input is declared even where it also goes into another one that is bought', () => {
    const recipes = [...LINE.recipes, recipe('panel', 'silicon')];
    const supplies = [SOLD, supply('2', 'C', 'wafer', 'B'), supply('3', 'C', 'silicon', 'B')];
    expect(flowTexts(among({ recipes, supplies }), 'transformation')).toEqual([
      'B.panel.out < B.silicon.in declared -',
      'B.panel.out < B.wafer.in declared -',
    ]);
  });

  test('a live production of a broader good makes a producer', () => {
    const supplies = [SOLD, supply('2', 'C', 'panel', 'B')];
    const made = { supplies, productions: [production('p', 'B', 'device')], measures: [listing('B')] };
    expect(hits(made)).toEqual(['B.panel producer documented']);
  });

  test('a site that ships a broader good could ship this one', () => {
    const sites = [site('B1', 'B'), site('B2', 'B')];
    const supplies = [SOLD, supply('2', 'B1', 'panel', 'X'), supply('3', 'B2', 'device', 'X')];
    expect(flowTexts(among({ sites, supplies }), 'same-goods')).toContain(
      'B.panel.out < B1.panel.out inferred -',
    );
    expect(hits({ sites, supplies: [SOLD, supplies[2]!], measures: [listing('B2')] })).toEqual([
      'B2.device producer inferred',
    ]);
  });

  test('an open production of a broader good at a site keeps its sister from supplying it', () => {
    const sites = [site('B1', 'B'), site('B2', 'B')];
    const supplies = [supply('1', 'B1', 'panel', 'A')];
    const productions = [production('p', 'B1', 'device'), production('q', 'B2', 'panel')];
    const shipped = (made: World['productions']) =>
      flowTexts(among({ sites, supplies, productions: made }), 'same-goods');
    expect(shipped(productions.slice(1))).toEqual(['B1.panel.out < B2.panel.out inferred -']);
    expect(shipped(productions)).toEqual([]);
  });

  test('a site in a listed area stands behind its organization', () => {
    const sites = [site('park', 'X'), site('B1', 'B', { within: 'park' })];
    expect(hits({ sites, measures: [listing('park')] })).toEqual(['B.panel producer inferred']);
  });
});

describe('gaps of broader and narrower goods', () => {
  test('only a site that ships the good or a broader one answers for its organization', () => {
    const sites = [site('B1', 'B')];
    const made = (what: string) => gapsAtB({ sites, productions: [production('p', 'B1', what)] });
    expect(made('device')).toEqual([]);
    expect(made('mono')).toEqual(['inputs-unknown B.panel.out']);
    const supplies = [SOLD, supply('2', 'C', 'device', 'B1')];
    expect(gapsAtB({ sites, supplies })).toEqual(['inputs-unknown B.panel.out']);
  });

  test('an input is met by a broader good', () => {
    const goods = GOODS.map((one) => (one.id === 'wafer' ? good('wafer', { broader: 'part' }) : one));
    const supplies = [SOLD, supply('2', 'C', 'part', 'B')];
    expect(gapsAtB({ goods: [...goods, good('part')], supplies })).toEqual([]);
  });

  test('a gap touches by any item, by a narrower listed good, and by what a narrower good is made from', () => {
    const goods = [...GOODS, good('zinc', { raw: true }), good('ink')];
    const touches = (recipes: World['recipes'], ...listedGoods: string[]) => {
      const measures = [
        measure(
          'm',
          listedGoods.map((id) => ({ goods: [id] })),
        ),
      ];
      return ask(among({ goods, recipes, measures }), 'A', 'panel').gaps.map((gap) => gap.touches.length);
    };
    expect(touches(LINE.recipes, 'zinc')).toEqual([0]);
    expect(touches(LINE.recipes, 'zinc', 'panel')).toEqual([1]);
    expect(touches(LINE.recipes, 'mono')).toEqual([1]);
    expect(touches([...LINE.recipes, recipe('mono', 'ink')], 'zinc')).toEqual([1]);
  });

  test('a place is asked for by any item, and of a maker only for goods that it makes itself', () => {
    const sites = [site('B1', 'B', { country: 'US' })];
    const supplies = [SOLD, supply('2', 'B1', 'panel', 'X')];
    const measures = [measure('m', [{ region: 'CN-XJ' }, { parties: [listed('nobody')] }])];
    const places = (...productions: World['productions']) =>
      gapsAtB({ sites, supplies, measures, productions }).filter((gap) => gap.startsWith('place-unknown'));
    expect(places(production('p', 'B', 'device'))).toEqual(['place-unknown B.panel.out']);
    expect(places(production('p', 'B', 'wafer'))).toEqual([]);
    expect(places(production('p', 'C', 'panel'))).toEqual([]);
  });
});
