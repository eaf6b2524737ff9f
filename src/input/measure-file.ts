import type { z } from 'zod';
import type { Measure } from '../model/measure.js';
import { measureSchema } from '../model/measure-schemas.js';
import type { Places } from '../model/places.js';
import type { Fault } from './fault.js';
import { findJsonFault } from './json-text.js';
import type { DraftMeasure } from './list-draft.js';
import { readUtf8, wholeFault } from './list-text.js';
import { readMeasure } from './measure-check.js';

/** A measure, and which of the file it is, counted from 1. */
export interface ReadMeasure {
  readonly record: Measure;
  readonly row: number;
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

/** The measures without a fault, and the faults of the others. */
export function checkMeasures(
  list: readonly DraftMeasure[],
  places: Places,
): { readonly measures: readonly ReadMeasure[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rowOf = new Map<string, number>();
  const measures: ReadMeasure[] = [];
  for (const { json, row } of list) {
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
      const message = `row or measure ${earlier} of the file has the same id: rename or remove one`;
      faults.push({ row, column: 'id', rule: 'measure-doubled', value: record.id, message });
    }
    rowOf.set(record.id, earlier ?? row);
    if (faults.length === before) measures.push({ record, row });
  }
  return { measures, faults };
}

function readJson(bytes: Buffer): { readonly json: unknown } | Fault {
  const read = readUtf8(bytes);
  if ('rule' in read) return read;
  const fault = findJsonFault(read.text);
  if (fault === null) return { json: JSON.parse(read.text) };
  return wholeFault('json-format', null, `line ${fault.line}, column ${fault.column}: ${fault.message}`);
}

/**
 * Reads measures (design.md §6) from JSON: one, an array of them, or `{"measures": […]}`. In a problem the row is the
 * measure's number from 1, and the column is the path of the member, as `scope[0].parties[1].name`.
 */
export function readMeasureJson(
  bytes: Buffer,
  places: Places,
): { readonly measures: readonly ReadMeasure[]; readonly faults: readonly Fault[] } {
  const read = readJson(bytes);
  const list = 'json' in read ? measuresOf(read.json) : read;
  if ('rule' in list) return { measures: [], faults: [list] };
  return checkMeasures(
    list.map((json, index) => ({ json, row: index + 1 })),
    places,
  );
}
