import type { NetworkEdge, NetworkNode, Side } from '../../src/web/api/answers.js';

/** Networks in a line or two, for tests of the diagram. */

/** A stock `PARTY/GOOD` in a tier, at an organization of the same name. */
export function stock(
  tier: number,
  side: Side,
  product: string,
  more: Partial<NetworkNode> = {},
): NetworkNode {
  const [party = '', good = ''] = product.split('/');
  return {
    key: `${side};${party};${good}`,
    tier,
    party,
    organization: party,
    good,
    side,
    stocks: 1,
    basis: 'declared',
    hits: [],
    gaps: [],
    role: null,
    ...more,
  };
}

export function flow(from: NetworkNode, to: NetworkNode, more: Partial<NetworkEdge> = {}): NetworkEdge {
  return {
    from: from.key,
    to: to.key,
    kind: 'transfer',
    basis: 'declared',
    record: null,
    count: 1,
    ...more,
  };
}

/** shop ← maker (panel from cell and glass) ← two suppliers; the one of cells is a hit. */
export function panelChain() {
  const bought = stock(0, 'inbound', 'shop/panel');
  const made = stock(1, 'outbound', 'maker/panel');
  const cell = stock(1, 'inbound', 'maker/cell');
  const glass = stock(1, 'inbound', 'maker/glass');
  const cellOut = stock(2, 'outbound', 'cells/cell', { hits: ['order'] });
  const glassOut = stock(2, 'outbound', 'glassworks/glass', {
    gaps: [{ kind: 'inputs-unknown', input: null }],
  });
  const nodes = [bought, made, cell, glass, cellOut, glassOut];
  const edges = [
    flow(made, bought),
    flow(cell, made, { kind: 'transformation' }),
    flow(glass, made, { kind: 'transformation' }),
    flow(cellOut, cell),
    flow(glassOut, glass),
  ];
  return { nodes, edges, bought, made, cell, glass, cellOut, glassOut };
}
