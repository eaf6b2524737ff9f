import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import {
  type EarlierProduct,
  type EarlierResult,
  screenLineSchema,
  traceSchema,
  watchStateSchema,
} from '../model/earlier-result.js';
import { HeadwaterError } from '../model/errors.js';
import { openError } from './source-file.js';

const ADVICE = 'give what `trace` or `screen` printed with `--format json`, or what `watch` keeps';

function refused(fileName: string, what: string): HeadwaterError {
  return new HeadwaterError('RESULT_UNREADABLE', `${fileName}: ${what}: ${ADVICE}`);
}

/** The value of one JSON text as the schema has it. Error: RESULT_UNREADABLE. */
function checked<S extends z.ZodType>(
  schema: S,
  value: unknown,
  fileName: string,
  where: string,
): z.infer<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const member = issue!.path.length === 0 ? '' : ` at ${issue!.path.join('.')}`;
  throw refused(fileName, `${where}is not a result of Headwater, or damaged${member} (${issue!.message})`);
}

function parsed(text: string, fileName: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(fileName, `${where}is not JSON, or not all of it is there`);
  }
}

function fromTrace(value: unknown, fileName: string): EarlierResult {
  const { product, hits, date, since, provenance, ...rest } = checked(traceSchema, value, fileName, '');
  const grounds = {
    hits: hits.map(({ measure, basis, stock, path }) => ({
      measure,
      basis,
      stocks: path[0] === undefined ? [stock] : [path[0].to, ...path.map(({ from }) => from)],
      records: path.flatMap(({ record }) => record ?? []),
    })),
    // A trace does not print the paths to gaps.
    gaps: rest.gaps.map((gap) => ({ ...gap, records: [] })),
  };
  const { verdict, measures } = rest;
  const products = [{ ...product, verdict, measures, grounds }];
  const organizations = [product.organization];
  return { form: 'trace', date, since, provenance, products, organizations, measures: null };
}

/** Lines of one run: those of two runs put together have no one date or generation to compare with. */
function fromScreen(values: readonly unknown[], fileName: string): EarlierResult {
  const lines = values.map((value, at) => checked(screenLineSchema, value, fileName, `line ${at + 1} `));
  const [first] = lines;
  if (first === undefined) throw refused(fileName, 'is empty');
  const { date, since, provenance } = first;
  const ofFirst = JSON.stringify([date, since, provenance]);
  const products: EarlierProduct[] = [];
  for (const [at, line] of lines.entries()) {
    if (JSON.stringify([line.date, line.since, line.provenance]) !== ofFirst)
      throw refused(fileName, `line ${at + 1} is of another run than line 1`);
    products.push(line);
  }
  const organizations = [...new Set(products.map(({ organization }) => organization))];
  return { form: 'screen', date, since, provenance, products, organizations, measures: null };
}

function fromText(text: string, fileName: string): EarlierResult {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isScreen = lines.length > 0 && lines.every((line) => line.startsWith('{"organization"'));
  if (isScreen || lines.length === 0) {
    return fromScreen(
      lines.map((line, at) => parsed(line, fileName, `line ${at + 1} `)),
      fileName,
    );
  }
  const value = parsed(text, fileName, '');
  const isState = typeof value === 'object' && value !== null && 'watch' in value;
  if (!isState) return fromTrace(value, fileName);
  return { form: 'state', ...checked(watchStateSchema, value, fileName, '') };
}

/**
 * Reads an earlier answer: the state that `watch` keeps, what `trace --format json` printed, or the lines of
 * `screen --format json`; which of them is seen by the content. Errors: FILE_NOT_FOUND, FILE_UNREADABLE,
 * RESULT_UNREADABLE.
 */
export async function readEarlierResult(path: string, fileName = path): Promise<EarlierResult> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw openError(fileName, error);
  });
  return fromText(text, fileName);
}
