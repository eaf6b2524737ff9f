import { type ListWarning, listWarnings } from '../measures/list-warnings.js';
import { measuresInForce } from '../measures/scope.js';
import { compareCodePoints } from '../model/code-points.js';
import { type Day, formatDay } from '../model/dates.js';
import { UNKNOWN_GOOD_LABEL } from '../report/labels.js';
import { type Product, productsOf } from '../trace/products.js';
import { type MeasureResult, VERDICTS, type Verdict } from '../trace/result.js';
import type { Evidence } from '../trace/testing.js';
import { answered } from '../trace/trace.js';
import { judgeAll, judgeMeasures } from '../trace/verdicts.js';
import { type Visit, wholeEvidence } from './desk.js';
import { goodNames, partyName } from './labels.js';
import { type Page, pageOf } from './page.js';

export const PORTFOLIO_ORDERS = ['verdict', 'organization', 'good', 'hits', 'gaps'] as const;

export interface PortfolioQuestion {
  readonly date: Day;
  /** Only the products of this organization; null: of all that buy anything. */
  readonly organization: string | null;
  /** Test only this measure; null: all in force. */
  readonly measure: string | null;
  readonly verdict: Verdict | null;
  /** Part of an id or name of the organization or good, in any case; null: any. */
  readonly query: string | null;
  readonly sort: (typeof PORTFOLIO_ORDERS)[number];
  /** `asc`: worst verdict first, names and counts ascending. */
  readonly order: 'asc' | 'desc';
  readonly page: number;
  readonly pageSize: number;
}

export interface PortfolioItem extends Product {
  readonly organizationName: string;
  readonly goodName: string;
  readonly verdict: Verdict;
  readonly measures: readonly Pick<MeasureResult, 'id' | 'verdict' | 'hits'>[];
  readonly hits: number;
  readonly gaps: number;
}

export interface Portfolio extends Page<PortfolioItem> {
  readonly date: string;
  /** Of all products that the other filters leave, whatever verdict is asked for. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Of lists in force on the date that are old, or have no date. */
  readonly warnings: readonly ListWarning[];
  readonly generation: number;
}

function judgeProduct(evidence: Evidence, product: Product, date: Day, measure: string | null) {
  const measures = measure === null ? null : [measure];
  return answered(evidence, { ...product, date, since: null, measures }, ({ inForce, hits, gaps }) => {
    const results = judgeMeasures(inForce, hits, gaps);
    return {
      verdict: judgeAll(results),
      measures: results.map(({ id, verdict, hits: count }) => ({ id, verdict, hits: count })),
      hits: hits.length,
      gaps: gaps.length,
    };
  });
}

/** Every product with its verdict, in code-point order of organization and good; kept, for pages are asked for often. */
function judgedProducts(visit: Visit, question: PortfolioQuestion): Promise<readonly PortfolioItem[]> {
  const { date, measure, organization } = question;
  return visit.kept(`portfolio ${JSON.stringify([date, measure, organization])}`, async () => {
    const evidence = await wholeEvidence(visit);
    const names = await goodNames(visit.reader);
    return productsOf(evidence.graph, organization === null ? [] : [organization]).map((product) => ({
      ...product,
      organizationName: partyName(evidence.graph, product.organization),
      goodName: product.good === null ? UNKNOWN_GOOD_LABEL : (names.get(product.good) ?? product.good),
      ...judgeProduct(evidence, product, date, measure),
    }));
  });
}

function includesText(item: PortfolioItem, query: string): boolean {
  const wanted = query.toLowerCase();
  const { organization, organizationName, good, goodName } = item;
  return [organization, organizationName, good ?? '', goodName].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

const COMPARE: Record<PortfolioQuestion['sort'], (a: PortfolioItem, b: PortfolioItem) => number> = {
  verdict: (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict),
  organization: (a, b) => compareCodePoints(a.organizationName, b.organizationName),
  good: (a, b) => compareCodePoints(a.goodName, b.goodName),
  hits: (a, b) => a.hits - b.hits,
  gaps: (a, b) => a.gaps - b.gaps,
};

/**
 * The products of importers with their verdicts, a page at a time. Errors: NO_MEASURE_IN_FORCE, MEASURE_NOT_FOUND,
 * PRODUCT_NOT_FOUND.
 */
export async function portfolio(visit: Visit, question: PortfolioQuestion): Promise<Portfolio> {
  const { query, verdict, sort, order } = question;
  const { measures } = await wholeEvidence(visit);
  const judged = await judgedProducts(visit, question);
  const matching = query === null ? judged : judged.filter((item) => includesText(item, query));
  const counts = Object.fromEntries(VERDICTS.map((each) => [each, 0])) as Record<Verdict, number>;
  for (const item of matching) counts[item.verdict]++;
  const direction = order === 'asc' ? 1 : -1;
  const items = matching
    .filter((item) => verdict === null || item.verdict === verdict)
    .sort((a, b) => direction * COMPARE[sort](a, b));
  return {
    ...pageOf(items, question),
    date: formatDay(question.date),
    counts,
    warnings: listWarnings(measuresInForce(measures, question.date), question.date),
    generation: visit.generation,
  };
}
