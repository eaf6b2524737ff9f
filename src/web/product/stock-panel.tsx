import type { Names, Network, NetworkEdge, NetworkNode, Trace } from '../api/answers.js';
import { nodeKey } from '../api/answers.js';
import { BasisMark } from '../parts/basis-mark.js';
import { Icon } from '../parts/icon.js';
import { linkTo } from '../route.js';
import { counted } from '../words/counts.js';
import { goodName, partyName } from '../words/names.js';
import { questionOf } from '../words/questions.js';
import { RecordReference } from './record-reference.js';

const FLOWS_LISTED = 30;

interface StockPanelProps {
  readonly node: NetworkNode;
  readonly network: Network;
  readonly trace: Trace;
  readonly names: Names;
  readonly onChoose: (key: string | null) => void;
  readonly onExpand: (key: string) => void;
}

type FlowsProps = Omit<StockPanelProps, 'trace' | 'onExpand' | 'node'> & {
  readonly title: string;
  readonly edges: readonly NetworkEdge[];
  readonly end: 'from' | 'to';
};

function nodeTitle({ good, party, stocks }: NetworkNode, names: Names): string {
  const where = party === null ? counted(stocks, 'stock') : partyName(party, names);
  return `${goodName(good, names)}, ${where}`;
}

function FlowList({ title, edges, end, network, names, onChoose }: FlowsProps) {
  if (edges.length === 0) return null;
  const nodeAt = (key: string) => network.nodes.find((each) => each.key === key);
  return (
    <>
      <h4>{title}</h4>
      <ul class="flow-list">
        {edges.slice(0, FLOWS_LISTED).map((edge) => {
          const other = nodeAt(edge[end]);
          return (
            <li key={`${edge.from} ${edge.to} ${edge.kind} ${edge.record}`}>
              <button type="button" class="link" onClick={() => onChoose(edge[end])}>
                {other ? nodeTitle(other, names) : edge[end]}
              </button>
              <span class="flow-facts">
                {edge.kind} <BasisMark basis={edge.basis} />
                {edge.count > 1 && ` ${counted(edge.count, 'flow')}`}
              </span>
              {edge.record && <RecordReference record={edge.record} />}
            </li>
          );
        })}
      </ul>
      {edges.length > FLOWS_LISTED && <p class="muted">and {edges.length - FLOWS_LISTED} more</p>}
    </>
  );
}

function StockFindings({ node, trace, names }: Pick<StockPanelProps, 'node' | 'trace' | 'names'>) {
  const hits = trace.hits.filter(({ stock }) => nodeKey(stock) === node.key);
  const gaps = trace.gaps.filter(({ stock }) => nodeKey(stock) === node.key);
  return (
    <>
      {hits.map(({ measure, why }) => (
        <div key={measure} class="panel-hit">
          <h4>
            Hit of <code>{measure}</code>
          </h4>
          <ul class="reasons">
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ))}
      {gaps.length > 0 && <h4>Not known</h4>}
      <ul class="reasons">
        {gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.input}`}>{questionOf(gap, names)}</li>
        ))}
      </ul>
    </>
  );
}

function Where({ node, names }: { node: NetworkNode; names: Names }) {
  const { party, organization, side, role, tier, basis } = node;
  return (
    <p>
      {side === 'inbound' ? 'Received by ' : side === 'outbound' ? 'Made or delivered by ' : ''}
      {party !== null && (
        <a href={linkTo('organization', { id: organization ?? party })}>{partyName(party, names)}</a>
      )}
      {organization !== null && organization !== party && `, a site of ${partyName(organization, names)}`}
      {party === null && 'Several parties'}
      {role && `, ${role}`}; {tier === 0 ? 'the product' : `${counted(tier, 'tier')} up`};{' '}
      <BasisMark basis={basis} />
    </p>
  );
}

/** The evidence of one stock: what it is, why it counts, and the records that lead to it and on from it. */
export function StockPanel({ node, network, trace, names, onChoose, onExpand }: StockPanelProps) {
  const shared = { network, names, onChoose };
  return (
    <aside class="panel" aria-label="Evidence of the chosen stock">
      <div class="panel-head">
        <h3>{goodName(node.good, names)}</h3>
        <button
          type="button"
          class="icon-button"
          aria-label="Close the evidence"
          onClick={() => onChoose(null)}
        >
          <Icon name="close" />
        </button>
      </div>
      <Where node={node} names={names} />
      {node.stocks > 1 && (
        <button type="button" onClick={() => onExpand(node.key)}>
          <Icon name="expand" /> Show its {counted(node.stocks, 'stock')} one by one
        </button>
      )}
      <StockFindings node={node} trace={trace} names={names} />
      <FlowList
        {...shared}
        title="Comes from"
        edges={network.edges.filter(({ to }) => to === node.key)}
        end="from"
      />
      <FlowList
        {...shared}
        title="Goes into"
        edges={network.edges.filter(({ from }) => from === node.key)}
        end="to"
      />
    </aside>
  );
}
