import { scopeInWords } from '../measures/scope-words.js';
import { formatSpanEnd } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { type Measure, measureToFile } from '../model/measure.js';
import type { Visit } from './desk.js';
import { readMeasures } from './evidence.js';
import { goodNames, placeLabel } from './labels.js';

/** A measure in one line, with how many names it lists. */
export function measureLine(measure: Measure) {
  const { id, title, jurisdiction, issuer, kind, consequence, status, partial, verify, source } = measure;
  return {
    id,
    title,
    jurisdiction,
    issuer,
    kind,
    consequence,
    status,
    partial,
    verify,
    effective: {
      from: formatSpanEnd(measure.effective.from),
      to: formatSpanEnd(measure.effective.to),
    },
    listDate: source?.date ?? null,
    parties: measure.scope.reduce((sum, { parties }) => sum + (parties?.length ?? 0), 0),
  };
}

export async function measureList({ reader }: Visit) {
  return { items: (await readMeasures(reader)).map(measureLine) };
}

/** One measure as its file has it, with its scope in sentences. Error: MEASURE_NOT_FOUND. */
export async function measureView({ reader }: Visit, id: string) {
  const [stored] = await reader.get('measures', [id]);
  if (stored === undefined) {
    throw new HeadwaterError('MEASURE_NOT_FOUND', `There is no measure "${id}" in the store.`);
  }
  const goods = await goodNames(reader);
  const names = { good: (good: string) => goods.get(good) ?? good, place: placeLabel };
  return {
    measure: measureToFile(stored.record) as Record<string, unknown>,
    scopeInWords: scopeInWords(stored.record, names),
    origin: stored.origin,
  };
}
