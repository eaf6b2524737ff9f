import { expect, test } from '@jest/globals';
import { LINE, worldOf } from '../trace/world-builder.js';
import { flowLines } from './flow-lines.js';

function made(text: string): readonly string[] {
  return flowLines(worldOf(LINE + text), 'transformation');
}

const IN = 'i: C -silicon-> A\n';
const OUT = 'o: A -wafer-> B\n';

test('F2: what was received and can firmly be an input gives a declared flow without span', () => {
  expect(made(IN + OUT)).toEqual(['A.wafer.out < A.silicon.in declared -']);
});

test('F2: a flow from the recipes is declared even where all supplies are documented', () => {
  expect(made(`${IN}${OUT}p: A makes wafer`)).toEqual(['A.wafer.out < A.silicon.in declared -']);
});

test('F2: each production that states the input gives its own flow with its span and basis', () => {
  expect(
    made(`${IN}p1: A makes wafer < silicon [-9..]
      p2: A makes wafer < silicon declared
      p3: A makes wafer < quartz`),
  ).toEqual([
    'A.wafer.out < A.silicon.in inferred -',
    'A.wafer.out < A.silicon.in documented p1 [-9..]',
    'A.wafer.out < A.silicon.in declared p2',
  ]);
});

test('F2: a stated input takes in what lies under it, and not what lies above it', () => {
  expect(
    made(`good pure under silicon
    i: C -pure-> A
    p: A makes wafer < silicon`),
  ).toContain('A.wafer.out < A.pure.in documented p');
  expect(
    made(`good pure under silicon
    i: C -silicon-> A
    p: A makes wafer < pure`),
  ).toEqual(['A.wafer.out < A.silicon.in inferred -']);
});

test('F2: a stated input that no recipe knows gives a flow all the same', () => {
  expect(
    made(`i: C -glue-> A
    p: A makes wafer < glue`),
  ).toEqual(['A.wafer.out < A.glue.in documented p']);
});

test('F2: a production that states inputs makes the flows of the recipes inferred', () => {
  expect(made(`${IN}p: A makes wafer < glue`)).toEqual(['A.wafer.out < A.silicon.in inferred -']);
});

test('F2: a production of another good that states inputs leaves the recipes declared', () => {
  expect(made(`${IN}${OUT}p: A makes panel < glue`)).toContain('A.wafer.out < A.silicon.in declared -');
});

test('F2: a loose input is inferred', () => {
  expect(
    made(`good silicon under metal
    i: C -metal-> A
    ${OUT}`),
  ).toEqual(['A.wafer.out < A.metal.in inferred -']);
});

test('F2: a declared flow needs the organization and its only site, or one party', () => {
  expect(
    made(`site A1 of A
    i: C -silicon-> A1
    ${OUT}`),
  ).toEqual(['A.wafer.out < A1.silicon.in declared -']);
  expect(
    made(`site A1 of A
    site A2 of A
    i: C -silicon-> A1
    ${OUT}`),
  ).toEqual(['A.wafer.out < A1.silicon.in inferred -']);
  expect(
    made(`site A1 of A
    site A2 of A
    i: C -silicon-> A1
    o: A1 -wafer-> B
    q: A2 -wafer-> B`),
  ).toEqual(['A1.wafer.out < A1.silicon.in declared -', 'A2.wafer.out < A1.silicon.in inferred -']);
});

test('F2: a production whose input is not near is inferred, with its record and span', () => {
  expect(
    made(`site A1 of A
    site A2 of A
    i: C -silicon-> A1
    p: A2 makes wafer < silicon [..-1]`),
  ).toEqual(['A2.wafer.out < A1.silicon.in inferred -', 'A2.wafer.out < A1.silicon.in inferred p [..-1]']);
});

test('F2: nothing is transformed between two organizations', () => {
  expect(
    made(`i: C -silicon-> A
    o: B -wafer-> D`),
  ).toEqual([]);
});

test('F2: who buys the good from another organization without making it only may make it', () => {
  expect(made(`${IN}${OUT}w: E -wafer-> A`)).toEqual(['A.wafer.out < A.silicon.in inferred -']);
  expect(
    made(`${IN}${OUT}w: E -wafer-> A
    p: A makes wafer`),
  ).toEqual(['A.wafer.out < A.silicon.in declared -']);
});

test('F2: a delivery inside the pool, or of an unknown good, is no buying', () => {
  expect(
    made(`site A1 of A
    ${IN}${OUT}w: A1 -wafer-> A`),
  ).toContain('A.wafer.out < A.silicon.in declared -');
  expect(made(`${IN}${OUT}w: E -?-> A`)).toContain('A.wafer.out < A.silicon.in declared -');
});

test('F2: buying or making a compatible good counts as buying or making the good', () => {
  const thin = 'good thin under wafer\n';
  expect(made(`${thin}${IN}${OUT}w: E -thin-> A`)).toEqual(['A.wafer.out < A.silicon.in inferred -']);
  expect(
    made(`${thin}${IN}${OUT}w: E -thin-> A
    p: A makes thin`),
  ).toContain('A.wafer.out < A.silicon.in declared -');
});

test('F2: an input further up is declared where the pool buys no step between, else inferred', () => {
  expect(
    made(`q: C -quartz-> A
    ${OUT}`),
  ).toEqual(['A.wafer.out < A.quartz.in declared -']);
  expect(
    made(`q: C -quartz-> A
    ${IN}${OUT}`),
  ).toEqual(['A.wafer.out < A.quartz.in inferred -', 'A.wafer.out < A.silicon.in declared -']);
});

test('F2: a direct input is declared even where the pool buys another step between', () => {
  expect(
    made(`recipe wafer < quartz
    q: C -quartz-> A
    ${IN}${OUT}`),
  ).toEqual(['A.wafer.out < A.quartz.in declared -', 'A.wafer.out < A.silicon.in declared -']);
});

test('F2: an outbound good is an input only where it is made', () => {
  const shipped = `s: A -silicon-> B\n${OUT}`;
  expect(made(shipped)).toEqual([]);
  expect(made(`${shipped}p: A makes silicon`)).toEqual(['A.wafer.out < A.silicon.out declared -']);
});

test('F2: an unknown good may go in, and what goes out may be unknown: inferred', () => {
  expect(made(`i: C -?-> A\n${OUT}`)).toEqual(['A.wafer.out < A.?.in inferred -']);
  expect(made(`${IN}o: A -?-> B`)).toEqual(['A.?.out < A.silicon.in inferred -']);
});

test('F2: nothing goes into a raw good', () => {
  expect(
    made(`i: C -?-> A
    o: A -quartz-> B`),
  ).toEqual([]);
});

test('F2: a trader transforms nothing, and neither do its sites', () => {
  expect(
    made(`org A trader
    site A1 of A
    i: C -silicon-> A1
    o: A1 -wafer-> B
    ${IN}${OUT}`),
  ).toEqual([]);
});

test('F2: a good that is its own input, by recycling, does not feed its own stock', () => {
  expect(
    made(`recipe wafer < wafer
    p: A makes wafer < wafer`),
  ).toEqual([]);
  expect(
    made(`recipe wafer < wafer
    i: C -wafer-> A
    p: A makes wafer < wafer`),
  ).toEqual(['A.wafer.out < A.wafer.in inferred -', 'A.wafer.out < A.wafer.in documented p']);
});
