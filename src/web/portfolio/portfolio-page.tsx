import { useEffect, useState } from 'preact/hooks';
import { type Portfolio, VERDICTS, type Verdict } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { DateField } from '../parts/date-field.js';
import { Icon } from '../parts/icon.js';
import { MeasureSelect } from '../parts/measure-select.js';
import { EmptyState, FailureNotice, ImportFirst, Loading } from '../parts/notices.js';
import { Warnings } from '../parts/warnings.js';
import type { Route } from '../route.js';
import { changeRoute } from '../use-route.js';
import { grouped } from '../words/counts.js';
import { VERDICT_WORDS } from '../words/verdicts.js';
import { portfolioPath } from './portfolio-query.js';
import { ProductTable } from './product-table.js';

const TYPING_PAUSE_MS = 250;

/** The verdicts with their counts, each a switch of the filter. */
function VerdictFilter({ route, portfolio }: { route: Route; portfolio: Portfolio }) {
  const chosen = route.parameters.get('verdict');
  const tile = (verdict: Verdict) => (
    <button
      key={verdict}
      type="button"
      class={`tile tile-${verdict}`}
      aria-pressed={chosen === verdict}
      onClick={() => changeRoute(route, { verdict: chosen === verdict ? null : verdict })}
    >
      <span class="tile-count">{grouped(portfolio.counts[verdict])}</span>
      <span class="tile-word">
        <Icon name={verdict} />
        {VERDICT_WORDS[verdict]}
      </span>
    </button>
  );
  return (
    <fieldset class="tiles">
      <legend class="hidden">Show only one verdict</legend>
      {VERDICTS.map(tile)}
    </fieldset>
  );
}

function SearchField({ route }: { route: Route }) {
  const asked = route.parameters.get('query') ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed === asked) return;
    const pause = setTimeout(() => changeRoute(route, { query: typed }), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <label class="field field-wide">
      <span class="field-label">Search product or importer</span>
      <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
    </label>
  );
}

function Filters({ route, date }: { route: Route; date: string }) {
  return (
    <div class="toolbar">
      <SearchField route={route} />
      <DateField
        label="Import date"
        value={route.parameters.get('date') ?? date}
        onChange={(day) => changeRoute(route, { date: day })}
      />
      <MeasureSelect
        chosen={route.parameters.get('measure')}
        onChange={(measure) => changeRoute(route, { measure })}
      />
    </div>
  );
}

function isFiltered({ parameters }: Route): boolean {
  return ['verdict', 'query', 'measure', 'organization'].some((name) => parameters.has(name));
}

/** Every product with its verdict. */
export function PortfolioPage({ route }: PageProps) {
  const first = useAnswer<Portfolio>(apiPath('/portfolio', portfolioPath(route, 1)));
  const { answer: portfolio, failure, isLoading } = first;
  if (failure?.code === 'STORE_NOT_FOUND') return <ImportFirst />;
  if (portfolio?.total === 0 && !isFiltered(route)) return <ImportFirst />;
  return (
    <>
      <h1>Portfolio</h1>
      {portfolio && <VerdictFilter route={route} portfolio={portfolio} />}
      <Filters route={route} date={portfolio?.date ?? ''} />
      {failure && <FailureNotice failure={failure} onRetry={first.again} />}
      {portfolio && <Warnings warnings={portfolio.warnings} />}
      {isLoading && !portfolio && <Loading what="Screening every product" />}
      {portfolio && portfolio.total > 0 && (
        <ProductTable key={`${route.parameters}`} route={route} first={portfolio} isStale={isLoading} />
      )}
      {portfolio?.total === 0 && (
        <EmptyState title="No product fits the filter">
          <p>
            <button
              type="button"
              onClick={() => changeRoute(route, { verdict: null, query: null, measure: null })}
            >
              Show all
            </button>
          </p>
        </EmptyState>
      )}
    </>
  );
}
