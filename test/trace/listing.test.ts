import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileGraph } from '../../src/flow/graph.js';
import { compareCodePoints } from '../../src/model/code-points.js';
import { renderJson } from '../../src/report/json.js';
import type { Step, StockKey, TraceResult } from '../../src/trace/result.js';
import { judge } from '../../src/trace/trace.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { PLACES, traceWorld } from './ask.js';
import { allPaths, pathText, stockName, stocksBehindCircles } from './brute-force.js';
import { signsOfWorld } from './given-signs.js';
import { resultOf } from './world-changes.js';

/** All that a limit of listed paths and gaps may not change. */
function withoutLists({ gaps: _, listed, hits, ...result }: TraceResult): unknown {
  return {
    ...result,
    gapsTotal: listed.gapsTotal,
    hits: hits.map(({ furtherPaths: _paths, pathsTotal: _total, ...hit }) => hit),
  };
}

test('how many paths and gaps are listed changes no verdict, hit, best path or count', () => {
  const limits = fc.record({ paths: fc.integer({ min: 1, max: 6 }), gaps: fc.nat(5) });
  fc.assert(
    fc.property(worldArbitrary(), limits, ({ world, question }, listing) => {
      const full = resultOf(world, question);
      if (typeof full === 'string') return;
      const short = traceWorld(world, question, listing);
      expect(withoutLists(short)).toEqual(withoutLists(full));
      expect(short.gaps).toEqual(full.gaps.slice(0, listing.gaps));
      for (const { furtherPaths } of short.hits) {
        expect(furtherPaths?.length ?? 0).toBeLessThanOrEqual(listing.paths - 1);
      }
    }),
    seeded(150),
  );
});

test('a screen judges as a trace does', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const traced = resultOf(world, question);
      if (typeof traced === 'string') return;
      const graph = compileGraph({ ...world, deliveries: [] }, { readSigns: signsOfWorld(world) });
      const measures = [...world.measures].sort((a, b) => compareCodePoints(a.id, b.id));
      const { provenance } = traced;
      const evidence = { graph, measures, places: PLACES, provenance, decisions: world.decisions ?? [] };
      expect(judge(evidence, question)).toEqual({
        verdict: traced.verdict,
        measures: traced.measures,
        warnings: traced.warnings,
      });
    }),
    seeded(150),
  );
});

test('the same question about the same records is answered in the same bytes', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const [first, second] = [0, 1].map(() => resultOf(world, question, 3));
      if (typeof first === 'string' || typeof second === 'string') return;
      expect(renderJson(first!)).toBe(renderJson(second!));
    }),
    seeded(100),
  );
});

/** Consecutive, and no stock twice; the dates and the start are checked by force. */
function expectWhole(path: readonly Step[], end: StockKey): void {
  const stocks = [...path.slice(0, 1).map(({ to }) => to), ...path.map(({ from }) => from)].map(stockName);
  for (const [index, { to }] of path.entries()) expect(stockName(to)).toBe(stocks[index]);
  expect(new Set(stocks).size).toBe(stocks.length);
  if (path.length > 0) expect(stocks.at(-1)).toBe(stockName(end));
}

const MOST_PATHS = 3000;

test('the listed paths are all simple paths whose dates work, in order and none twice', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const result = resultOf(world, question, MOST_PATHS + 1);
      if (typeof result === 'string' || result.hits.length === 0) return;
      const all = allPaths(world, question, MOST_PATHS);
      if (all === null) return;
      expect(result.listed.pathsComplete).toBe(true);
      for (const { stock, path, furtherPaths } of result.hits) {
        for (const listed of [path, ...furtherPaths!]) expectWhole(listed, stock);
        const best = pathText(path, stock);
        const found = all.get(stockName(stock))!;
        expect(found).toContain(best);
        expect(furtherPaths!.map((further) => pathText(further, stock))).toEqual(
          found.filter((text) => text !== best),
        );
      }
    }),
    seeded(150),
  );
});

test('a list that is cut is the beginning of the whole one and says that it is cut', () => {
  fc.assert(
    fc.property(worldArbitrary(), fc.integer({ min: 2, max: 5 }), ({ world, question }, paths) => {
      const result = resultOf(world, question, paths);
      if (typeof result === 'string' || result.hits.length === 0) return;
      const all = allPaths(world, question, MOST_PATHS);
      if (all === null) return;
      const totals = result.hits.map(({ stock }) => all.get(stockName(stock))!.length);
      expect(result.listed.pathsComplete).toBe(totals.every((total) => total <= paths));
      for (const { stock, path, furtherPaths } of result.hits) {
        const rest = all.get(stockName(stock))!.filter((text) => text !== pathText(path, stock));
        const listed = furtherPaths!.map((further) => pathText(further, stock));
        expect(listed).toEqual(rest.slice(0, paths - 1));
      }
    }),
    seeded(150),
  );
});

test('the number of paths is that of all simple paths whose dates work, or null where a circle is on the way', () => {
  let counted = 0;
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const result = resultOf(world, question, 2);
      if (typeof result === 'string' || result.hits.length === 0) return;
      const all = allPaths(world, question, MOST_PATHS);
      if (all === null) return;
      const uncounted = stocksBehindCircles(world, question);
      const totals = result.hits.map(({ stock }) =>
        uncounted.has(stockName(stock)) ? null : all.get(stockName(stock))!.length,
      );
      expect(result.hits.map(({ pathsTotal }) => pathsTotal)).toEqual(
        totals.map((total) => (total === null ? null : String(total))),
      );
      const sum = totals.includes(null) ? null : totals.reduce<number>((before, total) => before + total!, 0);
      expect(result.listed.pathsTotal).toBe(sum === null ? null : String(sum));
      if (sum !== null && sum > totals.length) counted++;
    }),
    seeded(300),
  );
  expect(counted).toBeGreaterThan(10);
});
