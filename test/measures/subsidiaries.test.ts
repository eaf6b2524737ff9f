import { expect, test } from '@jest/globals';
import { type Asked, ask, hitsOf, onParties, worldOf } from '../trace/world-builder.js';

const FIRM = ['B.panel producer documented'];
const LOOSE = ['B.panel producer inferred'];

/** The hits where B sells A panels, and H is listed with its subsidiaries. */
function owned(text: string, sold = 's: B -panel-> A', asked: Asked = {}): readonly string[] {
  const world = worldOf(`${sold}\n${text}`, onParties(['H'], { subsidiaries: true }));
  return hitsOf(ask(world, 'A/panel', asked));
}

test('subsidiaries: a share over 50 percent, or one that is not known, is firm', () => {
  expect(owned('o: H owns B 51')).toEqual(FIRM);
  expect(owned('o: H owns B 50.01')).toEqual(FIRM);
  expect(owned('o: H owns B')).toEqual(FIRM);
});

test('subsidiaries: a share of 50 percent or less is loose', () => {
  expect(owned('o: H owns B 50')).toEqual(LOOSE);
  expect(owned('o: H owns B 0.1')).toEqual(LOOSE);
  expect(owned('o: H owns B 0')).toEqual(LOOSE);
});

test('subsidiaries: shares of two owners, or of one in two records, do not add up', () => {
  expect(owned('o: H owns B 40\np: H owns B 40')).toEqual(LOOSE);
  expect(owned('o: H owns M 100\np: M owns B 30\nq: H owns B 30')).toEqual(LOOSE);
});

test('subsidiaries: an inferred link is loose, a declared one firm', () => {
  expect(owned('o: H owns B 100 inferred')).toEqual(LOOSE);
  expect(owned('o: H owns B 100 declared')).toEqual(FIRM);
});

test('subsidiaries: a link that has ended is loose, one that ends on the day firm, one not begun is none', () => {
  expect(owned('o: H owns B 100 [..0]')).toEqual(FIRM);
  expect(owned('o: H owns B 100 [..-1]')).toEqual(LOOSE);
  expect(owned('o: H owns B 100 [0..]')).toEqual(FIRM);
  expect(owned('o: H owns B 100 [1..]')).toEqual([]);
});

test('subsidiaries: a link that ended before since is none', () => {
  const asked = { since: 19_905 - 100 };
  expect(owned('o: H owns B 100 [..-100]', undefined, asked)).toEqual(LOOSE);
  expect(owned('o: H owns B 100 [..-101]', undefined, asked)).toEqual([]);
});

test('subsidiaries: the day that counts is the latest date of the stock', () => {
  const sold = (to: number) => owned('o: H owns B 100 [-90..-50]', `s: B -panel-> A [..${to}]`);
  expect(sold(-49)).toEqual(LOOSE);
  expect(sold(-50)).toEqual(FIRM);
  expect(sold(-90)).toEqual(FIRM);
  expect(sold(-91)).toEqual([]);
});

test('subsidiaries: a chain is as firm as its weakest link, and another firm chain makes it firm', () => {
  expect(owned('o: H owns M 100\np: M owns B 60')).toEqual(FIRM);
  expect(owned('o: H owns M 20\np: M owns B 60')).toEqual(LOOSE);
  expect(owned('o: H owns M 20\np: M owns B 60\nq: H owns N 90\nr: N owns M 90')).toEqual(FIRM);
});

test('subsidiaries: owning goes downward only', () => {
  expect(owned('o: B owns H 100')).toEqual([]);
  expect(owned('o: M owns H 100\np: M owns B 100')).toEqual([]);
});

test('subsidiaries: a circle of owners ends, and covers all in it', () => {
  expect(owned('o: H owns B 60\np: B owns H 60\nq: B owns B2 60')).toEqual(FIRM);
  expect(owned('o: B owns M 60\np: M owns B 60')).toEqual([]);
});

test('subsidiaries: the sites of a subsidiary are covered like it', () => {
  expect(owned('site B1 of B\no: H owns B 51', 's: B1 -panel-> A')).toEqual(['B1.panel producer documented']);
});

test('subsidiaries: without the word, owners do not matter', () => {
  const world = worldOf('s: B -panel-> A\no: H owns B 100', onParties(['H']));
  expect(hitsOf(ask(world, 'A/panel'))).toEqual([]);
});

test('subsidiaries: a listed subsidiary is firm in its own name, whoever owns how much of it', () => {
  const world = worldOf('s: B -panel-> A\no: H owns B 10', onParties(['H', 'B'], { subsidiaries: true }));
  expect(hitsOf(ask(world, 'A/panel'))).toEqual(FIRM);
});

test('subsidiaries: the reason names the ownership that leads upward and its share', () => {
  const world = worldOf(
    's: B -panel-> A\no: H owns M 100\np: M owns B 20',
    onParties(['H'], { subsidiaries: true }),
  );
  expect(ask(world, 'A/panel').hits[0]!.why.join('\n')).toContain('ownerships:o, 100 % of "M"');
});
