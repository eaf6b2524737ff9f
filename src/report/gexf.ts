import type { TraceResult } from '../trace/result.js';
import type { Labels } from './labels.js';
import { escaped } from './markup.js';
import { type Cells, LINK_COLUMNS, linkCells, NODE_COLUMNS, nodeCells, pathGraph } from './path-graph.js';

function attributes(columns: readonly string[], of: 'node' | 'edge'): readonly string[] {
  return [
    `    <attributes class="${of}">`,
    ...columns.map((column) => `      <attribute id="${column}" title="${column}" type="string"/>`),
    '    </attributes>',
  ];
}

function values<C extends string>(cells: Cells<C>, columns: readonly C[]): string {
  const said = columns
    .filter((column) => cells[column] !== '')
    .map((column) => `<attvalue for="${column}" value="${escaped(cells[column])}"/>`);
  return `<attvalues>${said.join('')}</attvalues>`;
}

/**
 * The listed paths, hits and gaps as GEXF 1.3 (https://gexf.net), which Gephi opens: a node for each stock, a directed
 * edge from the upstream end to the downstream end for each flow. What is not known is left out.
 */
export function renderGexf(result: TraceResult, labels: Labels): string {
  const { nodes, links } = pathGraph(result);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    '  <graph defaultedgetype="directed" mode="static">',
    ...attributes(NODE_COLUMNS, 'node'),
    ...attributes(LINK_COLUMNS, 'edge'),
    '    <nodes>',
    ...nodes.map((node) => {
      const cells = nodeCells(node, labels);
      const label = escaped(`${cells.partyName}: ${cells.goodName}`);
      return `      <node id="${node.id}" label="${label}">${values(cells, NODE_COLUMNS)}</node>`;
    }),
    '    </nodes>',
    '    <edges>',
    ...links.map(
      (link) =>
        `      <edge id="${link.id}" source="${link.source}" target="${link.target}">${values(linkCells(link), LINK_COLUMNS)}</edge>`,
    ),
    '    </edges>',
    '  </graph>',
    '</gexf>',
    '',
  ].join('\n');
}
