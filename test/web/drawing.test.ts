import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cardsOf, downstreamOf, partOf } from '../../src/web/tiers/cards.js';
import { type Box, drawNetwork } from '../../src/web/tiers/drawing.js';
import { neighbour } from '../../src/web/tiers/neighbour.js';
import { seeded } from '../random/seed.js';
import { flow, panelChain, stock } from './network-world.js';

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function network(
  nodes: ReturnType<typeof panelChain>['nodes'],
  edges: ReturnType<typeof panelChain>['edges'],
) {
  return {
    nodes,
    edges,
    collapsed: false,
    total: { stocks: nodes.length, flows: edges.length },
    labels: { parties: {}, goods: {} },
  };
}

describe('Cards', () => {
  test('hold what one organization has in one tier, what goes out apart from what comes in', () => {
    const { nodes } = panelChain();
    const shown = cardsOf(nodes).map(({ tier, organization, outbound, inbound }) => ({
      tier,
      organization,
      out: outbound.map(({ good }) => good),
      in: inbound.map(({ good }) => good),
    }));
    expect(shown).toEqual([
      { tier: 0, organization: 'shop', out: [], in: ['panel'] },
      { tier: 1, organization: 'maker', out: ['panel'], in: ['cell', 'glass'] },
      { tier: 2, organization: 'cells', out: ['cell'], in: [] },
      { tier: 2, organization: 'glassworks', out: ['glass'], in: [] },
    ]);
  });

  test('hold all that is collapsed in a tier, but for what stands on both sides', () => {
    const group = (good: string, side: 'inbound' | 'outbound' | null) =>
      stock(3, 'outbound', `x/${good}`, {
        key: `group;3;${good}`,
        stocks: 40,
        party: null,
        organization: null,
        side,
      });
    const cards = cardsOf([group('cell', 'outbound'), group('glass', 'inbound'), group('frame', null)]);
    const goods = cards.map(({ outbound, inbound }) =>
      [outbound, inbound].map((own) => own.map(({ good }) => good)),
    );
    expect(goods).toEqual([
      [['cell'], ['glass']],
      [['frame'], []],
    ]);
    expect(cards.map(({ organization }) => organization)).toEqual([null, null]);
  });
});

describe('A view', () => {
  const chain = panelChain();
  const keysOf = (view: 'all' | 'findings' | 'hits') =>
    partOf(network(chain.nodes, chain.edges), view).nodes.map(({ key }) => key);

  test('of everything leaves nothing out', () => {
    expect(keysOf('all')).toHaveLength(6);
  });

  test('to hits keeps the ways from hits to the product alone', () => {
    expect(keysOf('hits')).toEqual(
      [chain.bought, chain.made, chain.cell, chain.cellOut].map(({ key }) => key),
    );
  });

  test('to hits and gaps keeps the ways from gaps too', () => {
    expect(keysOf('findings')).toHaveLength(6);
  });

  test('ends where goods go round in a circle', () => {
    const a = stock(1, 'outbound', 'a/x');
    const b = stock(2, 'outbound', 'b/x');
    expect([...downstreamOf([a.key], [flow(a, b), flow(b, a)])]).toEqual([a.key, b.key]);
  });
});

describe('A drawing', () => {
  test('puts the product at the left and each tier one column further right', () => {
    const { nodes, edges } = panelChain();
    const { cards, columns } = drawNetwork(nodes, edges);
    expect(columns.map(({ tier }) => tier)).toEqual([0, 1, 2]);
    for (const card of cards) expect(card.x).toBe(columns.find(({ tier }) => tier === card.tier)!.x);
    expect(columns.map(({ x }) => x)).toEqual(columns.map(({ x }) => x).sort((a, b) => a - b));
  });

  test('names the goods of a column, the most frequent first', () => {
    const nodes = [stock(1, 'outbound', 'a/x'), stock(1, 'outbound', 'b/y'), stock(1, 'outbound', 'c/y')];
    expect(drawNetwork(nodes, []).columns[0]!.goods).toEqual(['y', 'x']);
  });

  test('draws a flow from the left of the upstream stock to the right of the downstream one', () => {
    const { nodes, edges, made, bought } = panelChain();
    const { lines, stocks } = drawNetwork(nodes, edges);
    const line = lines.find(({ edge }) => edge.from === made.key)!;
    const up = stocks.get(made.key)!;
    const down = stocks.get(bought.key)!;
    expect(line.path.startsWith(`M${up.x} `)).toBe(true);
    expect(line.path.endsWith(` ${down.x + down.width} ${down.y + down.height / 2}`)).toBe(true);
  });

  test('of nothing is empty', () => {
    expect(drawNetwork([], [])).toMatchObject({ cards: [], lines: [], columns: [] });
  });

  test('never lets cards overlap, loses no stock, and is the same for the same network', () => {
    const place = fc.record({ tier: fc.nat(6), isInbound: fc.boolean(), party: fc.nat(9) });
    const world = fc.record({
      places: fc.array(place, { minLength: 1, maxLength: 60 }),
      ends: fc.array(fc.tuple(fc.nat(999), fc.nat(999)), { maxLength: 80 }),
    });
    const holds = fc.property(world, ({ places, ends }) => {
      const nodes = places.map(({ tier, isInbound, party }, at) =>
        stock(tier, isInbound ? 'inbound' : 'outbound', `p${party}/g${at}`),
      );
      const nodeAt = (at: number) => nodes[at % nodes.length]!;
      const edges = ends.map(([from, to]) => flow(nodeAt(from), nodeAt(to)));
      const drawing = drawNetwork(nodes, edges);
      expect(drawing.stocks.size).toBe(nodes.length);
      expect(drawing.lines).toHaveLength(edges.length);
      const clashes = drawing.cards.filter((card, at) =>
        drawing.cards.slice(at + 1).some((other) => overlap(card, other)),
      );
      expect(clashes).toEqual([]);
      expect(Math.min(...drawing.cards.map(({ y }) => y))).toBeGreaterThanOrEqual(0);
      expect(drawNetwork(nodes, edges)).toEqual(drawing);
    });
    fc.assert(holds, seeded(100));
  });
});

describe('The arrow keys', () => {
  const { nodes, edges, bought, made, cell, glass, cellOut } = panelChain();
  const drawing = drawNetwork(nodes, edges);
  const steps = [
    ['right', bought, made],
    ['left', made, bought],
    ['right', cell, cellOut],
    ['left', cellOut, cell],
    ['down', cell, glass],
    ['up', glass, cell],
  ] as const;

  test.each(steps)('lead %s along flows and up and down in a column', (direction, from, to) => {
    const isCellAbove = drawing.stocks.get(cell.key)!.y < drawing.stocks.get(glass.key)!.y;
    expect(isCellAbove).toBe(true);
    expect(neighbour(drawing, edges, from.key, direction)).toBe(to.key);
  });

  test('lead nowhere from the end', () => {
    expect(neighbour(drawing, edges, cellOut.key, 'right')).toBeUndefined();
    expect(neighbour(drawing, edges, 'gone', 'right')).toBeUndefined();
  });
});
