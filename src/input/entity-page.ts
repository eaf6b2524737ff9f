import type { Fault } from './fault.js';
import { type HtmlPage, type HtmlTable, readHtml } from './html-tables.js';
import { type DraftList, dateOfList, type ListContext } from './list-draft.js';
import { readPartyNames } from './party-names.js';
import { readUsDate, US_DATE_PATTERN } from './us-date.js';

/** The page that DHS publishes as the UFLPA Entity List: a table for each part of section 2(d)(2)(B) of the act. */

/** A page is text; what is longer was not saved from a browser. */
const MAX_PAGE_CHARACTERS = 16 * 1024 * 1024;

const NAME_HEADING = /^(?:name of entity|entity name|entity)$/i;
const DATE_HEADING = /^effective date$/i;
const LIKE_HEADING = /\bentity\b|\bentities\b|effective date/i;
const IS_THE_LIST = /2\(d\)\(2\)\(B\)|UFLPA Entity List/i;
const DATED = new RegExp(`\\blast (?:updated|published(?: date)?)\\W{0,4}(${US_DATE_PATTERN})`, 'gi');

/** Facts of the act and of no row of the page (docs/measures.md). */
const MEASURE = {
  id: 'us-uflpa-entity-list',
  jurisdiction: 'US',
  issuer: 'DHS',
  kind: 'UFLPA',
  title: 'UFLPA Entity List',
  legalBasis: '19 U.S.C. 1307; Public Law 117-78, section 2(d)(2)(B)',
  consequence: 'presumed-prohibited',
  effective: { from: '2022-06-21', to: null },
  announced: '2022-06-21',
  partial: false,
} as const;

interface ListedEntity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly from: string;
}

function pageFault(rule: Fault['rule'], message: string, value: string | null = null): Fault {
  return { row: 0, column: null, rule, value, message };
}

/** Rows of entities in one or more tables; the row numbers of faults count those of the whole page. */
class EntityRows {
  readonly faults: Fault[] = [];
  rows = 0;
  readonly #context: ListContext;
  readonly #with: unknown[] = [];
  readonly #without: unknown[] = [];
  readonly #byName = new Map<string, { at: number; list: unknown[] }>();

  constructor(context: ListContext) {
    this.#context = context;
  }

  get scope(): readonly object[] {
    const items = [
      { parties: this.#with, subsidiaries: true },
      { parties: this.#without, subsidiaries: false },
    ];
    return items.filter(({ parties }) => parties.length > 0);
  }

  take(cells: readonly string[], nameAt: number, dateAt: number, table: number): void {
    this.rows++;
    const where = `table ${table} of the page`;
    if (cells.length !== 2) {
      const message = `${where}: the row has ${cells.length} cells, not a name and a date: correct it`;
      this.#fault('row-ragged', null, cells.join(' | '), message);
      return;
    }
    const [cell, date] = [cells[nameAt]!.replace(/[*†‡]+$/, ''), cells[dateAt]!];
    const from = readUsDate(date);
    if (from === null)
      this.#fault(
        'date-format',
        'effective date',
        date,
        `${where}: it is not a date, as June 21, 2022: correct it`,
      );
    else this.#name(cell, from, where);
  }

  #fault(rule: Fault['rule'], column: string | null, value: string, message: string): void {
    this.faults.push({ row: this.rows, column, rule, value, message });
  }

  #name(cell: string, from: string, where: string): void {
    const answer = this.#context.answers.entities[cell];
    const { countriesNamed } = this.#context.places;
    const read =
      answer?.parties === undefined
        ? readPartyNames(cell, (text) => countriesNamed.call(this.#context.places, text).length > 0)
        : { subsidiaries: false };
    if ('fault' in read) {
      const message = `${where}: ${read.fault}: state the parties`;
      const fault = { row: this.rows, column: 'name of entity', value: cell, message };
      this.#context.questions.ask('entities', cell, ['parties'], fault);
      return;
    }
    const list = (answer?.subsidiaries ?? read.subsidiaries) ? this.#with : this.#without;
    if ('parties' in read) for (const party of read.parties) this.#list({ ...party, from }, list);
    else list.push(...(answer?.parties ?? []).map((party) => Object.assign({ from }, party)));
  }

  /** An entity may stand in several tables: it is listed once, from its first day and with all its aliases. */
  #list(entity: ListedEntity, list: unknown[]): void {
    const key = `${entity.name} ${list === this.#with}`;
    const known = this.#byName.get(key);
    if (known === undefined) {
      this.#byName.set(key, { at: list.length, list });
      list.push(entity);
      return;
    }
    const before = list[known.at] as ListedEntity;
    const aliases = [...new Set([...before.aliases, ...entity.aliases])];
    list[known.at] = { ...before, aliases, from: before.from < entity.from ? before.from : entity.from };
  }
}

/** Takes the rows of a table that is one of entities; a table that only looks like one gives a fault. */
function readEntityTable({ rows, isClosed }: HtmlTable, number: number, found: EntityRows): boolean {
  const isHeading = (cells: readonly string[]) =>
    cells.some((cell) => NAME_HEADING.test(cell)) && cells.some((cell) => DATE_HEADING.test(cell));
  const heading = rows[0];
  if (heading === undefined || !isHeading(heading) || heading.length !== 2) {
    const looksLike =
      heading?.some((cell) => LIKE_HEADING.test(cell) && cell.length < 40) ||
      rows.some((cells) => cells.length <= 3 && cells.some((cell) => readUsDate(cell) !== null));
    if (looksLike) {
      const message = `table ${number} of the page looks like one of entities, but its first row is not "Name of Entity" and "Effective Date": correct it, or take the table out`;
      found.faults.push(pageFault('page-table', message, heading?.join(' | ') ?? null));
    }
    return looksLike === true;
  }
  const nameAt = heading.findIndex((cell) => NAME_HEADING.test(cell));
  const before = found.rows;
  for (const cells of rows.slice(1)) if (!isHeading(cells)) found.take(cells, nameAt, 1 - nameAt, number);
  if (found.rows === before || !isClosed) {
    const what = isClosed ? 'has no rows' : 'is not closed: the file breaks off';
    found.faults.push(
      pageFault('page-table', `table ${number} of the page ${what}: save the whole page again`),
    );
  }
  return true;
}

/** The date that the page states of itself; null if none, or several. */
function dateOfPage({ text, times }: HtmlPage): string | null {
  const printed = [...text.matchAll(DATED)].map((match) => readUsDate(match[1]!));
  const marked = times.map((time) => readUsDate(time.slice(0, 10)));
  for (const dates of [printed, marked]) {
    const known = new Set(dates.filter((date) => date !== null));
    if (known.size === 1) return [...known][0]!;
  }
  return null;
}

/** Reads the page of the UFLPA Entity List as one measure, which takes the place of the part that ships. */
export async function readEntityPage(text: string, context: ListContext): Promise<DraftList> {
  const nothing = { drafts: [], rows: 0, notes: [] };
  if (text.length > MAX_PAGE_CHARACTERS) {
    const message = `the page is longer than ${MAX_PAGE_CHARACTERS} characters: save the page alone, without what it shows`;
    return { ...nothing, faults: [pageFault('page-table', message)] };
  }
  const page = await readHtml(text);
  const found = new EntityRows(context);
  let tables = 0;
  for (const [index, table] of page.tables.entries()) if (readEntityTable(table, index + 1, found)) tables++;
  if (tables === 0 || !IS_THE_LIST.test(page.text)) {
    const message =
      'the page is not the UFLPA Entity List: it has no table "Name of Entity", or does not name the list';
    return { ...nothing, faults: [pageFault('page-table', message)] };
  }
  const date = dateOfList(context, dateOfPage(page));
  const source = {
    publisher: 'U.S. Department of Homeland Security (DHS)',
    title: 'UFLPA Entity List',
    date,
    uri: 'https://www.dhs.gov/uflpa-entity-list',
  };
  const json = { ...MEASURE, scope: found.scope, source };
  const isWhole = found.faults.length === 0 && found.scope.length > 0;
  const notes = [`${tables} tables of entities, ${found.rows} rows`];
  return { drafts: isWhole ? [{ row: 1, json }] : [], faults: found.faults, rows: found.rows, notes };
}
