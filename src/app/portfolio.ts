import { type ListWarning, listWarnings } from '../measures/list-warnings.js';
import { measuresInForce } from '../measures/scope.js';
import { compareCodePoints } from '../model/code-points.js';
import { type Day, formatDay } from '../model/dates.js';
import { UNKNOWN_GOOD_LABEL } from '../report/labels.js';
import { type Product, productIndexesOf } from '../trace/products.js';
import { VERDICTS, type Verdict } from '../trace/result.js';
import { Screen, type Screened, type ScreenedMeasure } from '../trace/screen/screen.js';
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
  readonly measures: readonly Pick<ScreenedMeasure, 'id' | 'verdict' | 'hits'>[];
  /** Null: some, and only a trace counts how many. */
  readonly hits: number | null;
  /** Null: not counted. */
  readonly gaps: number | null;
}

export interface Portfolio extends Page<PortfolioItem> {
  readonly date: string;
  /** Of all products that the other filters leave, whatever verdict is asked for. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Of lists in force on the date that are old, or have no date. */
  readonly warnings: readonly ListWarning[];
  readonly generation: number;
}

function hitsOn(measures: Screened['measures']): number | null {
  let sum = 0;
  for (const { hits } of measures) {
    if (hits === null) return null;
    sum += hits;
  }
  return sum;
}

/** Every product with its verdict, in code-point order of organization and good; kept, for pages are asked for often. */
function judgedProducts(visit: Visit, question: PortfolioQuestion): Promise<readonly PortfolioItem[]> {
  const { date, measure, organization } = question;
  return visit.kept(`portfolio ${JSON.stringify([date, measure, organization])}`, async () => {
    const evidence = await wholeEvidence(visit);
    const names = await goodNames(visit.reader);
    const products = productIndexesOf(evidence.graph, organization === null ? [] : [organization]);
    if (products.length === 0) return [];
    const terms = { date, since: null, measures: measure === null ? null : [measure] };
    const itemOf = ({ organization: id, good, verdict, measures, gaps }: Screened): PortfolioItem => ({
      organization: id,
      organizationName: partyName(evidence.graph, id),
      good,
      goodName: good === null ? UNKNOWN_GOOD_LABEL : (names.get(good) ?? good),
      verdict,
      measures: measures.map(({ id: on, verdict: own, hits }) => ({ id: on, verdict: own, hits })),
      hits: hitsOn(measures),
      gaps,
    });
    return Array.from(new Screen(evidence, terms, products).judged(), itemOf);
  });
}

function includesText(item: PortfolioItem, query: string): boolean {
  const wanted = query.toLowerCase();
  const { organization, organizationName, good, goodName } = item;
  return [organization, organizationName, good ?? '', goodName].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** What was not counted stands with the largest counts. */
function counted(count: number | null): number {
  return count ?? Number.MAX_SAFE_INTEGER;
}

const COMPARE: Record<PortfolioQuestion['sort'], (a: PortfolioItem, b: PortfolioItem) => number> = {
  verdict: (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict),
  organization: (a, b) => compareCodePoints(a.organizationName, b.organizationName),
  good: (a, b) => compareCodePoints(a.goodName, b.goodName),
  hits: (a, b) => counted(a.hits) - counted(b.hits),
  gaps: (a, b) => counted(a.gaps) - counted(b.gaps),
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
