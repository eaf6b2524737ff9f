import { canonicalPlace, Places } from '../../model/places.js';
import type { Good, Organization, Site } from '../../model/records.js';
import type { StoredOf, StoreTable } from '../port.js';
import type { Run } from './connection.js';

/** A relationship that follows from a member of a record: what it is called in `cypher/links.cypher`. */
type Link = 'operates' | 'within' | 'lies-in' | 'broader';

/** The id or code that each link of a record leads to; null: it has none. */
type Targets = Readonly<Partial<Record<Link, string | null>>>;

/** Without a table, places nest by the form of their codes. */
const PLACES = new Places([]);

function placeOf({ region, country }: { region: string | null; country: string | null }): string | null {
  const place = region ?? country;
  return place === null ? null : canonicalPlace(place);
}

function targetsOf(table: StoreTable, record: StoredOf[StoreTable] | null): Targets {
  if (record === null) return {};
  if (table === 'organizations') return { 'lies-in': placeOf(record as Organization) };
  if (table === 'goods') return { broader: (record as Good).broader };
  if (table !== 'sites') return {};
  const site = record as Site;
  return { operates: site.organization, within: site.within, 'lies-in': placeOf(site) };
}

const LINKS: readonly Link[] = ['operates', 'within', 'lies-in', 'broader'];

/** A record before and after a change; null: it was or is not there. */
export interface Turn {
  readonly key: string;
  readonly before: StoredOf[StoreTable] | null;
  readonly after: StoredOf[StoreTable] | null;
}

/** Ends and makes the relationships that follow from what changes in these records. */
export async function turnLinks(
  run: Run,
  table: StoreTable,
  turns: readonly Turn[],
  generation: number,
): Promise<void> {
  for (const link of LINKS) {
    const ended: string[] = [];
    const made: string[][] = [];
    for (const { key, before, after } of turns) {
      const from = targetsOf(table, before)[link] ?? null;
      const to = targetsOf(table, after)[link] ?? null;
      if (from === to) continue;
      if (from !== null) ended.push(key);
      if (to !== null) made.push([key, to]);
    }
    if (ended.length > 0) await run(`links/end-${link}`, { ids: ended, generation });
    if (link === 'lies-in') await makeRegions(run, new Set(made.map(([, code]) => code!)));
    if (made.length > 0) await run(`links/make-${link}`, { rows: made, generation });
  }
}

/** The regions of these codes and all that they lie in. */
async function makeRegions(run: Run, codes: ReadonlySet<string>): Promise<void> {
  const outerOf = new Map<string, string | null>();
  for (const code of codes) {
    const chain = PLACES.chain(code);
    for (const [index, place] of chain.entries()) outerOf.set(place, chain[index + 1] ?? null);
  }
  if (outerOf.size > 0) await run('links/make-regions', { rows: [...outerOf] });
}
