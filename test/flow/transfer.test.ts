import { expect, test } from '@jest/globals';
import { worldOf } from '../trace/world-builder.js';
import { flowLines } from './flow-lines.js';

test('F1: each supply is a flow into what the buyer received, with the span and basis of the supply', () => {
  expect(flowLines(worldOf('s: B -panel-> A [-10..-5] declared'), 'transfer')).toEqual([
    'A.panel.in < B.panel.out declared s [-10..-5]',
  ]);
});

test('F1: parallel supplies are all kept, in code-point order of their records', () => {
  const world = worldOf(`s2: B -panel-> A
    s10: B -panel-> A inferred
    S3: B -panel-> A`);
  expect(flowLines(world, 'transfer')).toEqual([
    'A.panel.in < B.panel.out documented S3',
    'A.panel.in < B.panel.out inferred s10',
    'A.panel.in < B.panel.out documented s2',
  ]);
});

test('F1: nothing passes from one good to another, and nothing downstream', () => {
  const world = worldOf(`s1: B -panel-> A
    s2: B -lamp-> A
    s3: A -panel-> C`);
  expect(flowLines(world, 'transfer')).toEqual([
    'A.lamp.in < B.lamp.out documented s2',
    'A.panel.in < B.panel.out documented s1',
    'C.panel.in < A.panel.out documented s3',
  ]);
});
