import { useRef } from 'preact/hooks';
import type { Portfolio, Product } from '../api/answers.js';
import { FailureNotice } from '../parts/notices.js';
import { VerdictBadge } from '../parts/verdict-badge.js';
import { linkTo, type Route } from '../route.js';
import { changeRoute } from '../use-route.js';
import { counted, grouped } from '../words/counts.js';
import { orderOf, type Sort } from './portfolio-query.js';
import { useProducts, useVisibleRows } from './use-products.js';

/** Pixels; the same as in portfolio.css. A narrow screen shows a product on several lines. */
const ROW_HEIGHT = 44;
const NARROW_ROW_HEIGHT = 104;
const NARROW_SCREEN = '(max-width: 760px)';

const COLUMNS: readonly (readonly [sort: Sort | null, title: string, isNumber?: boolean])[] = [
  ['verdict', 'Verdict'],
  ['good', 'Product'],
  ['organization', 'Importer'],
  [null, 'Measures with hits'],
  ['hits', 'Hits', true],
  ['gaps', 'Gaps', true],
];

function Headings({ route }: { route: Route }) {
  const { sort, isDescending } = orderOf(route);
  const direction = isDescending ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map(([by, title, isNumber]) => (
          <th
            key={title}
            scope="col"
            class={isNumber ? 'number' : undefined}
            aria-sort={by === sort ? direction : undefined}
          >
            {by === null ? (
              title
            ) : (
              <button
                type="button"
                class="sorter"
                onClick={() =>
                  changeRoute(route, { sort: by, order: by === sort && !isDescending ? 'desc' : null })
                }
              >
                {title}
                <span class="sort-mark" aria-hidden="true">
                  {by === sort ? (isDescending ? '▼' : '▲') : ''}
                </span>
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A large store is screened in one pass, which gives verdicts but no counts. */
const NOT_COUNTED = 'Open the product to have them counted';

function ProductRow({ product, row, date }: { product: Product; row: number; date: string | null }) {
  const { organization, organizationName, good, goodName, verdict, hits, gaps } = product;
  const hit = product.measures.filter((measure) => measure.hits !== 0);
  return (
    <tr class="product-row" aria-rowindex={row + 2}>
      <td class="cell-verdict">
        <VerdictBadge verdict={verdict} />
      </td>
      <th scope="row" class="cell-product">
        <a href={linkTo('product', { organization, good, date })}>
          {good === null ? 'Everything recorded' : goodName}
        </a>
      </th>
      <td class="cell-importer">
        <a class="quiet" href={linkTo('organization', { id: organization })}>
          {organizationName}
        </a>
      </td>
      <td class="cell-measures">
        {hit.map(({ id, verdict: own }) => (
          <code key={id} class={`measure measure-${own}`}>
            {id}
          </code>
        ))}
      </td>
      <td class="number cell-hits">
        {hits === null ? <abbr title={NOT_COUNTED}>some</abbr> : grouped(hits)}
        <span class="narrow-only">{hits === 1 ? ' hit' : ' hits'}</span>
      </td>
      <td class="number cell-gaps">
        {gaps === null ? <abbr title={NOT_COUNTED}>not counted</abbr> : grouped(gaps)}
        <span class="narrow-only">{gaps === 1 ? ' gap' : ' gaps'}</span>
      </td>
    </tr>
  );
}

/** Takes the room of rows that are not drawn. */
function Room({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  const height = rows * (matchMedia(NARROW_SCREEN).matches ? NARROW_ROW_HEIGHT : ROW_HEIGHT);
  return (
    <tr class="room">
      <td colSpan={COLUMNS.length} style={{ height: `${height}px` }} />
    </tr>
  );
}

interface ProductTableProps {
  readonly route: Route;
  readonly first: Portfolio;
  readonly isStale: boolean;
}

/** A table of any length: only the rows in view are drawn, and only their pages are asked for. */
export function ProductTable({ route, first, isStale }: ProductTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const rowHeight = () => (matchMedia(NARROW_SCREEN).matches ? NARROW_ROW_HEIGHT : ROW_HEIGHT);
  const rows = useVisibleRows(body, first.total, rowHeight);
  const { productAt, failure } = useProducts(route, first, rows);
  const date = route.parameters.get('date');
  const drawn = Array.from({ length: rows.end - rows.first }, (_, index) => rows.first + index);
  return (
    <>
      <p class="muted" role="status">
        {counted(first.total, 'product')}, judged for imports on {first.date}
      </p>
      {failure && <FailureNotice failure={failure} />}
      <table class={`products${isStale ? ' stale' : ''}`} aria-rowcount={first.total + 1}>
        <caption class="hidden">Products with their verdicts</caption>
        <Headings route={route} />
        <tbody ref={body}>
          <Room rows={rows.first} />
          {drawn.map((row) => {
            const product = productAt(row);
            if (product === undefined) return <Room key={row} rows={1} />;
            return <ProductRow key={row} product={product} row={row} date={date} />;
          })}
          <Room rows={first.total - rows.end} />
        </tbody>
      </table>
    </>
  );
}
