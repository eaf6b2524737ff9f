import { plain } from '../model/plain-text.js';
import type { Hit, Step, StockKey, TraceResult } from '../trace/result.js';
import type { Labels } from './labels.js';

/** Mermaid reads `"`, `#` and `;` in labels as its own; its entity codes stand for any character. */
function label(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} .,:()/_-]/gu, (mark) => `#${mark.codePointAt(0)};`);
}

const ARROWS = { documented: '-->', declared: '-->', inferred: '-.->' } as const;

/** All warnings in one box beside the chart; none if there are none. */
function warningNode({ warnings }: TraceResult): readonly string[] {
  if (warnings.length === 0) return [];
  const lines = warnings.map(({ text }) => label(text)).join('<br/>');
  return [`  warnings["${lines}"]:::warning`, '  classDef warning fill:#fff3cd,color:#000000,stroke:#b8860b'];
}

/** The best paths of all hits as one flowchart, product at the left; inferred flows are dashed, hits marked. */
export function renderMermaid(result: TraceResult, labels: Labels): string {
  const nodes = new Map<string, string>();
  const node = (stock: StockKey): string => {
    const key = JSON.stringify([stock.party, stock.good, stock.side]);
    if (!nodes.has(key)) nodes.set(key, `s${nodes.size}`);
    return nodes.get(key)!;
  };
  const drawn = (stock: StockKey) =>
    `${node(stock)}["${label(labels.party(stock.party))}<br/>${label(labels.good(stock.good))} (${stock.side})"]`;
  const link = ({ to, from, basis, kind, record }: Step) =>
    `  ${drawn(to)} ${ARROWS[basis]}|"${label(`${kind}${record === null ? '' : ` ${record}`}`)}"| ${drawn(from)}`;
  const links = new Set(result.hits.flatMap((hit) => hit.path.map(link)));
  const marks = new Set(result.hits.map(({ stock }: Hit) => `  ${drawn(stock)}:::hit`));
  const product = `${result.product.organization}${result.product.good === null ? '' : `/${result.product.good}`}`;
  return [
    `%% ${plain(product)} imported ${result.date}: ${result.verdict}`,
    'flowchart LR',
    ...links,
    ...marks,
    ...(marks.size === 0 ? [`  none["no hit: ${result.verdict}"]`] : []),
    ...warningNode(result),
    '  classDef hit fill:#b00020,color:#ffffff,stroke:#5c0011,stroke-width:3px',
    '',
  ].join('\n');
}
