/**
 * Where the reader is, as the part of the address behind `#`: `#/product?organization=o&good=g&date=2026-06-01`.
 * Everything that changes an answer stands there, so that a link shows another reader the same.
 */
export const PAGES = [
  'portfolio',
  'product',
  'evidence',
  'organization',
  'matches',
  'measures',
  'import',
] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  readonly page: PageName;
  readonly parameters: URLSearchParams;
}

/** The route of an address; what is no page is the portfolio. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const page = PAGES.find((name) => name === path) ?? 'portfolio';
  return { page, parameters: new URLSearchParams(query) };
}

export type Parameters = Readonly<Record<string, string | null | undefined | readonly string[]>>;

/** The address of a page; parameters that are null, undefined or empty are left out. */
export function linkTo(page: PageName, parameters: Parameters = {}): string {
  return changed({ page, parameters: new URLSearchParams() }, parameters);
}

/** The address of the same page with some parameters changed, the others kept. */
export function changed({ page, parameters }: Route, changes: Parameters): string {
  const query = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) if (each) query.append(name, each);
  }
  return `#/${page}${query.size === 0 ? '' : `?${query}`}`;
}
