import { everything } from '../flow/closure.js';
import { HeadwaterError } from '../model/errors.js';
import type { Good, Organization } from '../model/records.js';
import type { StoredOf, StoreTable } from '../store/port.js';
import type { Visit } from './desk.js';
import { type Page, pageOf } from './page.js';

export interface SearchQuestion {
  /** Part of an id or a name, in any case; null: all. */
  readonly query: string | null;
  readonly page: number;
  readonly pageSize: number;
}

/** Every record of a table; kept, for searches come letter by letter. */
function allOf<T extends StoreTable>({ reader, kept }: Visit, table: T): Promise<readonly StoredOf[T][]> {
  return kept(`all ${table}`, () => everything(reader, table));
}

function matches(query: string | null, texts: readonly (string | null)[]): boolean {
  const wanted = query?.toLowerCase() ?? '';
  return texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

/** Organizations by id, name, local name or alias, in code-point order of their ids. */
export async function searchOrganizations(
  visit: Visit,
  question: SearchQuestion,
): Promise<Page<Organization>> {
  const all = await allOf(visit, 'organizations');
  const found = all.filter(({ id, name, localName, aliases }) =>
    matches(question.query, [id, name, localName, ...aliases]),
  );
  return pageOf(found, question);
}

/** Goods by id, name or HS code, in code-point order of their ids. */
export async function searchGoods(visit: Visit, question: SearchQuestion): Promise<Page<Good>> {
  const all = await allOf(visit, 'goods');
  return pageOf(
    all.filter(({ id, name, hs }) => matches(question.query, [id, name, ...hs])),
    question,
  );
}

export function recordNotFound(what: string, id: string): HeadwaterError {
  return new HeadwaterError('RECORD_NOT_FOUND', `There is no ${what} "${id}" in the store. Check the id.`);
}
