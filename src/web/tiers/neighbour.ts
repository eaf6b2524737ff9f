import type { NetworkEdge } from '../api/answers.js';
import type { Drawing, PlacedStock } from './drawing.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

function middle({ y, height }: PlacedStock): number {
  return y + height / 2;
}

function nearest(from: PlacedStock, choices: readonly PlacedStock[]): PlacedStock | undefined {
  const distance = (stock: PlacedStock) => Math.abs(middle(stock) - middle(from));
  return choices.reduce<PlacedStock | undefined>(
    (best, each) => (best && distance(best) <= distance(each) ? best : each),
    undefined,
  );
}

/**
 * Where an arrow key leads from a stock: left to what it feeds, right to what feeds it (the nearest in height), up
 * and down to the next stock in the same line of the same column. Undefined where there is none.
 */
export function neighbour(
  { stocks }: Drawing,
  edges: readonly NetworkEdge[],
  key: string,
  direction: Direction,
): string | undefined {
  const from = stocks.get(key);
  if (from === undefined) return undefined;
  const placed = (keys: readonly string[]) =>
    keys.flatMap((each) => stocks.get(each) ?? []).filter(({ node }) => node.key !== key);
  if (direction === 'left')
    return nearest(from, placed(edges.filter((edge) => edge.from === key).map(({ to }) => to)))?.node.key;
  if (direction === 'right')
    return nearest(from, placed(edges.filter((edge) => edge.to === key).map((edge) => edge.from)))?.node.key;
  const isBeyond = (stock: PlacedStock) => (direction === 'up' ? stock.y < from.y : stock.y > from.y);
  const inLine = [...stocks.values()].filter((stock) => stock.x === from.x && isBeyond(stock));
  return nearest(from, inLine)?.node.key;
}
