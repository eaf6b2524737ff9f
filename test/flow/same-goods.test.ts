import { expect, test } from '@jest/globals';
import { worldOf } from '../trace/world-builder.js';
import { flowLines } from './flow-lines.js';

const GOODS = `
  good mono under wafer
  good wafer under part
`;

function passed(text: string): readonly string[] {
  return flowLines(worldOf(GOODS + text), 'same-goods');
}

function resold(received: string, delivered: string): readonly string[] {
  return passed(`i: C -${received}-> A
    o: A -${delivered}-> B`);
}

test('F3: what came in goes out again, declared for the same good or a narrower one that came in', () => {
  expect(resold('wafer', 'wafer')).toEqual(['A.wafer.out < A.wafer.in declared -']);
  expect(resold('mono', 'wafer')).toEqual(['A.wafer.out < A.mono.in declared -']);
  expect(resold('mono', 'part')).toEqual(['A.part.out < A.mono.in declared -']);
});

test('F3: a wider good that came in, or an unknown one on either side, is inferred', () => {
  expect(resold('part', 'mono')).toEqual(['A.mono.out < A.part.in inferred -']);
  expect(resold('?', 'wafer')).toEqual(['A.wafer.out < A.?.in inferred -']);
  expect(resold('wafer', '?')).toEqual(['A.?.out < A.wafer.in inferred -']);
  expect(resold('?', '?')).toEqual(['A.?.out < A.?.in inferred -']);
});

test('F3: goods that are not compatible do not pass', () => {
  expect(resold('lamp', 'wafer')).toEqual([]);
  expect(
    passed(`good poly under wafer
    i: C -poly-> A
    o: A -mono-> B`),
  ).toEqual([]);
});

test('F3: resale is the same at a trader', () => {
  expect(
    passed(`org A trader
    i: C -wafer-> A
    o: A -wafer-> B`),
  ).toEqual(['A.wafer.out < A.wafer.in declared -']);
});

test('F3: goods pass between an organization and its only site, declared, and one of several, inferred', () => {
  const trade = `site A1 of A
    i: C -wafer-> A1
    o: A -wafer-> B
    `;
  expect(passed(trade)).toEqual(['A.wafer.out < A1.wafer.in declared -']);
  expect(passed(`${trade}site A2 of A`)).toEqual(['A.wafer.out < A1.wafer.in inferred -']);
});

test('F3: goods pass from the organization to a site, but not between two different sites', () => {
  expect(
    passed(`site A1 of A
    i: C -wafer-> A
    o: A1 -wafer-> B`),
  ).toEqual(['A1.wafer.out < A.wafer.in declared -']);
  expect(
    passed(`site A1 of A
    site A2 of A
    i: C -wafer-> A1
    o: A2 -wafer-> B`),
  ).toEqual([]);
});

test('F3: nothing passes from one organization to another without a supply', () => {
  expect(
    passed(`i: C -wafer-> A
    o: D -wafer-> B`),
  ).toEqual([]);
});

test('F3: a site ships for its organization, declared where it is the only one that has the good', () => {
  const out = 'o: A -wafer-> B\n';
  expect(
    passed(`site A1 of A
    site A2 of A
    ${out}p: A1 -wafer-> B
    q: A2 -lamp-> B`),
  ).toEqual(['A.wafer.out < A1.wafer.out declared -']);
  expect(
    passed(`site A1 of A
    site A2 of A
    ${out}p: A1 -wafer-> B
    q: A2 -mono-> B`),
  ).toEqual(['A.wafer.out < A1.wafer.out inferred -', 'A.wafer.out < A2.mono.out inferred -']);
});

test('F3: two goods of the only site that has any still leave it the only site', () => {
  expect(
    passed(`site A1 of A
    o: A -wafer-> B
    p: A1 -wafer-> B
    q: A1 -mono-> B`),
  ).toEqual(['A.wafer.out < A1.mono.out declared -', 'A.wafer.out < A1.wafer.out declared -']);
});

test('F3: what a site ships of a wider or an unknown good is inferred for its organization', () => {
  expect(
    passed(`site A1 of A
    o: A -wafer-> B
    p: A1 -part-> B`),
  ).toEqual(['A.wafer.out < A1.part.out inferred -']);
  expect(
    passed(`site A1 of A
    o: A -wafer-> B
    p: A1 -?-> B`),
  ).toEqual(['A.wafer.out < A1.?.out inferred -']);
  expect(
    passed(`site A1 of A
    o: A -?-> B
    p: A1 -wafer-> B`),
  ).toEqual(['A.?.out < A1.wafer.out inferred -']);
});

test('F3: a site may ship what its organization or a sister makes, if it has no open production of it', () => {
  const sites = `site A1 of A
    site A2 of A
    o: A1 -wafer-> B
    `;
  expect(passed(`${sites}p: A2 makes wafer`)).toEqual(['A1.wafer.out < A2.wafer.out inferred -']);
  expect(passed(`${sites}p: A makes mono`)).toContain('A1.wafer.out < A.mono.out inferred -');
  expect(
    passed(`${sites}p: A2 makes wafer
    q: A1 makes mono`),
  ).not.toContain('A1.wafer.out < A2.wafer.out inferred -');
  expect(
    passed(`${sites}p: A2 makes wafer
    q: A1 makes mono [..500]`),
  ).toContain('A1.wafer.out < A2.wafer.out inferred -');
  expect(
    passed(`${sites}p: A2 makes wafer
    q: A1 makes lamp`),
  ).toContain('A1.wafer.out < A2.wafer.out inferred -');
});

test('F3: what a sister only ships is not passed on', () => {
  expect(
    passed(`site A1 of A
    site A2 of A
    o: A1 -wafer-> B
    p: A2 -wafer-> B`),
  ).toEqual([]);
});
