import type { Measure } from '../model/measure.js';
import type { Places } from '../model/places.js';
import type { Problem } from '../model/problem.js';
import { type Answers, NO_ANSWERS } from './answers.js';
import { readEntityLines } from './entity-lines.js';
import { readEntityPage } from './entity-page.js';
import { type Fault, problemOf } from './fault.js';
import type { DraftList, ListContext } from './list-draft.js';
import { formatOf, type ListFormat } from './list-format.js';
import { type ListText, readUtf8, readUtf8OrLatin, readWhole, wholeFault } from './list-text.js';
import { checkMeasures, type ReadMeasure, readMeasureJson } from './measure-file.js';
import { readOrderTable } from './order-table.js';
import { type AnswerTemplate, Questions } from './questions.js';
import { supplement } from './supplement.js';
import { readTargetTable } from './target-table.js';

export interface MeasureOptions {
  readonly places: Places;
  /** How problems name the file; the path if left out. */
  readonly fileName?: string;
  /** What the user says that a list does not. */
  readonly answers?: Answers;
  /** The day of which a list is, YYYY-MM-DD. */
  readonly asOf?: string | null;
  /** Measures whose parties complete those of a list; see `supplement.ts`. */
  readonly shipped?: readonly Measure[];
}

/** What a file of measures, or of listed parties, gives. */
export interface MeasureFile {
  readonly measures: readonly ReadMeasure[];
  readonly problems: readonly Problem[];
  /** Of the raw bytes, in hexadecimal. */
  readonly sha256: string;
  /** Measures of our own JSON, or rows of a list: those that were accepted and those with problems. */
  readonly rows: number;
  /** How the file was understood, and what was left out of it. */
  readonly notes: readonly string[];
  /** The facts that are missing, to be filled in; empty if none is. */
  readonly template: AnswerTemplate;
}

const FORMAT_NAMES: Readonly<Record<Exclude<ListFormat, 'measures'>, string>> = {
  orders: 'the table of Withhold Release Orders and Findings',
  page: 'the page of the UFLPA Entity List',
  targets: 'targets of OpenSanctions',
  entities: 'entities of FollowTheMoney',
};

function readDrafts(format: ListFormat, text: string, context: ListContext): Promise<DraftList> | DraftList {
  if (format === 'orders') return readOrderTable(text, context);
  if (format === 'page') return readEntityPage(text, context);
  if (format === 'targets') return readTargetTable(text, context);
  return readEntityLines(text, context);
}

/** Only American agencies' files are known to come in Windows-1252; elsewhere it would turn names into riddles. */
function decode(bytes: Buffer): { format: ListFormat; read: ListText | Fault } {
  const strict = readUtf8(bytes);
  if ('text' in strict) return { format: formatOf(strict.text), read: strict };
  const latin = readUtf8OrLatin(bytes);
  const format = 'text' in latin ? formatOf(latin.text) : 'measures';
  const mayBeLatin = format === 'orders' || format === 'page';
  return mayBeLatin ? { format, read: latin } : { format: 'measures', read: strict };
}

interface ReadFile {
  readonly measures: readonly ReadMeasure[];
  readonly faults: readonly Fault[];
  readonly rows: number;
  readonly notes: readonly string[];
  readonly template: AnswerTemplate;
}

const UNKNOWN_FORMAT =
  'it is neither measures in JSON nor a list that Headwater reads (docs/measures.md): take the file as its publisher has it';

function readOwn(bytes: Buffer, fileName: string, places: Places): ReadFile {
  const { measures, faults: found } = readMeasureJson(bytes, places);
  const isOther = !/\.json$/i.test(fileName) && found.some(({ rule }) => rule === 'json-format');
  const faults = isOther ? [wholeFault('measure-format', null, UNKNOWN_FORMAT)] : found;
  const refused = new Set(faults.map(({ row }) => row));
  const rows = new Set([...measures.map(({ row }) => row), ...refused]).size;
  return { measures, faults, rows, notes: [], template: {} };
}

async function readList(
  format: Exclude<ListFormat, 'measures'>,
  read: ListText,
  options: MeasureOptions,
): Promise<ReadFile> {
  const { places, answers = NO_ANSWERS, asOf = null, shipped = [] } = options;
  const questions = new Questions();
  const drafted = await readDrafts(format, read.text, { places, answers, asOf, questions });
  const checked = checkMeasures(drafted.drafts, places);
  const faults = [...drafted.faults, ...questions.faults, ...checked.faults];
  const measures = checked.measures.map(({ record, row }) => ({ record: supplement(record, shipped), row }));
  return {
    measures: faults.length === 0 ? measures : [],
    faults,
    rows: drafted.rows,
    notes: [`read as ${FORMAT_NAMES[format]}, ${read.encoding}`, ...drafted.notes],
    template: questions.template,
  };
}

/**
 * Reads a file of measures (our JSON) or a published list, known by its content: CBP's table of orders, the page of
 * the UFLPA Entity List, OpenSanctions' targets, FollowTheMoney entities. Whole or not at all: with a problem there
 * may be measures, but they are not to be taken. Throws FILE_NOT_FOUND and FILE_UNREADABLE.
 */
export async function readMeasures(path: string, options: MeasureOptions): Promise<MeasureFile> {
  const { fileName = path } = options;
  const { bytes, sha256 } = await readWhole(path, fileName);
  const { format, read } = decode(bytes);
  const file =
    format === 'measures' || 'rule' in read
      ? readOwn(bytes, fileName, options.places)
      : await readList(format, read, options);
  const { faults, ...rest } = file;
  return { ...rest, problems: faults.map((fault) => problemOf(fileName, fault)), sha256 };
}
