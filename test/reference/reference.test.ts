import { describe, expect, test } from '@jest/globals';
import {
  allInputs,
  allWiderInputs,
  directInputs,
  goodsOf,
  inputGrade,
  isCompatible,
  isUnder,
} from './goods.js';
import { compareText } from './order.js';
import { headOfficeStanding, placeOf, standingOf } from './places.js';
import { flowTexts, good, LINE, organization, production, recipe, site, supply, world } from './sample.js';
import { stocksOf } from './stocks.js';

describe('order', () => {
  test('texts are ordered by code points, not by UTF-16 units, with null first', () => {
    expect(['𠮷', '～', 'ab', 'B', null, 'a', 'o-2', 'o-10'].sort(compareText)).toEqual(
      // By UTF-16 units U+20BB7, a surrogate pair, would come before U+FF5E.
      [null, 'B', 'a', 'ab', 'o-10', 'o-2', '～', '𠮷'],
    );
  });
});

describe('goods', () => {
  const tree = goodsOf(
    world({
      goods: [good('device'), good('panel', { broader: 'device' }), good('mono', { broader: 'panel' })],
      recipes: [],
    }),
  );

  test('a good lies under itself and all that is broader, and the unknown good only under itself', () => {
    expect(isUnder(tree, 'mono', 'device')).toBe(true);
    expect(isUnder(tree, 'panel', 'panel')).toBe(true);
    expect(isUnder(tree, 'device', 'mono')).toBe(false);
    expect(isUnder(tree, null, null)).toBe(true);
    expect(isUnder(tree, null, 'panel')).toBe(false);
    expect(isUnder(tree, 'panel', null)).toBe(false);
  });

  test('goods are compatible in either direction, and the unknown good with all', () => {
    expect(isCompatible(tree, 'device', 'mono')).toBe(true);
    expect(isCompatible(tree, null, 'mono')).toBe(true);
    expect(isCompatible(goodsOf(world(LINE)), 'panel', 'wafer')).toBe(false);
  });

  test('the direct inputs include those of recipes on broader goods; a raw good has none', () => {
    const goods = goodsOf(
      world({
        goods: [
          good('metal'),
          good('silicon', { broader: 'metal' }),
          good('ore', { broader: 'metal', raw: true }),
        ],
        recipes: [recipe('metal', 'coal'), recipe('silicon', 'quartz')],
      }),
    );
    expect(directInputs(goods, 'silicon')).toEqual(['coal', 'quartz']);
    expect(directInputs(goods, 'metal')).toEqual(['coal']);
    expect(directInputs(goods, 'ore')).toEqual([]);
    expect(allWiderInputs(goods, 'ore')).toEqual([]);
  });
});

describe('closures of inputs', () => {
  test('the closure takes inputs of inputs and ends in a circle of recipes', () => {
    const goods = goodsOf(
      world({
        goods: [good('a'), good('b'), good('c', { raw: true })],
        recipes: [recipe('a', 'b'), recipe('b', 'a'), recipe('b', 'c')],
      }),
    );
    expect(allInputs(goods, 'a').toSorted()).toEqual(['a', 'b', 'c']);
    expect(allInputs(goods, 'c')).toEqual([]);
  });

  test('the wider closure takes the recipes of compatible goods at each step', () => {
    const goods = goodsOf(
      world({
        goods: [
          good('device'),
          good('panel', { broader: 'device' }),
          good('cell'),
          good('mono-cell', { broader: 'cell' }),
          good('ag'),
        ],
        recipes: [recipe('panel', 'cell'), recipe('mono-cell', 'ag')],
      }),
    );
    expect(allInputs(goods, 'device')).toEqual([]);
    expect(allInputs(goods, 'panel')).toEqual(['cell']);
    expect(allWiderInputs(goods, 'device').toSorted()).toEqual(['ag', 'cell']);
    expect(allWiderInputs(goods, null).toSorted()).toEqual(['ag', 'cell']);
  });

  test('an input is firm under the closure, loose by compatibility or where a good is unknown', () => {
    const goods = goodsOf(
      world({
        ...LINE,
        goods: [
          ...LINE.goods,
          good('mono', { broader: 'wafer' }),
          good('disc'),
          good('part', { broader: 'silicon' }),
        ],
      }),
    );
    expect(inputGrade(goods, 'quartz', 'panel')).toBe('firm');
    expect(inputGrade(goods, 'mono', 'panel')).toBe('firm');
    expect(inputGrade(goods, 'panel', 'wafer')).toBe('none');
    expect(inputGrade(goods, 'disc', 'panel')).toBe('none');
    expect(inputGrade(goods, null, 'panel')).toBe('loose');
    // No recipe at all, but not raw: what went in is simply not known.
    expect(inputGrade(goods, null, 'disc')).toBe('loose');
    expect(inputGrade(goods, 'disc', null)).toBe('loose');
    expect(inputGrade(goods, null, 'quartz')).toBe('none');
    expect(inputGrade(goods, 'part', 'wafer')).toBe('firm');
  });

  test('a good broader than the input is a loose input', () => {
    const goods = goodsOf(
      world({
        goods: [good('panel'), good('cell', { broader: 'part' }), good('part')],
        recipes: [recipe('panel', 'cell')],
      }),
    );
    expect(inputGrade(goods, 'part', 'panel')).toBe('loose');
  });
});

describe('places', () => {
  test('a place is inside, outside or unsettled against a region', () => {
    expect(standingOf('653224', 'CN-XJ')).toBe('inside');
    expect(standingOf('653224', '653200')).toBe('inside');
    expect(standingOf('CN-XJ', '653224')).toBe('unsettled');
    expect(standingOf('CN', 'CN-XJ')).toBe('unsettled');
    expect(standingOf(null, 'CN-XJ')).toBe('unsettled');
    expect(standingOf('CN-ZJ', 'CN-XJ')).toBe('outside');
    expect(standingOf('HK', 'CN-XJ')).toBe('outside');
    expect(standingOf('HK', 'CN')).toBe('inside');
    expect(standingOf('CN-HK', 'HK')).toBe('inside');
  });

  test('the place is the region, else the place of the area, else the country', () => {
    const where = world({
      organizations: [
        organization('a', { country: 'CN', region: 'CN-ZJ' }),
        organization('b', { country: 'US' }),
      ],
      sites: [
        site('park', 'a', { region: 'CN-XJ' }),
        site('hall', 'b', { country: 'CN', within: 'park' }),
        site('room', 'b', { country: 'CN', region: '653224', within: 'hall' }),
        site('corner', 'b', { within: 'hall' }),
        site('lone', 'b'),
      ],
    });
    const place = (party: string) => placeOf(where, party);
    expect(['a', 'b', 'hall', 'room', 'corner', 'lone'].map(place)).toEqual([
      'CN-ZJ',
      'US',
      'CN-XJ',
      '653224',
      'CN-XJ',
      null,
    ]);
  });

  test('a head office elsewhere in the country of the region is unsettled', () => {
    expect(headOfficeStanding('CN-ZJ', 'CN-XJ')).toBe('unsettled');
    expect(headOfficeStanding('CN-ZJ', '653224')).toBe('unsettled');
    expect(headOfficeStanding('HK', 'CN-XJ')).toBe('unsettled');
    expect(headOfficeStanding('US', 'CN-XJ')).toBe('outside');
    expect(headOfficeStanding('CN-XJ', 'CN-XJ')).toBe('inside');
  });
});

test('a supply makes an outbound and an inbound stock, a production an outbound one', () => {
  const where = world({
    supplies: [supply('s', 'X', null, 'Y')],
    productions: [production('p', 'X', 'panel')],
  });
  expect([...stocksOf(where).values()]).toEqual([
    { party: 'X', good: null, side: 'outbound' },
    { party: 'Y', good: null, side: 'inbound' },
    { party: 'X', good: 'panel', side: 'outbound' },
  ]);
});

test('F1: each supply is a transfer of its own, parallel ones included', () => {
  const where = world({
    organizations: [organization('A'), organization('B')],
    supplies: [supply('s1', 'B', null, 'A'), supply('s2', 'B', null, 'A', { basis: 'inferred' })],
  });
  expect(flowTexts(where, 'transfer')).toEqual([
    'A.?.in < B.?.out documented supplies:s1',
    'A.?.in < B.?.out inferred supplies:s2',
  ]);
});
