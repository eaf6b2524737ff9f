import type { Hit, Step, StockKey, TraceResult } from '../trace/result.js';

/** A stock that a result names, with what was found there. */
export interface PathNode {
  /** `s0`, `s1` … in the order in which the result names them. */
  readonly id: string;
  readonly stock: StockKey;
  /** Ids of measures. */
  readonly hits: readonly string[];
  /** Kinds of gaps, each with the missing input where there is one. */
  readonly gaps: readonly string[];
}

export interface PathLink {
  readonly id: string;
  /** The upstream end, and the downstream end. */
  readonly source: string;
  readonly target: string;
  readonly step: Step;
}

/** What a result lists, as one graph: every listed path, hit and gap; not the whole upstream. */
export interface PathGraph {
  readonly nodes: readonly PathNode[];
  readonly links: readonly PathLink[];
}

interface Draft {
  readonly id: string;
  readonly stock: StockKey;
  readonly hits: Set<string>;
  readonly gaps: Set<string>;
}

function pathsOf({ path, furtherPaths = [] }: Hit): readonly (readonly Step[])[] {
  return [path, ...furtherPaths];
}

export function pathGraph({ hits, gaps }: TraceResult): PathGraph {
  const drafts = new Map<string, Draft>();
  const draft = ({ party, good, side }: StockKey): Draft => {
    const key = JSON.stringify([party, good, side]);
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const made = {
      id: `s${drafts.size}`,
      stock: { party, good, side },
      hits: new Set<string>(),
      gaps: new Set<string>(),
    };
    drafts.set(key, made);
    return made;
  };
  const links = new Map<string, PathLink>();
  for (const step of hits.flatMap(pathsOf).flat()) {
    const [target, source] = [draft(step.to).id, draft(step.from).id];
    const key = JSON.stringify([source, target, step.kind, step.record]);
    if (!links.has(key)) links.set(key, { id: `f${links.size}`, source, target, step });
  }
  for (const { stock, measure } of hits) draft(stock).hits.add(measure);
  for (const { stock, kind, input } of gaps)
    draft(stock).gaps.add(input === null ? kind : `${kind} ${input}`);
  const nodes = [...drafts.values()].map((node) => ({ ...node, hits: [...node.hits], gaps: [...node.gaps] }));
  return { nodes, links: [...links.values()] };
}

/** What is said of each node, by column; a graph format declares them once. */
export const NODE_COLUMNS = ['party', 'partyName', 'good', 'goodName', 'side', 'hits', 'gaps'] as const;
export const LINK_COLUMNS = ['kind', 'basis', 'from', 'to', 'record', 'documents'] as const;

export type Cells<C extends string> = Readonly<Record<C, string>>;

interface Names {
  party(id: string): string;
  good(id: string | null): string;
}

export function nodeCells(
  { stock, hits, gaps }: PathNode,
  names: Names,
): Cells<(typeof NODE_COLUMNS)[number]> {
  return {
    party: stock.party,
    partyName: names.party(stock.party),
    good: stock.good ?? '',
    goodName: names.good(stock.good),
    side: stock.side,
    hits: hits.join(';'),
    gaps: gaps.join(';'),
  };
}

export function linkCells({ step }: PathLink): Cells<(typeof LINK_COLUMNS)[number]> {
  return {
    kind: step.kind,
    basis: step.basis,
    from: step.span.from ?? '',
    to: step.span.to ?? '',
    record: step.record ?? '',
    documents: step.documents.join(';'),
  };
}
