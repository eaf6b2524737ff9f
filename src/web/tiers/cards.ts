import type { Network, NetworkEdge, NetworkNode } from '../api/answers.js';

/**
 * The diagram's matter, before it has a place: a card for each organization in a tier, with what goes out of it
 * (towards the product) and what comes in. Collapsed stocks of a tier share a card.
 */
export interface Card {
  readonly id: string;
  readonly tier: number;
  /** Null for collapsed stocks. */
  readonly organization: string | null;
  /** Also collapsed stocks of both sides. */
  readonly outbound: readonly NetworkNode[];
  readonly inbound: readonly NetworkNode[];
}

function isGroup({ stocks, organization }: NetworkNode): boolean {
  return stocks > 1 || organization === null;
}

/** What is collapsed shares a card; only what stands on both sides has one to itself, as wide as the card. */
function cardId(node: NetworkNode): string {
  if (!isGroup(node)) return JSON.stringify([node.tier, node.organization]);
  return node.side === null ? node.key : JSON.stringify([node.tier]);
}

/** The cards, nearest tier first, in the order in which the nodes stand. */
export function cardsOf(nodes: readonly NetworkNode[]): readonly Card[] {
  const groups = new Map<string, NetworkNode[]>();
  for (const node of nodes) {
    const id = cardId(node);
    const group = groups.get(id);
    if (group) group.push(node);
    else groups.set(id, [node]);
  }
  const cards = [...groups].map(([id, own]) => ({
    id,
    tier: own[0]!.tier,
    organization: isGroup(own[0]!) ? null : own[0]!.organization,
    outbound: own.filter(({ side }) => side !== 'inbound'),
    inbound: own.filter(({ side }) => side === 'inbound'),
  }));
  return cards.sort((a, b) => a.tier - b.tier);
}

export const VIEWS = ['all', 'findings', 'hits'] as const;
/** `all`; only what leads to hits and gaps; only what leads to hits. */
export type View = (typeof VIEWS)[number];

/** The edges by one of their ends. */
export function edgesBy(
  edges: readonly NetworkEdge[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly NetworkEdge[]> {
  const byNode = new Map<string, NetworkEdge[]>();
  for (const edge of edges) {
    const own = byNode.get(edge[end]);
    if (own) own.push(edge);
    else byNode.set(edge[end], [edge]);
  }
  return byNode;
}

/** The nodes through which goods of these nodes come down to the product, themselves included. */
export function downstreamOf(starts: Iterable<string>, edges: readonly NetworkEdge[]): ReadonlySet<string> {
  const feeds = edgesBy(edges, 'from');
  const reached = new Set(starts);
  for (const key of reached) for (const { to } of feeds.get(key) ?? []) reached.add(to);
  return reached;
}

/** The part of a network that a view shows; tier 0, the product, is always there. */
export function partOf(network: Network, view: View): Pick<Network, 'nodes' | 'edges'> {
  if (view === 'all') return network;
  const isFound = ({ hits, gaps }: NetworkNode) =>
    hits.length > 0 || (view === 'findings' && gaps.length > 0);
  const found = network.nodes.filter((node) => node.tier === 0 || isFound(node)).map(({ key }) => key);
  const kept = downstreamOf(found, network.edges);
  return {
    nodes: network.nodes.filter(({ key }) => kept.has(key)),
    edges: network.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}
