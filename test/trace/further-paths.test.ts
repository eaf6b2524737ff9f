import { expect, test } from '@jest/globals';
import type { Hit, TraceResult } from '../../src/trace/result.js';
import { ask, onParties, recordsOn, worldOf } from './world-builder.js';

/** The result with up to this many paths a hit, where E is listed. */
function traced(text: string, paths: number): TraceResult {
  return ask(worldOf(text, onParties(['E'])), 'A/panel', {}, { paths, gaps: null });
}

function further({ hits }: { hits: readonly Hit[] }): readonly string[] {
  expect(hits).toHaveLength(1);
  return hits[0]!.furtherPaths!.map((path) =>
    recordsOn(path)
      .filter((record) => record !== 'same-goods')
      .join(' '),
  );
}

/** Five ways from E: one direct, two through one party, two through two. */
const WAYS = `
  d: E -panel-> A
  b1: B -panel-> A
  b2: E -panel-> B
  c1: C -panel-> A
  c2: E -panel-> C
  bc: C -panel-> B
  cb: B -panel-> C
`;

test('further paths come shortest first and of one length by sequence, without the best one', () => {
  expect(further(traced(WAYS, 99))).toEqual(['b1 b2', 'c1 c2', 'b1 bc c2', 'c1 cb b2']);
});

test('no path goes through a stock twice', () => {
  const result = traced(
    `s1: B -panel-> A
     s2: C -panel-> B
     s3: B -panel-> C
     s4: E -panel-> B`,
    99,
  );
  expect(further(result)).toEqual([]);
  expect(result.listed).toMatchObject({ paths: 1, pathsComplete: true });
});

test('paths over parallel flows are different paths', () => {
  expect(further(traced('s1: E -panel-> A\ns2: E -panel-> A\ns3: E -panel-> A inferred', 99))).toEqual([
    's2',
    's3',
  ]);
});

test('a path whose dates do not work is none', () => {
  expect(
    further(
      traced(
        `d: E -panel-> A
         s1: B -panel-> A [..-500]
         s2: E -panel-> B [-100..]
         s3: C -panel-> A [..-500]
         s4: E -panel-> C [-500..]`,
        99,
      ),
    ),
  ).toEqual(['s3 s4']);
});

test('further paths are of any basis, also where the best one is documented', () => {
  expect(further(traced('d: E -panel-> A\ni: E -panel-> A inferred', 99))).toEqual(['i']);
});

test('the best path is the one of the better basis, even if a further one is shorter', () => {
  const result = traced(
    `d: E -panel-> A inferred
     s1: B -panel-> A
     s2: E -panel-> B`,
    99,
  );
  expect(recordsOn(result.hits[0]!.path)).toEqual(['s1', 'same-goods', 's2']);
  expect(further(result)).toEqual(['d']);
});

test('paths start at each start stock', () => {
  const world = worldOf('good mono under panel\ns1: E -panel-> A\ns2: E -mono-> A', onParties(['E']));
  const { hits } = ask(world, 'A/panel', {}, { paths: 9, gaps: null });
  expect(hits.map(({ stock, furtherPaths }) => [stock.good, furtherPaths])).toEqual([
    ['mono', []],
    ['panel', []],
  ]);
});

test('a limit lists the first paths, and the list says that there are more', () => {
  const all = further(traced(WAYS, 99));
  for (let paths = 2; paths <= 6; paths++) {
    const result = traced(WAYS, paths);
    expect(further(result)).toEqual(all.slice(0, paths - 1));
    expect(result.listed).toMatchObject({ paths: Math.min(paths, 5), pathsComplete: paths >= 5 });
  }
});

test('where one path is asked for, none other is listed, and it is said whether there are any', () => {
  const [hit] = traced(WAYS, 1).hits;
  expect(hit).not.toHaveProperty('furtherPaths');
  expect(traced(WAYS, 1).listed).toMatchObject({ paths: 1, pathsComplete: false });
  expect(traced('s1: E -panel-> A', 1).listed).toMatchObject({ paths: 1, pathsComplete: true });
});

test('the list is complete only where it is for every hit', () => {
  const world = worldOf(
    `s1: E -panel-> A
     s2: E -panel-> A
     s3: F -panel-> A`,
    onParties(['E', 'F']),
  );
  const listed = (paths: number) => ask(world, 'A/panel', {}, { paths, gaps: null }).listed;
  expect(listed(1)).toMatchObject({ paths: 2, pathsComplete: false });
  expect(listed(2)).toMatchObject({ paths: 3, pathsComplete: true });
});

test('without a hit there is no path, and the list of them is complete', () => {
  const { listed } = ask(worldOf('s: B -panel-> A', onParties(['E'])), 'A/panel');
  expect(listed).toMatchObject({ paths: 0, pathsComplete: true });
});

test('a start stock may lie on the way of a longer path', () => {
  // A sells panels on: its outbound stock starts too, and is fed by what it received.
  expect(further(traced('s1: E -panel-> A\ns2: A -panel-> X', 99))).toEqual(['s1']);
});

test("a hit at the product's own stock has the empty path, and those on which it comes back", () => {
  const world = worldOf(
    `site A1 of A
     p: A makes panel
     s1: A -panel-> B
     s2: B -panel-> A`,
    onParties(['A']),
  );
  const { hits } = ask(world, 'A/panel', {}, { paths: 9, gaps: null });
  expect(hits.map(({ path }) => path)).toEqual([[]]);
  expect(hits[0]!.furtherPaths!.map(recordsOn)).toEqual([['s2', 'same-goods', 's1']]);
});

function total(text: string): string | null {
  return traced(text, 2).listed.pathsTotal;
}

test('paths are counted by their own dates, where a flow comes too early for one and not for another', () => {
  // B is reached with label -500 by one flow and 0 by the other; only the second can go on to E.
  expect(total('s1: B -panel-> A [..-500]\ns2: B -panel-> A\ns3: E -panel-> B [-100..]')).toBe('1');
  expect(total('s1: B -panel-> A [..-500]\ns2: B -panel-> A\ns3: E -panel-> B')).toBe('2');
});

test('parallel flows and start stocks on the way count as different paths', () => {
  expect(total('s1: E -panel-> A\ns2: E -panel-> A\ns3: E -panel-> A inferred')).toBe('3');
  expect(total('s1: E -panel-> A\ns2: A -panel-> X')).toBe('2');
});

test('paths are not counted where a circle is on the way, and are where it is elsewhere', () => {
  expect(total(WAYS)).toBeNull();
  expect(total('s1: E -panel-> A\ns2: B -panel-> E\ns3: C -panel-> B\ns4: B -panel-> C')).toBe('1');
});

test('paths are counted only where more than one is asked for', () => {
  const { hits, listed } = traced('s1: E -panel-> A', 1);
  expect(listed.pathsTotal).toBeNull();
  expect(hits[0]).not.toHaveProperty('pathsTotal');
  expect(traced('s1: B -panel-> A', 2).listed).toMatchObject({ paths: 0, pathsTotal: '0' });
});

test('ways whose dates do not work are tried once, not once for each way that leads to them', () => {
  // 40 diamonds, each with a way that has ended before the hit begins: one path of 2^40 works, and comes last.
  const ids = Array.from({ length: 41 }, (_, at) => `o${String(at).padStart(2, '0')}`);
  const diamonds = ids.slice(1).flatMap((id, at) => {
    const into = at === 0 ? 'A' : ids[at];
    return [`a${at}: ${id} -panel-> ${into} [..-500]`, `b${at}: ${id} -panel-> ${into}`];
  });
  const text = [...diamonds, `e: E -panel-> ${ids.at(-1)} [-100..]`, `f: F -panel-> ${ids.at(-1)}`].join(
    '\n',
  );
  const { listed, hits } = ask(worldOf(text, onParties(['E', 'F'])), 'A/panel', {}, { paths: 9, gaps: null });
  expect(hits.map(({ pathsTotal }) => pathsTotal)).toEqual(['1', String(2n ** 40n)]);
  expect(hits.map(({ furtherPaths }) => furtherPaths!.length)).toEqual([0, 8]);
  expect(listed).toMatchObject({ paths: 10, pathsComplete: false, pathsTotal: String(2n ** 40n + 1n) });
});
