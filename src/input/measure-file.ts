import type { z } from 'zod';
import { HeadwaterError } from '../model/errors.js';
import { type Measure, measureSchema } from '../model/measure.js';
import type { Places } from '../model/places.js';
import type { Problem } from '../model/problem.js';
import { foreignFormat, Utf8Gate, withoutMark } from './encoding.js';
import { type Fault, problemOf } from './fault.js';
import { findJsonFault } from './json-text.js';
import { readMeasure } from './measure-check.js';
import { SourceFile } from './source-file.js';

/** A file of measures is read whole, so its size is limited; the longest list is far below. */
export const MAX_MEASURE_FILE_BYTES = 64 * 1024 * 1024;

/** A measure, and which of the file it is, counted from 1. */
export interface ReadMeasure {
  readonly record: Measure;
  readonly row: number;
}

export interface MeasureFile {
  readonly measures: readonly ReadMeasure[];
  readonly problems: readonly Problem[];
  /** Of the raw bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface MeasureOptions {
  readonly places: Places;
  /** How problems name the file; the path if left out. */
  readonly fileName?: string;
}

function wholeFault(rule: Fault['rule'], value: string | null, message: string): Fault {
  return { row: 0, column: null, rule, value, message };
}

async function readWhole(path: string, fileName: string): Promise<{ bytes: Buffer; sha256: string }> {
  const source = await SourceFile.open(path, fileName);
  const chunks: Buffer[] = [];
  try {
    for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) {
      chunks.push(chunk);
      if (source.bytesRead <= MAX_MEASURE_FILE_BYTES) continue;
      const message = `${fileName}: longer than ${MAX_MEASURE_FILE_BYTES} bytes: split it`;
      throw new HeadwaterError('FILE_UNREADABLE', message);
    }
    return { bytes: Buffer.concat(chunks), sha256: source.sha256() };
  } finally {
    await source.close();
  }
}

function encodingFault(bytes: Buffer): Fault | null {
  const text = withoutMark(bytes);
  const gate = new Utf8Gate(bytes.length - text.length);
  const fault = foreignFormat(bytes) ?? gate.pass(text).fault ?? gate.end();
  return fault === null ? null : wholeFault(fault.rule, fault.value, fault.message);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The measures of one of the three shapes: a measure, an array of them, or an object with only `measures`. */
function measuresOf(json: unknown): readonly unknown[] | Fault {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return wholeFault('measure-format', null, 'write a measure, or an array of measures');
  if (!('measures' in json)) return [json];
  const other = Object.keys(json).find((name) => name !== 'measures');
  if (other === undefined && Array.isArray(json.measures)) return json.measures;
  const message = 'beside an array called measures nothing may stand: correct it, or write the array alone';
  return { ...wholeFault('measure-format', null, message), column: other ?? 'measures' };
}

function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return parts.join('').replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => {
    return typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  }, value);
}

function issueMessage(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'it is missing: add it';
  if (issue.code === 'unrecognized_keys')
    return 'a measure has no such member here: correct the name, or remove it';
  if (issue.code === 'invalid_format')
    return 'an id may not have a semicolon, a control character, or blanks at an end';
  return issue.code === 'too_small' ? 'it is empty: fill it, or write null' : issue.message;
}

function shapeFaults(row: number, json: unknown, issues: readonly z.core.$ZodIssue[]): readonly Fault[] {
  return issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    return keys.map((key) => {
      const path = key === null ? issue.path : [...issue.path, key];
      const value = valueAt(json, path);
      const column = path.length === 0 ? null : pathText(path);
      const shown = value === undefined ? null : JSON.stringify(value);
      return {
        row,
        column,
        rule: 'measure-format',
        value: shown,
        message: issueMessage(issue, value),
      } as const;
    });
  });
}

/** Collects the measures without a fault, and the faults of the others. */
function readAll(list: readonly unknown[], places: Places, faults: Fault[]): readonly ReadMeasure[] {
  const rowOf = new Map<string, number>();
  const measures: ReadMeasure[] = [];
  for (const [index, json] of list.entries()) {
    const row = index + 1;
    const before = faults.length;
    const shaped = measureSchema.safeParse(json);
    if (!shaped.success) {
      faults.push(...shapeFaults(row, json, shaped.error.issues));
      continue;
    }
    const record = readMeasure(shaped.data, places, (column, rule, value, message) => {
      faults.push({ row, column, rule, value: value === '' ? null : value, message });
    });
    const earlier = rowOf.get(record.id);
    if (earlier !== undefined) {
      const message = `measure ${earlier} of the file has the same id: rename or remove one`;
      faults.push({ row, column: 'id', rule: 'measure-doubled', value: record.id, message });
    }
    rowOf.set(record.id, earlier ?? row);
    if (faults.length === before) measures.push({ record, row });
  }
  return measures;
}

function readJson(bytes: Buffer): { readonly json: unknown } | Fault {
  const encoding = encodingFault(bytes);
  if (encoding !== null) return encoding;
  const text = withoutMark(bytes).toString();
  const fault = findJsonFault(text);
  if (fault === null) return { json: JSON.parse(text) };
  return wholeFault('json-format', null, `line ${fault.line}, column ${fault.column}: ${fault.message}`);
}

/**
 * Reads measures (design.md §6) from a JSON file: one, an array of them, or `{"measures": […]}`. In a problem the row
 * is the measure's number from 1, and the column is the path of the member, as `scope[0].parties[1].name`.
 * Throws FILE_NOT_FOUND and FILE_UNREADABLE.
 */
export async function readMeasures(path: string, options: MeasureOptions): Promise<MeasureFile> {
  const { places, fileName = path } = options;
  const { bytes, sha256 } = await readWhole(path, fileName);
  const faults: Fault[] = [];
  const read = readJson(bytes);
  const list = 'json' in read ? measuresOf(read.json) : read;
  const measures = 'rule' in list ? [] : readAll(list, places, faults);
  if ('rule' in list) faults.push(list);
  return { measures, problems: faults.map((fault) => problemOf(fileName, fault)), sha256 };
}
