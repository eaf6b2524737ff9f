import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runChild } from '../../bench/child.js';
import { measureLadder } from '../../bench/further-paths.js';
import { measureSize } from '../../bench/measure-size.js';
import { difference } from '../../bench/peers/ask-peer.js';
import { performanceText } from '../../bench/report/performance.js';
import { spreadOf } from '../../bench/spread.js';

const LIMITS = { timeMs: 60_000, memoryMiB: 4000 };

test('a small world is measured from its files to the table, and peers that need no network agree', async () => {
  const what: string[] = [];
  const figures = await measureSize(mkdtempSync(join(tmpdir(), 'headwater-bench-')), {
    supplies: 500,
    seed: 1,
    runs: 1,
    limits: LIMITS,
    peers: ['SQLite', 'graphology'],
    onProgress: (step) => what.push(step),
  });
  const { baseline, peers, traced, imported, cold, screened } = figures;
  for (const part of [traced, imported, cold, screened]) expect(typeof part).toBe('object');
  expect(traced).toMatchObject({ verdict: expect.stringMatching(/exposed|possible|unknown/) });
  expect(screened).toMatchObject({ isComplete: true });
  expect(peers).toHaveLength(3);
  // Without a C compiler there is nothing to compare with, and it is said.
  const answered = peers.map((peer) => ('outcome' in peer ? peer.reason : peer.distances.length));
  expect(new Set(answered).size).toBe(1);
  expect(answered[0]).toBeGreaterThan(0);
  expect(baseline).toMatchObject({ name: 'C, breadth-first search (-O3)' });
  const ladder = await measureLadder(1);
  expect(ladder.paths).toBe(String(10n ** 29n));
  const text = performanceText([figures], ladder, []);
  for (const peer of peers) expect(text).toContain(`| ${peer.name}`);
  expect(what[0]).toBe('generating');
}, 300_000);

test('an answer that differs is named, and for a peer without distances only what is reached counts', () => {
  const right = Int32Array.of(3, -1, 0);
  expect(difference(right, Int32Array.of(3, -1, 0), {})).toBeNull();
  expect(difference(right, Int32Array.of(3, -1, 1), {})).toMatch('flagged stock 2: 1 flows instead of 0');
  expect(difference(right, Int32Array.of(3, -1), {})).toMatch('2 stocks instead of 3');
  expect(difference(right, Int32Array.of(0, -1, 0), { isReachOnly: true })).toBeNull();
  expect(difference(right, Int32Array.of(0, 0, 0), { isReachOnly: true })).toMatch('flagged stock 1');
});

test('times are given by their median and extremes', () => {
  expect(spreadOf([5, 1, 9])).toEqual({ medianMs: 5, leastMs: 1, mostMs: 9, runs: 3 });
  expect(spreadOf([4, 2])).toMatchObject({ medianMs: 3 });
});

test('a process is stopped at its limits, and its end is told from a failure', async () => {
  const node = (script: string, limits = LIMITS) => runChild([process.execPath, '-e', script], limits);
  expect(await node('console.log(1)')).toMatchObject({ outcome: 'done', stdout: '1\n' });
  expect(await node('process.exit(3)')).toMatchObject({ outcome: 'failed' });
  expect(await node('setInterval(() => {}, 1000)', { ...LIMITS, timeMs: 300 })).toMatchObject({
    outcome: 'out of time',
  });
  expect(await node('console.error("JavaScript heap out of memory"); process.exit(1)')).toMatchObject({
    outcome: 'out of memory',
  });
  expect(await runChild(['no-such-program-here'], LIMITS)).toMatchObject({ outcome: 'failed' });
}, 60_000);
