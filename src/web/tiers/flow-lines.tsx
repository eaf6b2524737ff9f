import { useEffect, useRef } from 'preact/hooks';
import type { Drawing, PlacedStock } from './drawing.js';

const OPEN_END = 18;

/** Something is not known here: a dashed end with an open circle, to the right of the stock. */
function OpenEnd({ stock: { x, y, width, height } }: { stock: PlacedStock }) {
  const middle = y + height / 2;
  const end = x + width + OPEN_END;
  return (
    <g class="open-end">
      <path d={`M${x + width} ${middle}H${end - 4}`} />
      <circle cx={end} cy={middle} r="4" />
    </g>
  );
}

interface FlowLinesProps {
  readonly drawing: Drawing;
  /** Stocks that the chosen one comes from or goes into; empty if none is chosen. */
  readonly marked: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
}

/** The flows, dashed where they are inferred. A click on one shows the evidence of the stock that it feeds. */
export function FlowLines({ drawing, marked, onChoose }: FlowLinesProps) {
  const lines = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const choose = ({ target }: Event) => {
      const to = (target as SVGElement).dataset.to;
      if (to !== undefined) onChoose(to);
    };
    lines.current?.addEventListener('click', choose);
    return () => lines.current?.removeEventListener('click', choose);
  }, [onChoose]);
  const hasHit = (key: string) => (drawing.stocks.get(key)?.node.hits.length ?? 0) > 0;
  return (
    <svg ref={lines} class="flows" width={drawing.width} height={drawing.height} aria-hidden="true">
      {drawing.lines.map(({ edge, path }) => {
        const isMarked = marked.has(edge.from) && marked.has(edge.to);
        const tone = marked.size > 0 ? (isMarked ? ' flow-marked' : ' dimmed') : '';
        return (
          <path
            key={`${edge.from} ${edge.to} ${edge.kind} ${edge.record}`}
            class={`flow flow-${edge.basis}${hasHit(edge.from) ? ' flow-hit' : ''}${tone}`}
            d={path}
            data-to={edge.to}
          />
        );
      })}
      {[...drawing.stocks.values()]
        .filter(({ node }) => node.gaps.length > 0)
        .map((stock) => (
          <OpenEnd key={stock.node.key} stock={stock} />
        ))}
    </svg>
  );
}
