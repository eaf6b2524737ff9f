import { readFileSync } from 'node:fs';
import graphology from 'graphology';
import { bfsFromNode } from 'graphology-traversal';
import { runPeer } from './peer-run.js';

const MANIFEST = new URL('../../../node_modules/graphology/package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string };
const PRODUCT = 'product';

await runPeer(process.argv.slice(2), {
  version,
  load({ arcs, starts, stocks }) {
    const graph = new graphology.MultiDirectedGraph();
    graph.addNode(PRODUCT);
    for (let stock = 0; stock < stocks; stock++) graph.addNode(stock);
    for (const start of starts) graph.addDirectedEdge(PRODUCT, start);
    for (let at = 0; at < arcs.length; at += 2) graph.addDirectedEdge(arcs[at], arcs[at + 1]);
    return graph;
  },
  search(graph, { flagged, stocks }) {
    const distance = new Int32Array(stocks).fill(-1);
    const visit = (node: string, _: unknown, depth: number) => {
      if (node !== PRODUCT) distance[Number(node)] = depth - 1;
    };
    bfsFromNode(graph, PRODUCT, visit, { mode: 'outbound' });
    return flagged.map((stock) => distance[stock]!).values();
  },
});
