import { expect, test } from '@jest/globals';
import type { Consequence, Measure } from '../../src/model/measure.js';
import { D, measure } from '../reference/sample.js';
import {
  type Asked,
  ask,
  NOBODY,
  onGoods,
  onParties,
  onRegion,
  verdictsOf,
  worldOf,
} from './world-builder.js';

/** A buys quartz that B mines: nothing is missing. */
const MINED = `good quartz raw
  good pure under quartz
  s: B -quartz-> A
  p: B makes quartz
`;
const CLEAR = onRegion('CN-XJ');

function verdict(text: string, ...measures: Measure[]): string {
  return ask(worldOf(text, ...measures), 'A/quartz').verdict;
}

function as(consequence: Consequence, one: Measure, id: string = consequence): Measure {
  return { ...one, consequence, id };
}

test('exposed: a hit that is documented or declared', () => {
  expect(verdict(MINED, onParties(['B']))).toBe('exposed');
  expect(verdict(MINED.replace('-> A', '-> A declared'), onParties(['B']))).toBe('exposed');
});

test('possible: only inferred hits, whether by the path or by a loose condition', () => {
  expect(verdict(MINED.replace('-> A', '-> A inferred'), onParties(['B']))).toBe('possible');
  expect(verdict(MINED, onGoods(['pure']))).toBe('possible');
});

test('one exposed hit outweighs any number of possible ones', () => {
  expect(verdict(`${MINED} t: C -quartz-> A inferred\nq: C makes quartz`, onParties(['B', 'C']))).toBe(
    'exposed',
  );
});

test('unknown: no hit, and a gap that touches the measure', () => {
  expect(verdict('good quartz raw\ns: B -quartz-> A', CLEAR)).toBe('unknown');
});

test('a gap that does not touch the measure leaves it clear', () => {
  expect(verdict('good quartz raw\ngood zinc raw\ns: B -quartz-> A', onGoods(['zinc']))).toBe('clear');
});

test('a hit outweighs a gap', () => {
  expect(verdict('good quartz raw\ns: B -quartz-> A inferred', onParties(['B']))).toBe('possible');
});

test('not-tested: no hit and no gap, but a partial list or an empty one in some scope item', () => {
  expect(verdict(MINED, { ...CLEAR, partial: true })).toBe('not-tested');
  expect(verdict(MINED, measure('m', [{ region: 'CN-XJ' }, { parties: [] }]))).toBe('not-tested');
  expect(verdict(MINED, measure('m', [{ region: 'CN-XJ', goods: [] }]))).toBe('not-tested');
  expect(verdict(MINED, measure('m', [{ region: 'CN-XJ', except: [] }]))).toBe('clear');
});

test('a gap or a hit outweighs that a list is not loaded', () => {
  expect(verdict('good quartz raw\ns: B -quartz-> A', { ...CLEAR, partial: true })).toBe('unknown');
  expect(verdict(MINED, { ...onParties(['B']), partial: true })).toBe('exposed');
});

test('a listed party that is not in force leaves a list that is not empty', () => {
  const past = measure('m', [{ parties: [{ ...onParties(['B']).scope[0]!.parties![0]!, to: D - 1 }] }]);
  expect(verdict(MINED, past)).toBe('clear');
});

test('clear: nothing listed was found, nothing is missing and every list is loaded', () => {
  expect(verdict(MINED, CLEAR)).toBe('clear');
});

test('the worst measure that stops goods decides over all', () => {
  const stopping = [as('detain', CLEAR), as('prohibit', { ...CLEAR, partial: true })];
  expect(verdict(MINED, ...stopping)).toBe('not-tested');
  expect(verdict(MINED, ...stopping, as('presumed-prohibited', onParties(['B'])))).toBe('exposed');
});

test('a measure that does not stop goods is shown, and decides only where none that does is in force', () => {
  const risk = as('risk-listing', onParties(['B']));
  const licence = as('export-licence', { ...NOBODY, partial: true });
  expect(verdict(MINED, risk, licence, CLEAR)).toBe('clear');
  expect(verdict(MINED, risk, licence)).toBe('exposed');
  expect(verdict(MINED, licence)).toBe('not-tested');
  const later = { ...CLEAR, effective: { from: D + 1, to: null } };
  expect(verdict(MINED, risk, later)).toBe('exposed');
  const result = ask(worldOf(MINED, risk, licence, CLEAR), 'A/quartz');
  expect(verdictsOf(result)).toEqual({
    'export-licence': 'not-tested',
    m: 'clear',
    'risk-listing': 'exposed',
  });
});

test('where measures are named, only those are tested and counted', () => {
  const world = worldOf(
    MINED,
    as('risk-listing', onParties(['B']), 'risk'),
    { ...onParties(['B']), id: 'wro' },
    CLEAR,
  );
  const named = (measures: Asked['measures']) => ask(world, 'A/quartz', { measures: measures ?? null });
  expect(verdictsOf(named(null))).toEqual({ m: 'clear', risk: 'exposed', wro: 'exposed' });
  expect(named(['m']).verdict).toBe('clear');
  expect(named(['risk']).verdict).toBe('exposed');
  expect(verdictsOf(named(['risk', 'm']))).toEqual({ m: 'clear', risk: 'exposed' });
  expect(named(['risk', 'm']).verdict).toBe('clear');
});

test('measures are listed by id in code-point order, with the number of their hits', () => {
  const ids = ['\u{20BB7}', 'b', '\uE000', 'B'];
  const { measures } = ask(worldOf(MINED, ...ids.map((id) => ({ ...onParties(['B']), id }))), 'A/quartz');
  expect(measures.map(({ id, hits }) => [id, hits])).toEqual([
    ['B', 1],
    ['b', 1],
    ['\uE000', 1],
    ['\u{20BB7}', 1],
  ]);
});
