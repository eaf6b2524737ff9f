import type { Route } from '../route.js';

/** Products asked for at once. */
export const PAGE_SIZE = 100;

export const SORTS = ['verdict', 'good', 'organization', 'hits', 'gaps'] as const;
export type Sort = (typeof SORTS)[number];

/** By what the table is ordered; the worst verdict first where nothing is asked. */
export function orderOf({ parameters }: Route): { readonly sort: Sort; readonly isDescending: boolean } {
  const sort = SORTS.find((name) => name === parameters.get('sort')) ?? 'verdict';
  return { sort, isDescending: parameters.get('order') === 'desc' };
}

/** The parameters of one page of the products that a route asks for. */
export function portfolioPath(route: Route, page: number) {
  const { parameters } = route;
  const { sort, isDescending } = orderOf(route);
  return {
    date: parameters.get('date'),
    organization: parameters.get('organization'),
    verdict: parameters.get('verdict'),
    measure: parameters.get('measure'),
    query: parameters.get('query'),
    sort,
    order: isDescending ? 'desc' : 'asc',
    page,
    pageSize: PAGE_SIZE,
  };
}
