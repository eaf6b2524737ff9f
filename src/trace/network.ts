import { FLOW_KINDS } from '../flow/flows.js';
import { BASES, type Basis, basisOfRank } from '../model/basis.js';
import { compareCodePoints } from '../model/code-points.js';
import { remember } from '../model/remember.js';
import type { Question } from './question.js';
import type { GapKind, Role, StockRef } from './result.js';
import { stockRef } from './steps.js';
import type { Evidence } from './testing.js';
import { answered, type Found } from './trace.js';
import { ALL_FLOWS } from './walks.js';

/** One stock, or a group of stocks of one good in one tier. */
export interface NetworkNode {
  /** `SIDE;PARTY;GOOD` for a stock, `group;TIER;GOOD` for a group; the unknown good is empty. Ids hold no semicolon. */
  readonly key: string;
  /** Transfers between different organizations on the best path from the product. */
  readonly tier: number;
  /** Null for a group of several. */
  readonly party: string | null;
  readonly organization: string | null;
  readonly good: string | null;
  /** Null for a group that has both. */
  readonly side: StockRef['side'] | null;
  /** How many stocks stand behind it. */
  readonly stocks: number;
  /** The best of its stocks. */
  readonly basis: Basis;
  /** Ids of the measures that any of its stocks is a hit of, in their order. */
  readonly hits: readonly string[];
  /** Distinct kinds and inputs, in code-point order. */
  readonly gaps: readonly { readonly kind: GapKind; readonly input: string | null }[];
  /** Of outbound stocks; null where they differ. */
  readonly role: Role | null;
}

/** Usable flows of one kind from one node to another; `from` is the upstream end. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: (typeof FLOW_KINDS)[number];
  /** The best of them. */
  readonly basis: Basis;
  /** Table and id where it is one flow with a record. */
  readonly record: string | null;
  readonly count: number;
}

export interface Network {
  /** By tier, then by the order of stocks; a group stands where its first stock would. */
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** Whether stocks are shown in groups. */
  readonly collapsed: boolean;
  readonly total: { readonly stocks: number; readonly flows: number };
}

/** A diagram of more stocks than this shows groups of one tier and good. */
export const MAX_STOCKS_DRAWN = 600;

interface Draft {
  readonly key: string;
  readonly tier: number;
  readonly stocks: number[];
}

function stockKeyOf({ side, party, good }: StockRef): string {
  return `${side};${party};${good ?? ''}`;
}

/** The nodes in order, and which node each stock went into. */
function draftNodes(found: Found, isCollapsed: boolean, expanded: ReadonlySet<string>) {
  const { walks } = found;
  const { graph } = walks;
  const paths = walks.bestPaths(ALL_FLOWS);
  const drafts = new Map<string, Draft>();
  for (const stock of walks.reached) {
    const tier = paths.tiersTo(stock);
    const ref = stockRef(graph, stock);
    const group = `group;${tier};${ref.good ?? ''}`;
    const key = isCollapsed && !expanded.has(group) ? group : stockKeyOf(ref);
    remember(drafts, key, () => ({ key, tier, stocks: [] })).stocks.push(stock);
  }
  const nodeOf = new Map<number, string>();
  const ordered = [...drafts.values()]
    .map((draft) => (draft.stocks.length > 1 ? draft : { ...draft, key: keyOfOnly(found, draft) }))
    .sort((a, b) => a.tier - b.tier || a.stocks[0]! - b.stocks[0]!);
  for (const { key, stocks } of ordered) for (const stock of stocks) nodeOf.set(stock, key);
  return { ordered, nodeOf };
}

/** A group of one is that stock. */
function keyOfOnly({ walks }: Found, { stocks }: Draft): string {
  return stockKeyOf(stockRef(walks.graph, stocks[0]!));
}

function theOnly<T>(values: Iterable<T>): T | null {
  const distinct = new Set(values);
  return distinct.size === 1 ? [...distinct][0]! : null;
}

function nodesOf(found: Found, drafts: readonly Draft[]): readonly NetworkNode[] {
  const { walks, inForce, states } = found;
  const { graph } = walks;
  const hits = new Map<number, number[]>();
  for (const { stock, scope } of found.hits) remember(hits, stock, () => []).push(scope.measure);
  const gaps = new Map<number, { kind: GapKind; input: string | null }[]>();
  for (const { stock, kind, input } of found.gaps) {
    remember(gaps, stock, () => []).push({ kind, input: input === null ? null : graph.goods.ids[input]! });
  }
  return drafts.map(({ key, tier, stocks }) => {
    const refs = stocks.map((stock) => stockRef(graph, stock));
    const outbound = stocks.filter((_, at) => refs[at]!.side === 'outbound');
    const measures = new Set(stocks.flatMap((stock) => hits.get(stock) ?? []));
    return {
      key,
      tier,
      party: theOnly(refs.map(({ party }) => party)),
      organization: theOnly(refs.map(({ organization }) => organization)),
      good: refs[0]!.good,
      side: theOnly(refs.map(({ side }) => side)),
      stocks: stocks.length,
      basis: basisOfRank(Math.min(...stocks.map((stock) => firstWalk(found, stock)))),
      hits: [...measures].sort((a, b) => a - b).map((measure) => inForce[measure]!.id),
      gaps: distinctGaps(stocks.flatMap((stock) => gaps.get(stock) ?? [])),
      role: theOnly(outbound.map((stock) => states.roleOf(stock))),
    };
  });
}

/** The rank of a stock's basis: that of the first walk that reaches it (design.md §4). */
function firstWalk({ walks }: Found, stock: number): number {
  return BASES.findIndex((_, walk) => walks.isReached(stock, walk));
}

function distinctGaps(gaps: readonly { kind: GapKind; input: string | null }[]) {
  const distinct = new Map(gaps.map((gap) => [`${gap.kind};${gap.input ?? ''}`, gap]));
  return [...distinct].sort(([a], [b]) => compareCodePoints(a, b)).map(([, gap]) => gap);
}

interface EdgeDraft {
  readonly from: string;
  readonly to: string;
  readonly kind: number;
  basis: number;
  readonly flow: number;
  count: number;
}

/** Flows inside a group are not drawn. */
function edgesOf({ walks }: Found, nodeOf: ReadonlyMap<number, string>) {
  const { flows, citations } = walks.graph;
  const drafts = new Map<string, EdgeDraft>();
  let flowCount = 0;
  for (const into of walks.reached) {
    const to = nodeOf.get(into)!;
    for (const flow of walks.usableInto(into)) {
      flowCount++;
      const from = nodeOf.get(flows.out(flow))!;
      if (from === to) continue;
      const kind = flows.kind(flow);
      const basis = flows.basis(flow);
      const first = (): EdgeDraft => ({ from, to, kind, basis, flow, count: 0 });
      const draft = remember(drafts, `${kind};${from};;${to}`, first);
      draft.count++;
      draft.basis = Math.min(draft.basis, basis);
    }
  }
  const edges = [...drafts.values()].map(({ from, to, kind, basis, flow, count }) => ({
    from,
    to,
    kind: FLOW_KINDS[kind]!,
    basis: basisOfRank(basis),
    record: count === 1 ? citations.name(flows.record(flow)) : null,
    count,
  }));
  return { edges, flowCount };
}

/**
 * The reached stocks and the usable flows between them, for a diagram: at most MAX_STOCKS_DRAWN stocks one by one,
 * more than that in groups of one tier and good, but for those groups whose keys are in `expand`. Nothing is left
 * out: hits, gaps and counts of a group are those of all its stocks. Errors: those of `trace`.
 */
export function network(evidence: Evidence, question: Question, expand: readonly string[]): Network {
  return answered(evidence, question, (found) => {
    const { reached } = found.walks;
    const isCollapsed = reached.length > MAX_STOCKS_DRAWN;
    const { ordered, nodeOf } = draftNodes(found, isCollapsed, new Set(expand));
    const { edges, flowCount } = edgesOf(found, nodeOf);
    return {
      nodes: nodesOf(found, ordered),
      edges,
      collapsed: isCollapsed,
      total: { stocks: reached.length, flows: flowCount },
    };
  });
}
