import type { Trace } from '../api/answers.js';
import { goodName, partyName } from '../words/names.js';
import { knownBy } from '../words/steps.js';
import type { ChartRow } from './flow-chart.js';

const KIND_WORDS = {
  transfer: 'delivered by',
  transformation: 'made from',
  'same-goods': 'the same goods as',
} as const;

/** Branches are set in by this much, up to a width that paper still has. */
const MOST_INDENTS = 8;

interface FlowChartProps {
  readonly rows: readonly ChartRow[];
  readonly records: readonly string[];
  readonly trace: Trace;
}

/** Boxes from the product down to the origins. Thick means a hit, dashed inferred; numbers point to the evidence. */
export function FlowChart({ rows, records, trace: { labels } }: FlowChartProps) {
  if (rows.length === 0)
    return <p>No reached stock is covered by a measure in force, so there is no path to draw.</p>;
  return (
    <ol class="chart">
      {rows.map(({ stock, step, depth, measures }, at) => {
        const evidence = step?.record ? records.indexOf(step.record) + 1 : null;
        return (
          <li
            key={`${at} ${stock.party} ${stock.good}`}
            class={`chart-row indent-${Math.min(depth, MOST_INDENTS)}`}
          >
            {step && (
              <p class={`chart-flow chart-${step.basis}`}>
                {KIND_WORDS[step.kind]} <span class="muted">({knownBy(step)})</span>
                {evidence !== null && <strong> [{evidence}]</strong>}
              </p>
            )}
            <p
              class={`chart-box${measures.length > 0 ? ' chart-hit' : ''}${step?.basis === 'inferred' ? ' chart-dashed' : ''}`}
            >
              <strong>{goodName(stock.good, labels)}</strong>
              {stock.side === 'inbound' ? ', received by ' : ', from '}
              {partyName(stock.party, labels)} <span class="muted">({stock.party})</span>
              {measures.length > 0 && <span class="chart-mark">HIT: {measures.join(', ')}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
