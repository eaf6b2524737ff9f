import { expect, test } from '@jest/globals';
import { type Asked, ask, hitsOf, LINE, onParties, worldOf } from './world-builder.js';

const RESALE = `${LINE} s1: B -panel-> A
  s2: C -panel-> B
`;

function roleOfB(text: string, asked: Asked = {}): string {
  const hits = hitsOf(ask(worldOf(text, onParties(['B'])), 'A/panel', asked));
  return hits.find((hit) => hit.startsWith('B.panel'))!;
}

test('who received the good and is not known to make it handled it, and its hit is only inferred', () => {
  expect(roleOfB(RESALE)).toBe('B.panel handler inferred');
});

test('who received nothing of the kind produced it', () => {
  expect(roleOfB('s1: B -panel-> A')).toBe('B.panel producer documented');
});

test('receiving a narrower good makes a handler; a wider or an unknown one does not', () => {
  const received = (good: string) => `good mono under panel
    good panel under device
    s1: B -panel-> A
    s2: C -${good}-> B`;
  expect(roleOfB(received('mono'))).toBe('B.panel handler inferred');
  expect(roleOfB(received('device'))).toBe('B.panel producer documented');
  expect(roleOfB(received('?'))).toBe('B.panel producer documented');
});

test('the receipt must be usable at the latest date of the stock', () => {
  expect(
    roleOfB(`s1: B -panel-> A [..-10]
    s2: C -panel-> B [-5..]`),
  ).toBe('B.panel handler inferred');
});

test('a production of a compatible good anywhere in the pool makes a producer', () => {
  expect(roleOfB(`${RESALE}p: B makes panel`)).toBe('B.panel producer documented');
  expect(
    roleOfB(`${RESALE}site B1 of B
    p: B1 makes panel`),
  ).toBe('B.panel producer documented');
  expect(
    roleOfB(`${RESALE}good mono under panel
    p: B makes mono`),
  ).toBe('B.panel producer documented');
  expect(roleOfB(`${RESALE}p: B makes wafer`)).toBe('B.panel handler inferred');
  expect(roleOfB(`${RESALE}p: C makes panel`)).toBe('B.panel handler inferred');
});

test('a production that is stale, has not begun or ended before since makes no producer', () => {
  const made = (span: string, asked: Asked = {}) => roleOfB(`${RESALE}p: B makes panel ${span}`, asked);
  expect(made('[..-1095]')).toBe('B.panel producer documented');
  expect(made('[..-1096]')).toBe('B.panel handler inferred');
  expect(made('[1..]')).toBe('B.panel handler inferred');
  expect(made('[..-101]', { since: 19_905 - 100 })).toBe('B.panel handler inferred');
});

test('staleness of a production is seen from the latest date of the stock', () => {
  const sold = (to: number) =>
    roleOfB(`s1: B -panel-> A [..-500]
      s2: C -panel-> B
      p: B makes panel [..${to}]`);
  expect(sold(-1595)).toBe('B.panel producer documented');
  expect(sold(-1596)).toBe('B.panel handler inferred');
});

test('a transformation of better basis than inferred makes a producer', () => {
  const old = 'p: B makes panel [..-2000]\n';
  expect(roleOfB(`${RESALE}${old}s3: E -wafer-> B`)).toBe('B.panel producer documented');
  expect(roleOfB(`${RESALE}s3: E -wafer-> B`)).toBe('B.panel handler inferred');
  expect(
    roleOfB(`${RESALE}p: B makes panel < wafer inferred [..-2000]
    s3: E -wafer-> B`),
  ).toBe('B.panel handler inferred');
  expect(
    roleOfB(`${RESALE}p: B makes panel < wafer declared [..-2000]
    s3: E -wafer-> B`),
  ).toBe('B.panel producer documented');
});
