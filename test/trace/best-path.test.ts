import { expect, test } from '@jest/globals';
import { ask, onParties, recordsOn, worldOf } from './world-builder.js';

/** The records of the best path to the only hit, at E. */
function best(text: string, product = 'A/panel'): readonly string[] {
  const { hits } = ask(worldOf(text, onParties(['E'])), product);
  expect(hits).toHaveLength(1);
  return recordsOn(hits[0]!.path);
}

test('the path with the fewest flows is the best, whatever its ids', () => {
  expect(
    best(`a1: B -panel-> A
      a2: E -panel-> B
      z: E -panel-> A declared`),
  ).toEqual(['z']);
});

test('a shorter path whose dates do not work gives way to a longer one', () => {
  expect(
    best(`s1: C -panel-> A [..-500]
      s2: B -panel-> A
      s3: C -panel-> B
      s4: E -panel-> C [-100..]`),
  ).toEqual(['s2', 'same-goods', 's3', 'same-goods', 's4']);
});

test('of equally long paths the one whose dates work is taken, though its ids come later', () => {
  expect(
    best(`s1: B -panel-> A [..-500]
      s2: E -panel-> B [-100..]
      s3: C -panel-> A
      s4: E -panel-> C`),
  ).toEqual(['s3', 'same-goods', 's4']);
});

test('equally long paths are ordered by party from the product upward, by code points', () => {
  const via = (x: string, y: string) =>
    best(`s1: ${x} -panel-> A
      s2: E -panel-> ${x}
      s3: ${y} -panel-> A
      s4: E -panel-> ${y}`);
  expect(via('b', 'B')).toEqual(['s3', 'same-goods', 's4']);
  expect(via('x10', 'x2')).toEqual(['s1', 'same-goods', 's2']);
  expect(via('\u{20BB7}', '\uE000')).toEqual(['s3', 'same-goods', 's4']);
  expect(via('\uFF5E', '\u{20BB7}')).toEqual(['s1', 'same-goods', 's2']);
});

test('at one party paths are ordered by good, the unknown good first', () => {
  expect(
    best(
      `s1: B -panel-> A
       s2: B -?-> A
       s3: E -panel-> B inferred`,
      'A',
    ),
  ).toEqual(['s2', 'same-goods', 's3']);
});

test('of parallel flows the smallest record is taken, by code points and with its table', () => {
  expect(
    best(`s2: E -panel-> A
      s10: E -panel-> A`),
  ).toEqual(['s10']);
  expect(
    best(`\u{20BB7}: E -panel-> A
      \uE000: E -panel-> A`),
  ).toEqual(['\uE000']);
});

test('of parallel flows one without a record comes first', () => {
  expect(
    best(`recipe panel < wafer
      s1: B -panel-> A
      s2: E -wafer-> B inferred
      a: B makes panel < wafer inferred`),
  ).toEqual(['s1', 'transformation', 's2']);
});

test('of parallel flows without a record resale comes before transformation', () => {
  const { hits } = ask(
    worldOf(
      `recipe panel < panel
       s1: B -panel-> A
       s2: E -panel-> B`,
      onParties(['E']),
    ),
    'A/panel',
  );
  expect(hits[0]!.path.map(({ kind }) => kind)).toEqual(['transfer', 'same-goods', 'transfer']);
});

test('of parallel flows only one whose dates work is taken', () => {
  expect(
    best(`s1: B -panel-> A
      a: C -panel-> B [..-500]
      b: C -panel-> B
      z: E -panel-> C [-100..]`),
  ).toEqual(['s1', 'same-goods', 'b', 'same-goods', 'z']);
});

test('a later stock decides only where all earlier elements are equal', () => {
  // Through B first, although the record of its own path is the larger one.
  expect(
    best(`z1: B -panel-> A
      z2: E -panel-> B
      a1: C -panel-> A
      a2: E -panel-> C`),
  ).toEqual(['z1', 'same-goods', 'z2']);
});

test('a path runs from the product upward, each step from its upstream to its downstream end', () => {
  const world = worldOf('s1: B -panel-> A [-9..]\ns2: E -panel-> B declared', onParties(['E']));
  expect(ask(world, 'A/panel').hits[0]!.path).toEqual([
    {
      from: { party: 'B', good: 'panel', side: 'outbound' },
      to: { party: 'A', good: 'panel', side: 'inbound' },
      kind: 'transfer',
      basis: 'documented',
      span: { from: '2024-06-22', to: null },
      record: 'supplies:s1',
      documents: [],
    },
    {
      from: { party: 'B', good: 'panel', side: 'inbound' },
      to: { party: 'B', good: 'panel', side: 'outbound' },
      kind: 'same-goods',
      basis: 'declared',
      span: { from: null, to: null },
      record: null,
      documents: [],
    },
    {
      from: { party: 'E', good: 'panel', side: 'outbound' },
      to: { party: 'B', good: 'panel', side: 'inbound' },
      kind: 'transfer',
      basis: 'declared',
      span: { from: null, to: null },
      record: 'supplies:s2',
      documents: [],
    },
  ]);
});
