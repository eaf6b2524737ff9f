import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HeadwaterError } from '../../src/model/errors.js';
import { MAX_STOCKS_DRAWN, type Network, network } from '../../src/trace/network.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { supply } from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { evidenceOfWorld, traceWorld } from './ask.js';
import { range, trading } from './shape-world.js';
import { onParties } from './world-builder.js';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function drawn(world: World, question: Question, expand: readonly string[] = []): Network | string {
  try {
    return network(evidenceOfWorld(world), question, expand);
  } catch (error) {
    if (error instanceof HeadwaterError) return error.code;
    throw error;
  }
}

test('The diagram has the stocks, flows, hits and gaps of the trace, on random worlds', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const diagram = drawn(world, question);
      if (typeof diagram === 'string') {
        expect(() => traceWorld(world, question)).toThrow(expect.objectContaining({ code: diagram }));
        return;
      }
      const result = traceWorld(world, question);
      const { nodes, edges, total, collapsed } = diagram;
      expect(collapsed).toBe(false);
      expect(total).toEqual({ stocks: result.coverage.stocks, flows: result.coverage.flows });
      expect(nodes).toHaveLength(total.stocks);
      expect(sum(edges.map(({ count }) => count))).toBe(total.flows);
      const at = new Map(nodes.map((node) => [node.key, node]));
      expect(at.size).toBe(nodes.length);
      for (const { from, to } of edges) expect([at.has(from), at.has(to)]).toEqual([true, true]);
      for (const { measure, stock, role } of result.hits) {
        const node = at.get(`${stock.side};${stock.party};${stock.good ?? ''}`)!;
        expect(node.hits).toContain(measure);
        expect([node.role, node.organization]).toEqual([role, stock.organization]);
      }
      expect(sum(nodes.map(({ hits }) => hits.length))).toBe(result.hits.length);
      for (const { kind, stock, input, tiers } of result.gaps) {
        const node = at.get(`${stock.side};${stock.party};${stock.good ?? ''}`)!;
        expect(node.gaps).toContainEqual({ kind, input });
        expect(node.tier).toBe(tiers);
      }
      expect(sum(nodes.map(({ gaps }) => gaps.length))).toBe(result.gaps.length);
    }),
    seeded(300),
  );
});

describe('A diagram of more stocks than are drawn', () => {
  const ids = range(MAX_STOCKS_DRAWN).map((index) => `o${index}`);
  const supplies = ids.map((id, index) => supply(`s${index}`, id, 'panel', 'A'));
  const world = trading([...ids, 'A'], supplies, { measures: [onParties(['o7', 'o77'])] });
  const question = { organization: 'A', good: 'panel', date: 19_000, since: null, measures: null };
  const group = 'group;1;panel';

  test('shows them by tier and good, and loses none of their hits and gaps', () => {
    const { nodes, edges, collapsed, total } = drawn(world, question) as Network;
    expect(collapsed).toBe(true);
    expect(total).toEqual({ stocks: ids.length + 1, flows: ids.length });
    expect(nodes.map(({ key, tier, stocks }) => [key, tier, stocks])).toEqual([
      ['inbound;A;panel', 0, 1],
      [group, 1, ids.length],
    ]);
    expect(nodes[1]).toMatchObject({ party: null, side: 'outbound', hits: [world.measures[0]!.id] });
    expect(nodes[1]!.gaps).toEqual([{ kind: 'origin-unknown', input: null }]);
    expect(edges).toEqual([
      {
        from: group,
        to: 'inbound;A;panel',
        kind: 'transfer',
        basis: expect.any(String),
        record: null,
        count: ids.length,
      },
    ]);
  });

  test('opens a group that is asked for', () => {
    const { nodes, edges, collapsed } = drawn(world, question, [group]) as Network;
    expect(collapsed).toBe(true);
    expect(nodes).toHaveLength(ids.length + 1);
    expect(nodes.filter(({ hits }) => hits.length > 0).map(({ party }) => party)).toEqual(['o7', 'o77']);
    expect(edges.every(({ record, count }) => record !== null && count === 1)).toBe(true);
  });

  test('draws as many as the limit one by one', () => {
    const fewer = trading([...ids.slice(1), 'A'], supplies.slice(1), { measures: world.measures });
    expect((drawn(fewer, question) as Network).collapsed).toBe(false);
  });
});
