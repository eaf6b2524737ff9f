import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importMeasures, importTables, parseProduct, traceProduct, withStore } from '../src/app.js';
import { parseDay } from '../src/model/dates.js';
import { HeadwaterError } from '../src/model/errors.js';
import type { Store } from '../src/store/port.js';
import { type Drawing, drawingOf, type Expectation } from './drawn-lines.js';

/**
 * Runs the drawings of docs/rules.md: what is drawn becomes table and measure files, they are imported by the real
 * import, and each `=>` line is compared with the program's answer.
 */

/** What the program answered, in the words of the `=>` lines, so that a failing test reads like the document. */
export interface Answer {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

const LISTING = { paths: 1, gaps: null };

function day(text: string, edge: 'from' | 'to'): number {
  return parseDay(text, edge) as number;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

async function writeFiles(folder: string, { tables, measures }: Drawing): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [table, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue;
    const path = join(folder, `${table}.csv`);
    await writeFile(path, csvOf(rows));
    paths.push(path);
  }
  await writeFile(join(folder, 'measures.json'), JSON.stringify(measures));
  return paths;
}

/** The first rule that makes the import refuse a file, or null. */
async function importAll(store: Store, folder: string, drawing: Drawing): Promise<string | null> {
  const paths = await writeFiles(folder, drawing);
  const tables = await importTables(store, paths, { keepUnresolved: false });
  const measures = await importMeasures(store, [join(folder, 'measures.json')]);
  return [...tables.files, ...measures.files].flatMap(({ problems }) => problems)[0]?.rule ?? null;
}

async function ask(store: Store, expectation: Expectation): Promise<readonly string[]> {
  const { product, date, since, details } = expectation;
  const question = {
    ...(await parseProduct(store, product)),
    date: day(date, 'to'),
    since: since === null ? null : day(since, 'from'),
    measures: null,
  };
  const { result } = await traceProduct(store, question, LISTING);
  const stockOf = (stock: { party: string; good: string | null }) => `${stock.party}/${stock.good ?? '?'}`;
  const hits = result.hits.map((hit) => `hit at ${stockOf(hit.stock)}: ${hit.basis}, ${hit.role}`);
  const gaps = result.gaps.map(({ kind, stock, input, touches }) => {
    const text = `gap at ${stockOf(stock)}: ${kind}${input === null ? '' : ` ${input}`}`;
    const named = details.some((line) => line.startsWith(text) && line.includes(', touches '));
    return named ? `${text}, touches ${touches.join(' ') || 'nothing'}` : text;
  });
  const byMeasure = result.measures.map(({ id, verdict }) => `by ${id}: ${verdict}`);
  const isAsked = (kind: string) =>
    details.some((line) => line.startsWith(`${kind} `) || line === `no ${kind}`);
  return [
    result.verdict,
    ...(isAsked('hit') ? new Set(hits.length === 0 ? ['no hit'] : hits) : []),
    ...(isAsked('gap') ? new Set(gaps.length === 0 ? ['no gap'] : gaps) : []),
    ...byMeasure.filter((line) => details.some((detail) => detail.split(': ')[0] === line.split(': ')[0])),
  ];
}

async function answerTo(store: Store, expectation: Expectation): Promise<Answer> {
  const expected = [expectation.verdict, ...expectation.details].sort();
  try {
    return { expected, actual: [...(await ask(store, expectation))].sort() };
  } catch (error) {
    if (error instanceof HeadwaterError) return { expected, actual: [`error ${error.code}`] };
    throw error;
  }
}

/** The answers to every question of one drawing, in order. */
export async function runDrawing(goods: string, text: string): Promise<readonly Answer[]> {
  const drawing = drawingOf(goods, text);
  const folder = await mkdtemp(join(tmpdir(), 'headwater-drawing-'));
  try {
    return await withStore(join(folder, 'drawn.db'), 'write', async (store) => {
      const refused = await importAll(store, folder, drawing);
      if (refused !== null) return [{ expected: [...drawing.refused], actual: [`refused: ${refused}`] }];
      const answers: Answer[] = drawing.refused.map((line) => ({
        expected: [line],
        actual: ['not refused'],
      }));
      for (const expectation of drawing.expectations) answers.push(await answerTo(store, expectation));
      return answers;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
