import { useMemo, useState } from 'preact/hooks';
import { type Names, type Network, nodeKey, type StockKey, type Trace } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import { type Asked, useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { FailureNotice, Loading } from '../parts/notices.js';
import { VerdictBadge } from '../parts/verdict-badge.js';
import { Warnings } from '../parts/warnings.js';
import { linkTo, type Route } from '../route.js';
import { VIEWS, type View } from '../tiers/cards.js';
import { TierDiagram } from '../tiers/tier-diagram.js';
import { changeRoute } from '../use-route.js';
import { counted } from '../words/counts.js';
import { goodName, partyName } from '../words/names.js';
import { verdictSentence } from '../words/verdicts.js';
import { FindingList } from './finding-list.js';
import { MeasureVerdicts } from './measure-verdicts.js';
import { QuestionBar } from './question-bar.js';
import { QuestionList } from './question-list.js';
import { StockPanel } from './stock-panel.js';
import { traceParameters } from './trace-query.js';

function Heading({ trace }: { trace: Trace }) {
  const { product, labels } = trace;
  return (
    <div class="product-heading">
      <h1>
        {product.good === null ? 'Everything recorded' : goodName(product.good, labels)}
        <span class="muted"> of </span>
        <a href={linkTo('organization', { id: product.organization })}>
          {partyName(product.organization, labels)}
        </a>
      </h1>
      <p class={`verdict-sentence verdict-line-${trace.verdict}`}>
        <VerdictBadge verdict={trace.verdict} isLarge />
        <span>{verdictSentence(trace)}</span>
      </p>
    </div>
  );
}

interface ChainProps {
  readonly route: Route;
  readonly asked: Asked<Network>;
  readonly trace: Trace;
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

/** The diagram and, beside it, the evidence of the chosen stock. */
function Chain({ route, asked, trace, chosen, onChoose }: ChainProps) {
  const { answer: network, failure, isLoading } = asked;
  const names = useMemo<Names>(() => {
    const { parties = {}, goods = {} } = network?.labels ?? {};
    const { labels } = trace;
    return { ...labels, parties: { ...labels.parties, ...parties }, goods: { ...labels.goods, ...goods } };
  }, [network, trace]);
  const view = VIEWS.find((name) => name === route.parameters.get('show')) ?? 'all';
  const expand = (key: string) => changeRoute(route, { expand: [...route.parameters.getAll('expand'), key] });
  const node = network?.nodes.find(({ key }) => key === chosen);
  return (
    <section class="chain" aria-label="Supply chain">
      <div class="section-head">
        <h2>Supply chain</h2>
        {network && (
          <p class="muted">
            {counted(network.total.stocks, 'stock')} over {counted(network.total.flows, 'flow')},{' '}
            {counted(trace.coverage.organizations, 'organization')},{' '}
            {counted(trace.coverage.countries, 'country', 'countries')}
            {network.collapsed && '; collapsed by tier and good'}
          </p>
        )}
      </div>
      {failure && <FailureNotice failure={failure} onRetry={asked.again} />}
      {isLoading && !network && <Loading what="Drawing" />}
      {network && (
        <div class={`chain-body${isLoading ? ' stale' : ''}`}>
          <TierDiagram
            network={network}
            names={names}
            view={view}
            chosen={chosen}
            onView={(next: View) => changeRoute(route, { show: next === 'all' ? null : next })}
            onChoose={onChoose}
          />
          {node && (
            <StockPanel
              node={node}
              network={network}
              trace={trace}
              names={names}
              onChoose={onChoose}
              onExpand={expand}
            />
          )}
        </div>
      )}
    </section>
  );
}

function Foundations({ trace: { provenance, date, since } }: { trace: Trace }) {
  return (
    <p class="foundations muted">
      Import date {date}
      {since && `, records that ended before ${since} left out`}. Store {provenance.store}, generation{' '}
      {provenance.generation}, {counted(provenance.records, 'record')}; measures{' '}
      <code>{provenance.measures.slice(0, 12)}</code>; headwater {provenance.program}. The same store,
      measures and date give the same answer.
    </p>
  );
}

/** One product: the verdict, the chain, the paths that prove it and the questions that are open. */
export function ProductPage({ route }: PageProps) {
  const parameters = traceParameters(route);
  const asked = useAnswer<Trace>(apiPath('/trace', parameters));
  const network = useAnswer<Network>(
    apiPath('/trace/network', { ...parameters, expand: route.parameters.getAll('expand') }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const { answer: trace, failure, isLoading } = asked;
  const show = (stock: StockKey) => {
    setChosen(nodeKey(stock));
    document.querySelector('.chain')?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <p class="crumbs">
        <a href={linkTo('portfolio', { date: route.parameters.get('date') })}>Portfolio</a>
      </p>
      {trace ? <Heading trace={trace} /> : <h1>{route.parameters.get('good') ?? 'Product'}</h1>}
      <QuestionBar route={route} date={trace?.date ?? ''} />
      {failure && <FailureNotice failure={failure} onRetry={asked.again} />}
      {isLoading && !trace && <Loading what="Tracing" />}
      {trace && (
        <div class={`stack${isLoading ? ' stale' : ''}`}>
          <Warnings warnings={trace.warnings} />
          <MeasureVerdicts measures={trace.measures} />
          <Chain route={route} asked={network} trace={trace} chosen={chosen} onChoose={setChosen} />
          <div class="two-columns">
            <FindingList trace={trace} onShow={show} />
            <QuestionList trace={trace} onShow={show} />
          </div>
          <Foundations trace={trace} />
        </div>
      )}
    </>
  );
}
