import { expect, test } from '@jest/globals';
import type { Measure, ScopeItem } from '../../src/model/measure.js';
import { listed, measure } from '../reference/sample.js';
import { ask, LINE, NOBODY, onGoods, onRegion, worldOf } from './world-builder.js';

/** Whether the only gap (or all of them) touches a measure with this scope item. */
function touched(text: string, item: Partial<ScopeItem>, product = 'A/panel'): boolean {
  const { gaps } = ask(worldOf(text, measure('m', [item])), product);
  const own = gaps.map(({ touches }) => touches.includes('m'));
  expect(new Set(own).size).toBe(1);
  return own[0]!;
}

const PANEL = `${LINE} good zinc raw
  good pure under silicon
  good panel under device
  s: B -panel-> A
`;

test('a gap touches a scope item without goods, even one that lists nobody', () => {
  expect(touched(PANEL, { parties: [] })).toBe(true);
  expect(touched(PANEL, { parties: [listed('Kobbwyn Dray')] })).toBe(true);
});

test('a gap touches a listed good that is compatible with its good', () => {
  expect(touched(PANEL, { goods: ['panel'] })).toBe(true);
  expect(touched(PANEL, { goods: ['device'] })).toBe(true);
  expect(touched(`good mono under panel\n${PANEL}`, { goods: ['mono'] })).toBe(true);
});

test('a gap touches a listed good that its good can have as input, firmly or loosely', () => {
  expect(touched(PANEL, { goods: ['quartz'] })).toBe(true);
  expect(touched(PANEL, { goods: ['pure'] })).toBe(true);
  expect(touched(PANEL, { goods: ['zinc'] })).toBe(false);
  expect(touched(PANEL, { goods: ['lamp', 'quartz'] })).toBe(true);
});

test('a gap does not touch an empty list of goods', () => {
  expect(touched(PANEL, { goods: [] })).toBe(false);
});

test('a gap at an unknown good touches every measure', () => {
  expect(touched(`${PANEL} t: C -?-> E`, { goods: ['zinc'] }, 'E')).toBe(true);
});

test('a gap touches every measure where something in its good is neither raw nor has inputs', () => {
  const open = `recipe panel < wafer
    recipe wafer < resin
    good zinc raw
    s: B -panel-> A
    `;
  expect(touched(open, { goods: ['zinc'] })).toBe(true);
  expect(touched(`good resin raw\n${open}`, { goods: ['zinc'] })).toBe(false);
});

test('recipe-unknown touches every measure', () => {
  expect(touched('good zinc raw\ns: B -panel-> A', { goods: ['zinc'] })).toBe(true);
});

test('a missing input touches by that input, not by what it goes into', () => {
  const text = `${LINE} good glass raw
    recipe panel < glass
    g: E makes glass
    t: E -glass-> B
    s: B -panel-> A`;
  expect(ask(worldOf(text), 'A/panel').gaps.map(({ kind, input }) => [kind, input])).toEqual([
    ['input-missing', 'wafer'],
  ]);
  expect(touched(text, { goods: ['silicon'] })).toBe(true);
  expect(touched(text, { goods: ['panel'] })).toBe(false);
  expect(touched(text, { goods: ['glass'] })).toBe(false);
});

/** The measures that place-unknown gaps touch, by stock. */
function unplaced(text: string, ...measures: Measure[]): readonly string[] {
  const { gaps } = ask(worldOf(`good quartz raw\n${text}`, ...measures), 'A');
  const found = gaps.filter(({ kind }) => kind === 'place-unknown');
  return found.map(({ stock, touches }) => `${stock.party} ${touches.join(' ')}`);
}

const XJ = onRegion('CN-XJ');
const SOLD = 's: B -quartz-> A\np: B makes quartz\n';

test('place-unknown: a missing place, one that contains the region, or a head office elsewhere in its country', () => {
  expect(unplaced(`org B\n${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced(`org B country=CN\n${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced(`org B region=CN-ZJ\n${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced(`org B region=CN-XJ\n${SOLD}`, XJ)).toEqual([]);
  expect(unplaced(`org B country=US\n${SOLD}`, XJ)).toEqual([]);
});

test('place-unknown: a handler of unknown place has it too, and what came in has not', () => {
  expect(unplaced(`org B\ns1: B -quartz-> A\ns2: C -quartz-> B\np: C makes quartz`, XJ)).toEqual(['B m']);
  expect(unplaced(`org A\n${SOLD}`, XJ)).toEqual([]);
});

test('place-unknown: a site is judged by its own place, and a head office with sites is not', () => {
  const site = (place: string) =>
    unplaced(`org B region=CN-ZJ\nsite B1 of B ${place}\ns: B1 -quartz-> A\np: B1 makes quartz`, XJ);
  expect(site('country=CN')).toEqual(['B1 m']);
  expect(site('')).toEqual(['B1 m']);
  expect(site('region=CN-ZJ')).toEqual([]);
});

test('place-unknown: with sites the own place counts only if it makes the good or no site has it', () => {
  const sites = 'org B\nsite B1 of B country=US\nt: B1 -quartz-> C\nq: B1 makes quartz\n';
  expect(unplaced(`${sites}s: B -quartz-> A`, XJ)).toEqual([]);
  expect(unplaced(`${sites}${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced('org B\nsite B1 of B country=US\ns: B -quartz-> A', XJ)).toEqual(['B m']);
});

test('place-unknown: a site of unsettled place counts if it has no outbound stock, or no site has the good', () => {
  const sites = 'org B country=US\nsite B1 of B\nsite B2 of B country=US\n';
  expect(unplaced(`${sites}${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced(`${sites}t: B1 -lamp-> C\n${SOLD}`, XJ)).toEqual(['B m']);
  expect(unplaced(`${sites}t: B1 -lamp-> C\nu: B2 -quartz-> C\n${SOLD}`, XJ)).toEqual([]);
});

test('place-unknown: only where the other conditions hold and the region condition does not', () => {
  const lamps = { ...onRegion('CN-XJ', { goods: ['lamp'] }), id: 'lamps' };
  const others = { ...onRegion('CN-XJ', { parties: [listed('C')] }), id: 'others' };
  const mine = { ...onRegion('CN-XJ', { parties: [listed('B')] }), id: 'mine' };
  const excepted = { ...onRegion('CN-XJ', { except: [listed('B')] }), id: 'excepted' };
  const abroad = { ...onRegion('KZ'), id: 'abroad' };
  const text = `good lamp\norg B country=CN\n${SOLD}`;
  expect(unplaced(text, lamps, others, mine, excepted, abroad, XJ, NOBODY)).toEqual(['B m mine']);
  expect(unplaced(`org B region=CN-XJ\nsite B1 of B\ns: B1 -quartz-> A\np: B1 makes quartz`, XJ)).toEqual([]);
});

test('place-unknown: it touches only the measures whose region is unsettled, not others without goods', () => {
  expect(unplaced(`org B\n${SOLD}`, { ...NOBODY, id: 'n' }, XJ, { ...onGoods(['quartz']), id: 'q' })).toEqual(
    ['B m'],
  );
});
