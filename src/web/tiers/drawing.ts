import type { NetworkEdge, NetworkNode } from '../api/answers.js';
import { type Card, cardsOf } from './cards.js';

/** Lengths in pixels at full size; tiers.css draws to the same measures. */
export const CARD_WIDTH = 288;
export const COLUMN_GAP = 64;
export const HEADING_HEIGHT = 56;
const CARD_GAP = 18;
const CARD_HEAD = 34;
const CARD_PAD = 8;
const STOCK_WIDTH = 122;
const STOCK_HEIGHT = 40;
const STOCK_GAP = 6;
const SWEEPS = 4;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard extends Card, Box {}

export interface PlacedStock extends Box {
  readonly node: NetworkNode;
  readonly card: string;
}

export interface Line {
  readonly edge: NetworkEdge;
  /** An SVG path from the upstream end, at the right, to the downstream end. */
  readonly path: string;
}

export interface Column {
  readonly tier: number;
  readonly x: number;
  /** The goods that come out of this tier, most frequent first; those that come in where nothing comes out. */
  readonly goods: readonly (string | null)[];
}

export interface Drawing {
  readonly cards: readonly PlacedCard[];
  readonly stocks: ReadonlyMap<string, PlacedStock>;
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
}

function heightOf({ outbound, inbound }: Card): number {
  const rows = Math.max(outbound.length, inbound.length);
  return CARD_HEAD + rows * (STOCK_HEIGHT + STOCK_GAP) - STOCK_GAP + CARD_PAD;
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

/** For each card the cards that it shares a flow with in lower tiers, and in higher ones. */
function neighboursOf(
  cards: readonly Card[],
  edges: readonly NetworkEdge[],
): { readonly lower: Neighbours; readonly higher: Neighbours } {
  const cardOf = new Map(
    cards.flatMap((card) => [...card.outbound, ...card.inbound].map(({ key }) => [key, card])),
  );
  const lower = new Map<string, string[]>(cards.map(({ id }) => [id, []]));
  const higher = new Map<string, string[]>(cards.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    const up = cardOf.get(from);
    const down = cardOf.get(to);
    if (up === undefined || down === undefined || up.tier <= down.tier) continue;
    lower.get(up.id)!.push(down.id);
    higher.get(down.id)!.push(up.id);
  }
  return { lower, higher };
}

/** Columns ordered so that flows cross little: each card by the mean place of its neighbours, back and forth. */
function ordered(columns: Card[][], edges: readonly NetworkEdge[]): Card[][] {
  const { lower, higher } = neighboursOf(columns.flat(), edges);
  const rank = new Map(columns.flatMap((column) => column.map((card, at) => [card.id, at / column.length])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isUpward = sweep % 2 === 0;
    for (const column of isUpward ? columns : columns.toReversed()) {
      const near = isUpward ? lower : higher;
      const place = new Map(
        column.map(({ id }) => [
          id,
          mean((near.get(id) ?? []).map((other) => rank.get(other)!)) ?? rank.get(id)!,
        ]),
      );
      column.sort((a, b) => place.get(a.id)! - place.get(b.id)!);
      for (const [at, { id }] of column.entries()) rank.set(id, at / column.length);
    }
  }
  return columns;
}

/** The cards of a column from top to bottom, each as near to the middle of what it feeds as the others let it. */
function stacked(column: readonly Card[], wanted: (card: Card) => number | null, x: number): PlacedCard[] {
  let free = Number.NEGATIVE_INFINITY;
  const drifts: number[] = [];
  const placed = column.map((card) => {
    const height = heightOf(card);
    const middle = wanted(card);
    const floor = free === Number.NEGATIVE_INFINITY ? 0 : free;
    const y = middle === null ? floor : Math.max(free, middle - height / 2);
    if (middle !== null) drifts.push(middle - height / 2 - y);
    free = y + height + CARD_GAP;
    return { ...card, x, y, width: CARD_WIDTH, height };
  });
  const shift = mean(drifts) ?? 0;
  return placed.map((card) => ({ ...card, y: card.y + shift }));
}

/** The stocks of a card: each side in the middle of its height. */
function stocksOf(card: PlacedCard): PlacedStock[] {
  const rows = Math.max(card.outbound.length, card.inbound.length);
  const place = (nodes: readonly NetworkNode[], x: number) =>
    nodes.map((node, at) => ({
      node,
      card: card.id,
      x,
      y: card.y + CARD_HEAD + (at + (rows - nodes.length) / 2) * (STOCK_HEIGHT + STOCK_GAP),
      width: node.side === null ? CARD_WIDTH - 2 * CARD_PAD : STOCK_WIDTH,
      height: STOCK_HEIGHT,
    }));
  return [
    ...place(card.outbound, card.x + CARD_PAD),
    ...place(card.inbound, card.x + CARD_WIDTH - CARD_PAD - STOCK_WIDTH),
  ];
}

/** From the left edge of the upstream stock to the right edge of the downstream one; within a side, round the edge. */
function lineOf(edge: NetworkEdge, up: PlacedStock, down: PlacedStock): Line {
  const isSameSide = up.x === down.x;
  const start = { x: up.x, y: up.y + up.height / 2 };
  const end = { x: isSameSide ? down.x : down.x + down.width, y: down.y + down.height / 2 };
  const reach = isSameSide ? 14 : Math.max(14, Math.abs(start.x - end.x) / 2);
  const endReach = isSameSide ? -reach : reach;
  const path = `M${start.x} ${start.y}C${start.x - reach} ${start.y} ${end.x + endReach} ${end.y} ${end.x} ${end.y}`;
  return { edge, path };
}

function goodsOf(column: readonly Card[]): readonly (string | null)[] {
  const counts = new Map<string | null, number>();
  const out = column.flatMap(({ outbound }) => outbound);
  for (const { good, stocks } of out.length > 0 ? out : column.flatMap(({ inbound }) => inbound))
    counts.set(good, (counts.get(good) ?? 0) + stocks);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([good]) => good);
}

/** Places a network: the product at the left, one column a tier, origins at the right. */
export function drawNetwork(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[]): Drawing {
  const cards = cardsOf(nodes);
  const tiers = [...new Set(cards.map(({ tier }) => tier))];
  const columns = ordered(
    tiers.map((tier) => cards.filter((card) => card.tier === tier)),
    edges,
  );
  const { lower } = neighboursOf(cards, edges);
  const placed = new Map<string, PlacedCard>();
  for (const [at, column] of columns.entries()) {
    const middleOf = (id: string) => {
      const card = placed.get(id);
      return card === undefined ? null : card.y + card.height / 2;
    };
    const wanted = ({ id }: Card) =>
      mean((lower.get(id) ?? []).map(middleOf).filter((middle) => middle !== null));
    for (const card of stacked(column, wanted, at * (CARD_WIDTH + COLUMN_GAP))) placed.set(card.id, card);
  }
  return finished([...placed.values()], columns, edges);
}

function finished(
  loose: readonly PlacedCard[],
  columns: readonly (readonly Card[])[],
  edges: readonly NetworkEdge[],
): Drawing {
  const top = loose.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY) - HEADING_HEIGHT;
  const cards = loose.map((card) => ({ ...card, y: Math.round(card.y - top) }));
  const stocks = new Map(cards.flatMap(stocksOf).map((stock) => [stock.node.key, stock]));
  const lines = edges.flatMap((edge) => {
    const up = stocks.get(edge.from);
    const down = stocks.get(edge.to);
    return up && down ? [lineOf(edge, up, down)] : [];
  });
  return {
    cards,
    stocks,
    lines,
    columns: columns.map((column, at) => ({
      tier: column[0]!.tier,
      x: at * (CARD_WIDTH + COLUMN_GAP),
      goods: goodsOf(column),
    })),
    width: columns.length * (CARD_WIDTH + COLUMN_GAP) - COLUMN_GAP,
    height: cards.reduce((most, { y, height }) => Math.max(most, y + height), HEADING_HEIGHT) + 8,
  };
}
