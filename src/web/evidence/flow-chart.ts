import { type Hit, nodeKey, type Step, type StockKey } from '../api/answers.js';

/** A stock in the printed flow chart, under the one that it feeds. */
export interface ChartRow {
  readonly stock: StockKey;
  /** The flow to the row that this one feeds; null for the product. */
  readonly step: Step | null;
  /** How often the chart has branched above it: its indent. A chain without branches stays in one line. */
  readonly depth: number;
  /** Ids of the measures that it is a hit of. */
  readonly measures: readonly string[];
}

interface Twig {
  readonly stock: StockKey;
  readonly step: Step | null;
  readonly above: Map<string, Twig>;
  readonly measures: Set<string>;
}

function twig(stock: StockKey, step: Step | null): Twig {
  return { stock, step, above: new Map(), measures: new Set() };
}

function grown(hits: readonly Hit[]): Map<string, Twig> {
  const roots = new Map<string, Twig>();
  const take = (among: Map<string, Twig>, key: string, make: () => Twig): Twig => {
    const known = among.get(key) ?? make();
    among.set(key, known);
    return known;
  };
  for (const { path, stock, measure } of hits) {
    const start = path[0]?.to ?? stock;
    let at = take(roots, nodeKey(start), () => twig(start, null));
    for (const step of path)
      at = take(at.above, `${nodeKey(step.from)} ${step.kind} ${step.record}`, () => twig(step.from, step));
    at.measures.add(measure);
  }
  return roots;
}

/** The best paths of all hits as one tree, the product first, each row above (behind) those that feed it. */
export function flowChart(hits: readonly Hit[]): readonly ChartRow[] {
  const rows: ChartRow[] = [];
  const open = [...grown(hits).values()].reverse().map((each) => ({ twig: each, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { stock, step, above, measures } = next.twig;
    const depth = next.depth;
    rows.push({ stock, step, depth, measures: [...measures] });
    const branches = [...above.values()];
    const last = branches.length - 1;
    // What is pushed last is drawn next; the last branch goes on straight down.
    for (let at = last; at >= 0; at--)
      open.push({ twig: branches[at]!, depth: at === last ? depth : depth + 1 });
  }
  return rows;
}

/** The records that the rows rest on, each once, in their order: the numbers of the evidence. */
export function recordsOf(rows: readonly ChartRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ step }) => step?.record ?? []))];
}
