import type { NetworkNode } from '../api/answers.js';
import { counted } from '../words/counts.js';
import type { PlacedStock } from './drawing.js';

interface StockButtonProps {
  readonly stock: PlacedStock;
  readonly title: string;
  readonly shortTitle: string;
  /** What the party is called; for collapsed stocks empty. */
  readonly party: string;
  /** The site that it lies at, where that is not the organization of its card. */
  readonly site: string | null;
  readonly isChosen: boolean;
  readonly isDimmed: boolean;
  readonly isReachable: boolean;
  readonly onChoose: () => void;
}

function spoken(
  { side, tier, hits, gaps, basis, stocks }: NetworkNode,
  title: string,
  party: string,
): string {
  const where = side === 'inbound' ? 'received by' : 'made or delivered by';
  return [
    `${title}, ${stocks > 1 ? counted(stocks, 'stock') : `${where} ${party}`}`,
    `tier ${tier}`,
    basis,
    ...(hits.length > 0 ? [`hit of ${hits.join(' and ')}`] : []),
    ...(gaps.length > 0 ? [counted(gaps.length, 'gap')] : []),
  ].join(', ');
}

/** One stock in the diagram: red and marked where it is a hit, open at its end where something is not known. */
export function StockButton(props: StockButtonProps) {
  const { stock, title, shortTitle, party, site, isChosen, isDimmed, isReachable, onChoose } = props;
  const { node, x, y, width, height } = stock;
  const classes = [
    'stock',
    `stock-${node.side ?? 'both'}`,
    `stock-${node.basis}`,
    ...(node.hits.length > 0 ? ['stock-hit'] : []),
    ...(node.gaps.length > 0 ? ['stock-gap'] : []),
    ...(isDimmed ? ['dimmed'] : []),
  ];
  return (
    <button
      type="button"
      class={classes.join(' ')}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
      data-key={node.key}
      tabIndex={isReachable ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={spoken(node, title, party)}
      title={site === null ? title : `${title} · ${site}`}
      onClick={onChoose}
    >
      <span class="stock-good">{shortTitle}</span>
      {node.hits.length > 0 && <span class="stock-flag">HIT</span>}
      {node.stocks > 1 && <span class="stock-count">{counted(node.stocks, 'stock')}</span>}
    </button>
  );
}
