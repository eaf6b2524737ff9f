/** Some vertices, numbered from 0 up to, but not with, `count`, and what each leads to among them. */
export interface Digraph {
  readonly count: number;
  readonly numberOf: (vertex: number) => number;
  readonly outsOf: (vertex: number) => readonly number[];
}

/**
 * The strongly connected components of more than one vertex that can be come to from some vertices. Tarjan's algorithm
 * (SIAM J. Comput. 1, 1972) without recursion.
 */
export function components(from: Iterable<number>, graph: Digraph): readonly (readonly number[])[] {
  const { count, numberOf, outsOf } = graph;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const open: number[] = [];
  const found: number[][] = [];
  let next = 0;
  const enter = (vertex: number) => {
    const at = numberOf(vertex);
    order[at] = low[at] = next++;
    open.push(vertex);
    isOpen[at] = 1;
    return { vertex, at, outs: outsOf(vertex), next: 0 };
  };
  const close = (vertex: number) => {
    const members = open.splice(open.lastIndexOf(vertex));
    for (const member of members) isOpen[numberOf(member)] = 0;
    if (members.length > 1) found.push(members);
  };
  for (const root of from) {
    if (order[numberOf(root)] !== -1) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const out = top.outs[top.next++];
      if (out !== undefined) {
        const at = numberOf(out);
        if (order[at] === -1) path.push(enter(out));
        else if (isOpen[at] === 1) low[top.at] = Math.min(low[top.at]!, order[at]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at]!, low[top.at]!);
      if (low[top.at] === order[top.at]) close(top.vertex);
    }
  }
  return found;
}
