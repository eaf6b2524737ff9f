import { expect, test } from '@jest/globals';
import { D } from '../reference/sample.js';
import { ask, gapsOf, LINE, worldOf } from './world-builder.js';

function gaps(text: string, product = 'A/panel'): readonly string[] {
  return gapsOf(ask(worldOf(text), product));
}

const MINED = 'm: Q makes quartz\n';
/** From the mine to the wafer, without a gap. */
const WAFERS = `${LINE}${MINED}
  l1: Q -quartz-> S
  p1: S makes silicon < quartz
  l2: S -silicon-> W
  p2: W makes wafer < silicon
`;

test('a chain that is known down to the mine has no gap', () => {
  expect(gaps(`${WAFERS} l3: W -wafer-> B\ns: B -panel-> A`)).toEqual([]);
});

test('good-unknown: it is the only gap of its stock', () => {
  expect(gaps('good panel\ns: B -?-> A [..-9000]')).toEqual(['good-unknown A.?.in', 'good-unknown B.?.out']);
});

test('supplier-unknown: what was received from nobody, or only from the future', () => {
  expect(gaps('s: B -panel-> A [1..]')).toEqual(['supplier-unknown A.panel.in']);
  expect(gaps('s1: A -panel-> X\nt: B -panel-> A [1..]')).toEqual(['supplier-unknown A.panel.in']);
});

test('supplier-stale: every supply ended more than 1,095 days before the latest date', () => {
  const ended = (...spans: string[]) =>
    gaps(
      `good panel raw\np: B makes panel\n${spans.map((span, at) => `s${at}: B -panel-> A ${span}`).join('\n')}`,
    );
  expect(ended('[..-1096]')).toEqual(['supplier-stale A.panel.in']);
  expect(ended('[..-1095]')).toEqual([]);
  expect(ended('[..-1096]', '[..-2000]')).toEqual(['supplier-stale A.panel.in']);
  expect(ended('[..-1096]', '[..0]')).toEqual([]);
});

test('supplier-stale: a supply that is not usable counts neither way', () => {
  expect(gaps('good panel raw\np: B makes panel\ns: B -panel-> A [..-1096]\nt: B -panel-> A [1..]')).toEqual([
    'supplier-stale A.panel.in',
  ]);
});

test('supplier-stale: it is judged at the latest date of the stock, not at the import date', () => {
  const bought = (to: number) =>
    gaps(`good panel raw
      p: C makes panel
      s1: B -panel-> A [..-500]
      s2: C -panel-> B [..${to}]`);
  expect(bought(-1595)).toEqual([]);
  expect(bought(-1596)).toEqual(['supplier-stale B.panel.in']);
});

test('origin-unknown: a raw good whose party has no live production of it', () => {
  const mined = (production: string) => gaps(`${LINE} s: B -quartz-> A\n${production}`, 'A/quartz');
  expect(mined('')).toEqual(['origin-unknown B.quartz.out']);
  expect(mined('p: B makes quartz')).toEqual([]);
  expect(mined('p: B makes quartz [..-1095]')).toEqual([]);
  expect(mined('p: B makes quartz [..-1096]')).toEqual(['origin-unknown B.quartz.out']);
  expect(mined('p: B makes quartz [1..]')).toEqual(['origin-unknown B.quartz.out']);
  expect(mined('good sand under quartz raw\np: B makes sand')).toEqual([]);
  // Its own site does not answer for the organization where it ships none.
  expect(mined('site B1 of B\np: B1 makes lamp')).toEqual(['origin-unknown B.quartz.out']);
});

test('recipe-unknown: neither recipe nor stated input says what the good is made of', () => {
  expect(gaps('s: B -panel-> A\np: B makes panel')).toEqual(['recipe-unknown B.panel.out']);
  expect(gaps('s: B -panel-> A\np: B makes panel < wafer')).toEqual(['inputs-unknown B.panel.out']);
  expect(gaps('good panel under device\nrecipe device < wafer\ns: B -panel-> A')).toEqual([
    'inputs-unknown B.panel.out',
  ]);
});

test('inputs-unknown: there are inputs and none is met, required or not', () => {
  expect(gaps(`${LINE} s: B -panel-> A`)).toEqual(['inputs-unknown B.panel.out']);
  expect(gaps('recipe panel < glass?\ns: B -panel-> A')).toEqual(['inputs-unknown B.panel.out']);
});

test('input-missing: each required or stated input that is not met, where another is', () => {
  const text = `${WAFERS} good glass raw
    good tape raw
    good foil raw
    recipe panel < glass tape?
    l3: W -wafer-> B
    s: B -panel-> A
    `;
  expect(gaps(text)).toEqual(['input-missing B.panel.out glass']);
  expect(gaps(`${text}p: B makes panel < foil`)).toEqual([
    'input-missing B.panel.out foil',
    'input-missing B.panel.out glass',
  ]);
  expect(gaps(`${text}p: B makes panel < tape wafer`)).toEqual([
    'input-missing B.panel.out glass',
    'input-missing B.panel.out tape',
  ]);
});

test('an input that any recipe requires is required', () => {
  const text = `${WAFERS} good glass raw
    good panel under device
    recipe panel < glass?
    recipe device < glass
    l3: W -wafer-> B
    s: B -panel-> A`;
  expect(gaps(text)).toEqual(['input-missing B.panel.out glass']);
});

test('an input is met by a compatible good and by what can be an input of it', () => {
  const fed = (good: string) =>
    gaps(`good pure under silicon\n${LINE} s: B -panel-> A\nt: C -${good}-> B`).filter((gap) =>
      gap.includes('B.panel.out'),
    );
  expect(fed('wafer')).toEqual([]);
  expect(fed('pure')).toEqual([]);
  expect(fed('quartz')).toEqual([]);
  expect(fed('?')).toEqual([]);
  expect(fed('lamp')).toEqual(['inputs-unknown B.panel.out']);
});

test('an input is not met by a stale production', () => {
  const made = (to: number) =>
    gaps(`s: B -panel-> A
      t: C -wafer-> B
      p: B makes panel < wafer [..${to}]`).filter((gap) => gap.includes('B.panel.out'));
  expect(made(-1095)).toEqual([]);
  expect(made(-1096)).toEqual(['inputs-unknown B.panel.out']);
});

test('a handler has no gap of origin: whoever delivered to it has', () => {
  expect(gaps(`${LINE} s1: B -panel-> A\ns2: C -panel-> B`)).toEqual(['inputs-unknown C.panel.out']);
  expect(gaps(`${LINE} s1: B -quartz-> A\ns2: C -quartz-> B\n m: C makes quartz`, 'A/quartz')).toEqual([]);
});

test('an organization whose site ships the good leaves the origin to the site, unless it makes it too', () => {
  const at = (more: string) => gaps(`${LINE} site B1 of B\ns: B -panel-> A\np: B1 makes panel\n${more}`);
  expect(at('')).toEqual(['inputs-unknown B1.panel.out']);
  expect(at('q: B makes panel')).toEqual(['inputs-unknown B.panel.out', 'inputs-unknown B1.panel.out']);
});

test('a site that ships only a narrower good leaves the origin with the organization too', () => {
  const shipped = (good: string) =>
    gaps(`good mono under panel
      good panel under device
      recipe device < glass
      site B1 of B
      s: B -panel-> A
      t: B1 -${good}-> C`);
  expect(shipped('mono')).toEqual(['inputs-unknown B.panel.out', 'inputs-unknown B1.mono.out']);
  expect(shipped('device')).toEqual(['inputs-unknown B1.device.out']);
});

test('a trader that received nothing of the kind has no known inputs', () => {
  expect(gaps(`org B trader\n${LINE} s: B -panel-> A\nt: C -wafer-> B`)).toContain(
    'inputs-unknown B.panel.out',
  );
});

const CIRCLE = `recipe panel < wafer
  s1: C -panel-> A
  s2: B -panel-> C
  s3: C -panel-> B
`;

test('a circle of handlers has one unknown origin, at its smallest outbound stock', () => {
  expect(gaps(CIRCLE)).toEqual(['origin-unknown B.panel.out']);
});

test('a circle that is fed from outside by what is not stale has none of its own', () => {
  expect(gaps(`${CIRCLE} s4: E -panel-> B [..-1095]`)).toEqual(['inputs-unknown E.panel.out']);
  expect(gaps(`${CIRCLE} s4: E -panel-> B [..-1096]`)).toEqual([
    'origin-unknown B.panel.out',
    'inputs-unknown E.panel.out',
  ]);
});

test('a circle with a producer in it has the gaps of the producer only', () => {
  expect(gaps(`${CIRCLE} p: C makes panel`)).toEqual(['inputs-unknown C.panel.out']);
});

test('a circle of which the product is a part is found too', () => {
  expect(gaps('recipe panel < wafer\ns1: B -panel-> A\ns2: A -panel-> B')).toEqual([
    'origin-unknown A.panel.out',
  ]);
});

test('gaps are listed nearest tiers first, then by stock, kind and input', () => {
  const result = ask(
    worldOf(`s1: a -panel-> A
      s2: B -panel-> A
      s3: C -?-> A
      p: B makes panel
      q: a makes panel`),
    'A',
  );
  expect(result.gaps.map(({ tiers }) => tiers)).toEqual([0, 1, 1, 1]);
  expect(gapsOf(result)).toEqual([
    'good-unknown A.?.in',
    'recipe-unknown B.panel.out',
    'good-unknown C.?.out',
    'recipe-unknown a.panel.out',
  ]);
});

test('a limit lists the first gaps and counts all', () => {
  const world = worldOf('s1: B -panel-> A\ns2: C -?-> A\np: B makes panel');
  const { gaps: all } = ask(world, 'A');
  const few = ask(world, 'A', {}, { paths: 1, gaps: 2 });
  expect(few.gaps).toEqual(all.slice(0, 2));
  expect(few.listed).toMatchObject({ gaps: 2, gapsTotal: { 'good-unknown': 2, 'recipe-unknown': 1 } });
  expect(ask(world, 'A', {}, { paths: 1, gaps: 0 }).gaps).toEqual([]);
  expect(ask(world, 'A', {}, { paths: 1, gaps: 99 }).listed.gaps).toBe(all.length);
});

test('what came in by a production that ended before "since" meets no input', () => {
  const world = worldOf(
    'good panel\ngood cell raw\np: B makes panel < cell [..-100]\nt: C -cell-> B\ns: B -panel-> A',
  );
  expect(gapsOf(ask(world, 'A/panel'))).toEqual(['origin-unknown C.cell.out']);
  expect(gapsOf(ask(world, 'A/panel', { since: D - 50 }))).toEqual(['inputs-unknown B.panel.out']);
});
