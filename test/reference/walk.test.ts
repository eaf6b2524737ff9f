import { describe, expect, test } from '@jest/globals';
import { referenceAnswer } from './answer.js';
import { factsOf } from './facts.js';
import {
  ask,
  D,
  good,
  hitTexts,
  LINE,
  listing,
  organization,
  pathRecords,
  production,
  question,
  site,
  supply,
  world,
} from './sample.js';
import { startsOf } from './start.js';
import type { World } from './world.js';

const PARTIES = ['A', 'B', 'b', 'C', 'E'].map((id) => organization(id));

function trading(supplies: World['supplies'], parts: Partial<World> = {}): World {
  return world({ ...LINE, organizations: PARTIES, supplies, measures: [listing('E')], ...parts });
}

function reached(where: World, more = {}): number {
  return ask(where, 'A', 'panel', more).coverage.stocks;
}

describe('start', () => {
  const goods = [good('device'), good('panel', { broader: 'device' }), good('mono', { broader: 'panel' })];

  function starts(where: World, asked: string | null): readonly string[] {
    const facts = factsOf(where, question('A', asked));
    return startsOf(facts).map(({ stock, basis }) => `${stock.party}.${stock.good}.${stock.side} ${basis}`);
  }

  test('stocks under the good asked are documented, and wider inbound ones inferred', () => {
    const where = world({
      goods,
      organizations: PARTIES,
      sites: [site('A1', 'A')],
      supplies: [
        supply('1', 'B', 'mono', 'A1'),
        supply('2', 'C', 'device', 'A'),
        supply('3', 'E', null, 'A'),
        supply('4', 'A', 'device', 'B'),
      ],
    });
    expect(starts(where, 'panel')).toEqual([
      'A1.mono.inbound documented',
      'A.device.inbound inferred',
      'A.null.inbound inferred',
    ]);
    expect(starts(where, null)).toHaveLength(4);
  });

  test('compatible stocks of both sides start where none lies under the good asked', () => {
    const where = world({
      goods,
      organizations: PARTIES,
      supplies: [supply('1', 'A', 'device', 'B'), supply('2', 'A', null, 'B')],
    });
    expect(starts(where, 'panel')).toEqual(['A.device.outbound inferred', 'A.null.outbound inferred']);
  });

  test('a product without any stock, or of an unknown good, is not found', () => {
    const where = trading([supply('1', 'B', 'wafer', 'A')]);
    expect(referenceAnswer(where, question('A', 'panel'))).toEqual({ error: 'PRODUCT_NOT_FOUND' });
    expect(referenceAnswer(where, question('A', 'cheese'))).toEqual({ error: 'PRODUCT_NOT_FOUND' });
    expect(referenceAnswer(where, question('E', null))).toEqual({ error: 'PRODUCT_NOT_FOUND' });
  });

  test('a first day after the date is a fault, and the date itself is not', () => {
    const where = trading([supply('1', 'B', 'panel', 'A')]);
    expect(referenceAnswer(where, question('A', 'panel', { since: D + 1 }))).toEqual({
      error: 'SINCE_AFTER_DATE',
    });
    expect(ask(where, 'A', 'panel', { since: D }).coverage.stocks).toBe(2);
  });
});

describe('dates', () => {
  test('a supply that begins after the date is not used, one that begins on it is', () => {
    expect(reached(trading([supply('1', 'B', 'panel', 'A', { from: D + 1 })]))).toBe(1);
    expect(reached(trading([supply('1', 'B', 'panel', 'A', { from: D })]))).toBe(2);
  });

  test('what began after the delivery downstream had ended is not used', () => {
    const sold = supply('1', 'B', 'panel', 'A', { to: D - 100 });
    const bought = (from: number) => supply('2', 'C', 'panel', 'B', { from });
    expect(reached(trading([sold, bought(D - 99)]))).toBe(3);
    expect(reached(trading([sold, bought(D - 100)]))).toBe(4);
  });

  test('of parallel deliveries the one that lasts longest gives the latest date', () => {
    const supplies = [
      supply('1', 'B', 'panel', 'A', { to: D - 100 }),
      supply('2', 'B', 'panel', 'A', { to: D - 20 }),
      supply('3', 'C', 'panel', 'B', { from: D - 50 }),
    ];
    expect(reached(trading(supplies))).toBe(4);
  });

  test('since leaves out what ended before it', () => {
    const since = D - 100;
    expect(reached(trading([supply('1', 'B', 'panel', 'A', { to: since - 1 })]), { since })).toBe(1);
    expect(reached(trading([supply('1', 'B', 'panel', 'A', { to: since })]), { since })).toBe(2);
  });

  test('a circle ends, and coverage counts parallel flows', () => {
    const circle = [
      supply('1', 'B', 'panel', 'A'),
      supply('2', 'A', 'panel', 'B'),
      supply('3', 'B', 'panel', 'A'),
    ];
    // In and out at both; three transfers and one resale at each.
    expect(ask(trading(circle), 'A', 'panel').coverage).toEqual({ stocks: 4, flows: 5, organizations: 2 });
  });
});

describe('basis and path', () => {
  test('the basis of a hit is that of the weakest part of its path', () => {
    const sold = (basis: 'documented' | 'declared' | 'inferred') =>
      hitTexts(ask(trading([supply('1', 'E', 'panel', 'A', { basis })]), 'A', 'panel'));
    expect(sold('documented')).toEqual(['E.panel producer documented']);
    expect(sold('declared')).toEqual(['E.panel producer declared']);
    expect(sold('inferred')).toEqual(['E.panel producer inferred']);
  });

  test('a longer path of better basis is preferred, and a resale makes it declared', () => {
    const supplies = [
      supply('1', 'B', 'panel', 'A'),
      supply('2', 'E', 'panel', 'B'),
      supply('9', 'E', 'panel', 'A', { basis: 'inferred' }),
    ];
    const result = ask(trading(supplies), 'A', 'panel');
    expect(hitTexts(result)).toEqual(['E.panel producer declared']);
    expect(pathRecords(result)).toEqual(['supplies:1', null, 'supplies:2']);
    expect(result.hits[0]!.tiers).toBe(2);
  });

  test('of parallel flows the smallest record by code points is on the path', () => {
    const supplies = [supply('s2', 'E', 'panel', 'A'), supply('s10', 'E', 'panel', 'A')];
    expect(pathRecords(ask(trading(supplies), 'A', 'panel'))).toEqual(['supplies:s10']);
  });

  test('of equally long paths the smallest sequence from the product upward wins', () => {
    const supplies = [
      supply('1', 'b', 'panel', 'A'),
      supply('2', 'E', 'panel', 'b'),
      supply('3', 'B', 'panel', 'A'),
      supply('4', 'E', 'panel', 'B'),
    ];
    expect(pathRecords(ask(trading(supplies), 'A', 'panel'))).toEqual(['supplies:3', null, 'supplies:4']);
  });

  test('a short path whose dates do not work gives way to a longer one whose dates do', () => {
    const supplies = [
      supply('1', 'C', 'panel', 'A', { to: D - 500 }),
      supply('2', 'B', 'panel', 'A'),
      supply('3', 'C', 'panel', 'B'),
      supply('4', 'E', 'panel', 'C', { from: D - 100 }),
    ];
    const result = ask(trading(supplies), 'A', 'panel');
    expect(pathRecords(result)).toEqual(['supplies:2', null, 'supplies:3', null, 'supplies:4']);
    expect(result.hits[0]!.path[4]).toEqual({
      from: { party: 'E', good: 'panel', side: 'outbound' },
      to: { party: 'C', good: 'panel', side: 'inbound' },
      kind: 'transfer',
      basis: 'documented',
      span: { from: '2024-03-23', to: null },
      record: 'supplies:4',
    });
    const short = ask({ ...trading(supplies), measures: [listing('C')] }, 'A', 'panel');
    expect(pathRecords(short)).toEqual(['supplies:1']);
  });

  test('a delivery between sites of one organization is a flow and no tier', () => {
    const sites = [site('E1', 'E'), site('E2', 'E')];
    const supplies = [supply('1', 'E1', 'panel', 'A'), supply('2', 'E2', 'panel', 'E1')];
    const where = trading(supplies, { sites, measures: [listing('E2')] });
    const result = ask(where, 'A', 'panel');
    expect(pathRecords(result)).toEqual(['supplies:1', null, 'supplies:2']);
    expect(result.hits[0]!.tiers).toBe(1);
  });
});

describe('role', () => {
  const RESALE = [supply('1', 'B', 'panel', 'A'), supply('2', 'C', 'panel', 'B')];

  function hits(parts: Partial<World>, more: World['supplies'] = []): readonly string[] {
    return hitTexts(ask(trading([...RESALE, ...more], { measures: [listing('B')], ...parts }), 'A', 'panel'));
  }

  test('who buys the good and has no production of it is a handler, and its hit is only inferred', () => {
    expect(hits({})).toEqual(['B.panel handler inferred']);
  });

  test('a live production anywhere in the pool makes a producer, a stale one does not', () => {
    const sites = [site('B1', 'B')];
    const made = (to: number | null) => ({ sites, productions: [production('p', 'B1', 'panel', { to })] });
    expect(hits(made(null))).toContain('B.panel producer documented');
    expect(hits(made(D - 1095))).toContain('B.panel producer documented');
    expect(hits(made(D - 1096))).toContain('B.panel handler inferred');
  });

  test('a transformation better than inferred makes a producer', () => {
    const wafer = supply('3', 'E', 'wafer', 'B');
    // Bought and not made: the recipe is only inferred. Made long ago: the recipe is declared.
    expect(hits({}, [wafer])).toEqual(['B.panel handler inferred']);
    const productions = [production('p', 'B', 'panel', { to: D - 2000 })];
    expect(hits({ productions }, [wafer])).toEqual(['B.panel producer documented']);
  });

  test('buying only a broader good does not make a handler', () => {
    const goods = [good('device'), good('panel', { broader: 'device' })];
    const supplies = [supply('1', 'B', 'panel', 'A'), supply('2', 'C', 'device', 'B')];
    const where = trading(supplies, { goods, recipes: [], measures: [listing('B')] });
    expect(hitTexts(ask(where, 'A', 'panel'))).toEqual(['B.panel producer documented']);
  });
});
