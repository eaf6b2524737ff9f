import { expect, test } from '@jest/globals';
import type { Measure, ScopeItem } from '../../src/model/measure.js';
import { D, listed, measure } from '../reference/sample.js';
import { ask, codeOf, hitsOf, LINE, onGoods, onParties, worldOf } from '../trace/world-builder.js';

const GOODS = `${LINE}
  good mono under panel
  good panel under device
  good pure under silicon
  good silicon under metal
  good lamp
`;

function hits(sold: string, goods: readonly string[], more: Partial<ScopeItem> = {}): readonly string[] {
  return hitsOf(ask(worldOf(`${GOODS} s: B -${sold}-> A`, onGoods(goods, more)), 'A'));
}

test('goods: the listed good and all under it are firm', () => {
  expect(hits('panel', ['panel'])).toEqual(['B.panel producer documented']);
  expect(hits('mono', ['panel'])).toEqual(['B.mono producer documented']);
  expect(hits('mono', ['device'])).toEqual(['B.mono producer documented']);
});

test('goods: a wider good than the listed one is loose, another is not covered', () => {
  expect(hits('device', ['mono'])).toEqual(['B.device producer inferred']);
  expect(hits('lamp', ['panel'])).toEqual([]);
  expect(hits('wafer', ['panel'])).toEqual([]);
});

test('goods: the unknown good is loosely any good', () => {
  expect(hits('?', ['panel'])).toEqual(['B.? producer inferred']);
  expect(hits('?', ['quartz'], { derived: true })).toEqual(['B.? producer inferred']);
});

test('goods: derived takes in what is made from the listed good, firmly, and only then', () => {
  expect(hits('panel', ['silicon'])).toEqual([]);
  expect(hits('panel', ['silicon'], { derived: true })).toEqual(['B.panel producer documented']);
  expect(hits('mono', ['quartz'], { derived: true })).toEqual(['B.mono producer documented']);
  expect(hits('panel', ['metal'], { derived: true })).toEqual(['B.panel producer documented']);
  expect(hits('quartz', ['silicon'], { derived: true })).toEqual([]);
});

test('goods: derived from a narrower good than the recipe says is loose', () => {
  expect(hits('panel', ['pure'], { derived: true })).toEqual(['B.panel producer inferred']);
});

test('goods: a wider good that may be made from the listed one is loose', () => {
  expect(hits('device', ['silicon'], { derived: true })).toEqual(['B.device producer inferred']);
});

test('goods: the best of several listed goods counts, and an empty list covers nothing', () => {
  expect(hits('panel', ['mono', 'device'])).toEqual(['B.panel producer documented']);
  expect(hits('panel', [])).toEqual([]);
  expect(hits('panel', [], { derived: true })).toEqual([]);
});

test('a scope item covers only where all its conditions hold, and is as loose as the loosest', () => {
  const by = (item: Partial<ScopeItem>) => hits('panel', ['panel'], item);
  expect(by({ parties: [listed('B')] })).toEqual(['B.panel producer documented']);
  expect(by({ parties: [listed('C')] })).toEqual([]);
  expect(by({ region: 'US' })).toEqual(['B.panel producer documented']);
  expect(by({ region: 'CN-XJ' })).toEqual([]);
  expect(hits('device', ['panel'], { parties: [listed('B')] })).toEqual(['B.device producer inferred']);
});

test('any scope item may cover, and a firm one is preferred to a loose one', () => {
  const loose = { goods: ['mono'] };
  const firm = { parties: [listed('B')] };
  const by = (...scope: Partial<ScopeItem>[]) =>
    hitsOf(ask(worldOf(`${GOODS} s: B -panel-> A`, measure('m', scope)), 'A/panel'));
  expect(by({ goods: ['lamp'] }, loose)).toEqual(['B.panel producer inferred']);
  expect(by(loose, firm)).toEqual(['B.panel producer documented']);
});

test('a measure is in force from its first to its last day, and open without a last', () => {
  const on = (from: number | null, to: number | null): Measure => ({
    ...onParties(['B']),
    effective: { from, to },
  });
  const verdict = (one: Measure) => codeOf(() => ask(worldOf('s: B -panel-> A', one), 'A/panel'));
  expect(verdict(on(D, null))).toBe('no error');
  expect(verdict(on(D, D))).toBe('no error');
  expect(verdict(on(D + 1, null))).toBe('NO_MEASURE_IN_FORCE');
  expect(verdict(on(D - 9, D - 1))).toBe('NO_MEASURE_IN_FORCE');
});
