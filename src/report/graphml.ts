import type { TraceResult } from '../trace/result.js';
import type { Labels } from './labels.js';
import { escaped } from './markup.js';
import { type Cells, LINK_COLUMNS, linkCells, NODE_COLUMNS, nodeCells, pathGraph } from './path-graph.js';

function keys(columns: readonly string[], of: 'node' | 'edge'): readonly string[] {
  return columns.map(
    (column) => `  <key id="${of}-${column}" for="${of}" attr.name="${column}" attr.type="string"/>`,
  );
}

function data<C extends string>(cells: Cells<C>, columns: readonly C[], of: 'node' | 'edge'): string {
  return columns
    .filter((column) => cells[column] !== '')
    .map((column) => `<data key="${of}-${column}">${escaped(cells[column])}</data>`)
    .join('');
}

/**
 * The listed paths, hits and gaps as GraphML (http://graphml.graphdrawing.org, 1.0): a node for each stock, a directed
 * edge from the upstream end to the downstream end for each flow. What is not known is left out.
 */
export function renderGraphml(result: TraceResult, labels: Labels): string {
  const { nodes, links } = pathGraph(result);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys(NODE_COLUMNS, 'node'),
    ...keys(LINK_COLUMNS, 'edge'),
    `  <graph id="trace" edgedefault="directed">`,
    ...nodes.map(
      (node) => `    <node id="${node.id}">${data(nodeCells(node, labels), NODE_COLUMNS, 'node')}</node>`,
    ),
    ...links.map(
      (link) =>
        `    <edge id="${link.id}" source="${link.source}" target="${link.target}">${data(linkCells(link), LINK_COLUMNS, 'edge')}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}
