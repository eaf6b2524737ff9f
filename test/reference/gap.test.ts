import { describe, expect, test } from '@jest/globals';
import {
  ask,
  D,
  gapTexts,
  good,
  LINE,
  listing,
  measure,
  organization,
  production,
  recipe,
  site,
  supply,
  world,
} from './sample.js';
import type { World } from './world.js';

const PARTIES = ['A', 'B', 'C', 'E'].map((id) => organization(id));

function gaps(parts: Partial<World>, asked: string | null = 'panel'): readonly string[] {
  return gapTexts(ask(world({ ...LINE, organizations: PARTIES, ...parts }), 'A', asked));
}

describe('suppliers', () => {
  test('an unknown good is the only gap of its stock', () => {
    expect(gaps({ supplies: [supply('1', 'B', null, 'A', { to: D - 2000 })] })).toEqual([
      'good-unknown A.?.in',
      'good-unknown B.?.out',
    ]);
  });

  test('no usable supply in is a supplier unknown', () => {
    expect(gaps({ supplies: [supply('1', 'B', 'panel', 'A', { from: D + 1 })] })).toEqual([
      'supplier-unknown A.panel.in',
    ]);
  });

  test('supplies that all ended more than 1,095 days before are stale', () => {
    const ended = (...days: number[]) =>
      gaps({ supplies: days.map((to, index) => supply(`${index}`, 'B', 'panel', 'A', { to })) });
    expect(ended(D - 1096)).toContain('supplier-stale A.panel.in');
    expect(ended(D - 1095)).not.toContain('supplier-stale A.panel.in');
    expect(ended(D - 1096, D - 10)).not.toContain('supplier-stale A.panel.in');
  });

  test('staleness is seen from the latest date of the stock', () => {
    const bought = (to: number) =>
      gaps({
        supplies: [supply('1', 'B', 'panel', 'A', { to: D - 500 }), supply('2', 'C', 'panel', 'B', { to })],
      });
    expect(bought(D - 1595)).not.toContain('supplier-stale B.panel.in');
    expect(bought(D - 1596)).toContain('supplier-stale B.panel.in');
  });
});

describe('origins and inputs', () => {
  test('a raw good without a live production at its party has no known origin', () => {
    const mined = (...productions: World['productions']) =>
      gaps({ supplies: [supply('1', 'B', 'quartz', 'A')], productions }, 'quartz');
    expect(mined()).toEqual(['origin-unknown B.quartz.out']);
    expect(mined(production('p', 'B', 'quartz'))).toEqual([]);
    expect(mined(production('p', 'B', 'quartz', { to: D - 1096 }))).toEqual(['origin-unknown B.quartz.out']);
    expect(mined(production('p', 'B', 'quartz', { from: D + 1 }))).toEqual(['origin-unknown B.quartz.out']);
  });

  test('a good without recipe or stated input is a recipe unknown, and touches every measure', () => {
    const where = world({
      goods: [good('disc'), good('zinc', { raw: true })],
      organizations: PARTIES,
      supplies: [supply('1', 'B', 'disc', 'A')],
      productions: [production('p', 'B', 'disc')],
      measures: [measure('m', [{ goods: ['zinc'] }])],
    });
    expect(ask(where, 'A', 'disc').gaps).toEqual([
      {
        kind: 'recipe-unknown',
        stock: { party: 'B', organization: 'B', good: 'disc', side: 'outbound' },
        input: null,
        tiers: 1,
        touches: ['m'],
      },
    ]);
  });

  test('no input met is one gap, whether the inputs are direct or stated', () => {
    const supplies = [supply('1', 'B', 'panel', 'A')];
    expect(gaps({ supplies })).toEqual(['inputs-unknown B.panel.out']);
    const productions = [production('p', 'B', 'panel', { inputs: ['wafer', 'quartz'] })];
    expect(gaps({ supplies, recipes: [], productions })).toEqual(['inputs-unknown B.panel.out']);
  });
});

describe('inputs that are missing and origins elsewhere', () => {
  test('each required or stated input that is not met is named once', () => {
    const extra = ['glass', 'tape', 'foil'].map((id) => good(id, { raw: true }));
    const recipes = [...LINE.recipes, recipe('panel', 'glass'), recipe('panel', 'tape', false)];
    const made = (...productions: World['productions']) =>
      gaps({
        goods: [...LINE.goods, ...extra],
        recipes,
        supplies: [supply('1', 'B', 'panel', 'A'), supply('2', 'C', 'wafer', 'B')],
        productions,
      }).filter((gap) => gap.includes('B.panel'));
    expect(made()).toEqual(['input-missing B.panel.out glass']);
    expect(made(production('p', 'B', 'panel', { inputs: ['foil', 'glass'] }))).toEqual([
      'input-missing B.panel.out foil',
      'input-missing B.panel.out glass',
    ]);
  });

  test('an input is met by what it is made from, and not by a stale production', () => {
    const from = (bought: string) =>
      gaps({ supplies: [supply('1', 'B', 'panel', 'A'), supply('2', 'C', bought, 'B')] });
    expect(from('silicon')).not.toContain('inputs-unknown B.panel.out');
    const made = (to: number) =>
      gaps({
        recipes: [],
        supplies: [supply('1', 'B', 'panel', 'A'), supply('2', 'C', 'wafer', 'B')],
        productions: [production('p', 'B', 'panel', { inputs: ['wafer'], to })],
      });
    expect(made(D - 1096)).toContain('inputs-unknown B.panel.out');
    expect(made(D - 1095)).not.toContain('inputs-unknown B.panel.out');
  });

  test('an organization whose site ships the good leaves the question to the site', () => {
    const at = (...productions: World['productions']) =>
      gaps({ sites: [site('B1', 'B')], supplies: [supply('1', 'B', 'panel', 'A')], productions });
    expect(at(production('p', 'B1', 'panel'))).toEqual(['inputs-unknown B1.panel.out']);
    expect(at(production('p', 'B1', 'panel'), production('q', 'B', 'panel'))).toEqual([
      'inputs-unknown B.panel.out',
      'inputs-unknown B1.panel.out',
    ]);
  });
});

describe('circles', () => {
  const CIRCLE = [
    supply('1', 'C', 'panel', 'A'),
    supply('2', 'B', 'panel', 'C'),
    supply('3', 'C', 'panel', 'B'),
  ];

  test('handlers who feed only each other have one unknown origin, at the smallest outbound stock', () => {
    expect(gaps({ supplies: CIRCLE })).toEqual(['origin-unknown B.panel.out']);
  });

  test('a supply from outside that is not stale feeds the circle', () => {
    const fed = (to: number) => gaps({ supplies: [...CIRCLE, supply('4', 'E', 'panel', 'B', { to })] });
    expect(fed(D - 1095)).toEqual(['inputs-unknown E.panel.out']);
    expect(fed(D - 1096)).toEqual(['origin-unknown B.panel.out', 'inputs-unknown E.panel.out']);
  });

  test('a producer in the circle has its own gap, and the circle none', () => {
    expect(gaps({ supplies: CIRCLE, productions: [production('p', 'C', 'panel')] })).toEqual([
      'inputs-unknown C.panel.out',
    ]);
  });

  test('a circle of unknown goods has no gap but that the good is unknown', () => {
    const supplies = CIRCLE.map((supplied) => ({ ...supplied, good: null }));
    expect(gaps({ supplies }).filter((gap) => !gap.startsWith('good-unknown'))).toEqual([]);
  });
});

describe('places', () => {
  const REGION = measure('region', [{ region: 'CN-XJ' }]);
  const XJ = { region: 'CN-XJ' };
  const ZJ = { region: 'CN-ZJ' };

  function unplaced(own: object, sites: World['sites'], parts: Partial<World> = {}): readonly string[] {
    const organizations = [organization('A'), organization('B', own), organization('C')];
    const supplies = [supply('1', 'B', 'quartz', 'A'), ...(parts.supplies ?? [])];
    const productions = parts.productions ?? [];
    const measures = parts.measures ?? [REGION];
    return gaps({ organizations, sites, supplies, productions, measures }, 'quartz')
      .filter((gap) => gap.startsWith('place-unknown'))
      .map((gap) => gap.slice('place-unknown '.length));
  }

  test('an organization without sites is unsettled without a place or with an office elsewhere in the country', () => {
    expect(unplaced({}, [])).toEqual(['B.quartz.out']);
    expect(unplaced(ZJ, [])).toEqual(['B.quartz.out']);
    expect(unplaced({ country: 'US' }, [])).toEqual([]);
    expect(unplaced(XJ, [])).toEqual([]);
  });

  test('a site is unsettled by its own place only', () => {
    const sold = (more: object) =>
      unplaced(ZJ, [site('B1', 'B', more)], { supplies: [supply('2', 'B1', 'quartz', 'A')] });
    expect(sold({ country: 'CN' })).toEqual(['B1.quartz.out']);
    expect(sold(ZJ)).toEqual([]);
  });

  test('an organization with sites is unsettled by its own place only if it makes the good, or no site ships it', () => {
    const sites = [site('B1', 'B', ZJ)];
    const shown = { supplies: [supply('2', 'B1', 'quartz', 'C')] };
    expect(unplaced({}, sites, shown)).toEqual([]);
    expect(unplaced({}, sites, { ...shown, productions: [production('p', 'B', 'quartz')] })).toEqual([
      'B.quartz.out',
    ]);
    expect(unplaced({}, sites)).toEqual(['B.quartz.out']);
    expect(unplaced(ZJ, sites)).toEqual([]);
  });

  test('a site of unsettled place without any outbound stock unsettles its organization', () => {
    const sites = [site('B1', 'B', ZJ), site('B2', 'B')];
    const shown = supply('2', 'B1', 'quartz', 'C');
    expect(unplaced(ZJ, sites, { supplies: [shown] })).toEqual(['B.quartz.out']);
    expect(unplaced(ZJ, sites, { supplies: [shown, supply('3', 'B2', 'wafer', 'C')] })).toEqual([]);
  });

  test('only an item whose other conditions hold asks for a place, and only its measure is touched', () => {
    const wafers = measure('wafers', [{ region: 'CN-XJ', goods: ['wafer'] }]);
    expect(unplaced({}, [], { measures: [wafers] })).toEqual([]);
    const where = world({
      ...LINE,
      organizations: PARTIES,
      supplies: [supply('1', 'B', 'quartz', 'A')],
      productions: [production('p', 'B', 'quartz')],
      measures: [REGION, wafers, listing('X')],
    });
    expect(ask(where, 'A', 'quartz').gaps.map(({ kind, touches }) => [kind, touches])).toEqual([
      ['place-unknown', ['region']],
    ]);
  });
});
