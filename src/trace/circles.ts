import type { Walks } from './walks.js';

/**
 * The sets of reached stocks that feed each other in a circle: the strongly connected components of more than one
 * stock under usable flows. Tarjan's algorithm (SIAM J. Comput. 1, 1972) without recursion. Each is sorted.
 */
export function findCircles(walks: Walks): readonly (readonly number[])[] {
  const { flows, stocks } = walks.graph;
  const number = new Int32Array(stocks.size).fill(-1);
  const low = new Int32Array(stocks.size);
  const isOpen = new Uint8Array(stocks.size);
  const open: number[] = [];
  const circles: number[][] = [];
  let next = 0;
  const enter = (stock: number) => {
    number[stock] = low[stock] = next++;
    open.push(stock);
    isOpen[stock] = 1;
    return { stock, into: walks.usableInto(stock), next: 0 };
  };
  const close = (stock: number) => {
    const members = open.splice(open.lastIndexOf(stock));
    for (const member of members) isOpen[member] = 0;
    if (members.length > 1) circles.push(members.sort((a, b) => a - b));
  };
  for (const root of walks.reached) {
    if (number[root] !== -1) continue;
    const path = [enter(root)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const flow = at.into[at.next++];
      if (flow !== undefined) {
        const out = flows.out[flow]!;
        if (number[out] === -1) path.push(enter(out));
        else if (isOpen[out] === 1) low[at.stock] = Math.min(low[at.stock]!, number[out]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.stock] = Math.min(low[parent.stock]!, low[at.stock]!);
      if (low[at.stock] === number[at.stock]) close(at.stock);
    }
  }
  return circles;
}
