import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Names, Network } from '../api/answers.js';
import { Icon } from '../parts/icon.js';
import { counted } from '../words/counts.js';
import { goodName, partyName, shortGoodName } from '../words/names.js';
import { downstreamOf, edgesBy, partOf, VIEWS, type View } from './cards.js';
import { type Column, type Drawing, drawNetwork, type PlacedCard } from './drawing.js';
import { FlowLines } from './flow-lines.js';
import { type Direction, neighbour } from './neighbour.js';
import { StockButton } from './stock-button.js';
import { useDrag, useZoom, type Zoom } from './use-zoom.js';

const VIEW_WORDS: Readonly<Record<View, string>> = {
  all: 'Everything',
  findings: 'To hits and gaps',
  hits: 'To hits',
};

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface TierDiagramProps {
  readonly network: Network;
  readonly names: Names;
  readonly view: View;
  readonly chosen: string | null;
  readonly onView: (view: View) => void;
  readonly onChoose: (key: string | null) => void;
}

function Heading({ column, names }: { column: Column; names: Names }) {
  const [first, ...others] = column.goods.map((good) => shortGoodName(good, names));
  return (
    <li class="column-heading" style={{ left: `${column.x}px` }}>
      <span class="column-tier">{column.tier === 0 ? 'Product' : `Tier ${column.tier}`}</span>
      <span class="column-good">
        {first}
        {others.length > 0 && ` +${others.length}`}
      </span>
    </li>
  );
}

function CardFrame({ card, names }: { card: PlacedCard; names: Names }) {
  const { organization, x, y, width, height } = card;
  const stocks = [...card.outbound, ...card.inbound].reduce((sum, node) => sum + node.stocks, 0);
  const title =
    organization === null ? `${counted(stocks, 'stock')}, collapsed` : partyName(organization, names);
  return (
    <div
      class={`card${organization === null ? ' card-group' : ''}`}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
    >
      <p class="card-title" title={title}>
        {title}
      </p>
    </div>
  );
}

function Controls({ zoom, view, onView }: { zoom: Zoom; view: View; onView: (view: View) => void }) {
  return (
    <div class="diagram-controls">
      <label class="field field-inline">
        <span class="field-label">Show</span>
        <select value={view} onChange={(event) => onView(event.currentTarget.value as View)}>
          {VIEWS.map((each) => (
            <option key={each} value={each}>
              {VIEW_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="zoom">
        <legend class="hidden">Zoom</legend>
        <button type="button" onClick={zoom.further} aria-label="Smaller">
          <Icon name="minus" />
        </button>
        <output class="zoom-scale" aria-label="Scale">
          {Math.round(zoom.scale * 100)} %
        </output>
        <button type="button" onClick={zoom.closer} aria-label="Larger">
          <Icon name="expand" />
        </button>
        <button type="button" onClick={zoom.fit} aria-label="Fit to the width">
          <Icon name="fit" />
        </button>
      </fieldset>
    </div>
  );
}

function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      <li class="legend-hit">hit</li>
      <li class="legend-gap">gap: not known</li>
      <li class="legend-known">documented or declared</li>
      <li class="legend-inferred">inferred</li>
      <li class="muted">left in a card: what goes out; right: what comes in</li>
    </ul>
  );
}

/** The stocks on the way from a chosen one to the product, and from all that feeds it. */
function marksOf(
  { stocks }: Drawing,
  network: Pick<Network, 'edges'>,
  chosen: string | null,
): ReadonlySet<string> {
  if (chosen === null || !stocks.has(chosen)) return new Set();
  const marked = new Set(downstreamOf([chosen], network.edges));
  const fed = edgesBy(network.edges, 'to');
  const above = new Set([chosen]);
  for (const key of above) for (const { from } of fed.get(key) ?? []) above.add(from);
  return new Set([...marked, ...above]);
}

/** Scrolls a stock into view when it is chosen elsewhere, for example in the list of paths. */
function useScrollToChosen(frame: RefObject<HTMLElement | null>, chosen: string | null, scale: number) {
  useEffect(() => {
    if (chosen === null) return;
    const element = [...(frame.current?.querySelectorAll<HTMLElement>('.stock') ?? [])].find(
      ({ dataset }) => dataset.key === chosen,
    );
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, scale]);
}

/** Which stocks the arrow keys have reached; Tab enters the diagram there. */
function useArrowKeys(
  frame: RefObject<HTMLElement | null>,
  drawing: Drawing,
  edges: Network['edges'],
  zoom: Zoom,
) {
  const first = drawing.stocks.keys().next().value ?? null;
  const [entered, setEntered] = useState<string | null>(null);
  const entrance = entered !== null && drawing.stocks.has(entered) ? entered : first;
  const follow = (event: KeyboardEvent) => {
    const key = (event.target as HTMLElement).dataset.key;
    if (key === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+') zoom.closer();
    else if (event.key === '-') zoom.further();
    else if (event.key === '0') zoom.fit();
    const direction = ARROWS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = neighbour(drawing, edges, key, direction);
    if (next === undefined) return;
    setEntered(next);
    const buttons = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.stock');
    [...buttons].find(({ dataset }) => dataset.key === next)?.focus();
  };
  useEffect(() => {
    const element = frame.current;
    element?.addEventListener('keydown', follow);
    return () => element?.removeEventListener('keydown', follow);
  });
  return entrance;
}

/** The product at the left, origins at the right, one column a tier. */
export function TierDiagram({ network, names, view, chosen, onView, onChoose }: TierDiagramProps) {
  const frame = useRef<HTMLElement>(null);
  const part = useMemo(() => partOf(network, view), [network, view]);
  const drawing = useMemo(() => drawNetwork(part.nodes, part.edges), [part]);
  const marked = useMemo(() => marksOf(drawing, part, chosen), [drawing, part, chosen]);
  const zoom = useZoom(frame, drawing);
  useDrag(frame);
  useScrollToChosen(frame, chosen, zoom.scale);
  const entrance = useArrowKeys(frame, drawing, part.edges, zoom);
  const { width, height } = drawing;
  return (
    <div class="diagram">
      <Controls zoom={zoom} view={view} onView={onView} />
      <section class="diagram-frame" ref={frame} aria-label="Tiers of the supply chain">
        <div
          class="diagram-room"
          style={{ width: `${width * zoom.scale}px`, height: `${height * zoom.scale}px` }}
        >
          <div class="diagram-canvas" style={{ width: `${width}px`, transform: `scale(${zoom.scale})` }}>
            <ol class="columns">
              {drawing.columns.map((column) => (
                <Heading key={column.tier} column={column} names={names} />
              ))}
            </ol>
            {drawing.cards.map((card) => (
              <CardFrame key={card.id} card={card} names={names} />
            ))}
            <FlowLines drawing={drawing} marked={marked} onChoose={onChoose} />
            {[...drawing.stocks.values()].map((stock) => {
              const { key, good, party, organization } = stock.node;
              return (
                <StockButton
                  key={key}
                  stock={stock}
                  title={goodName(good, names)}
                  shortTitle={shortGoodName(good, names)}
                  party={party ? partyName(party, names) : ''}
                  site={party && party !== organization ? partyName(party, names) : null}
                  isChosen={key === chosen}
                  isDimmed={marked.size > 0 && !marked.has(key)}
                  isReachable={key === entrance}
                  onChoose={() => onChoose(key === chosen ? null : key)}
                />
              );
            })}
          </div>
        </div>
      </section>
      <Legend />
    </div>
  );
}
