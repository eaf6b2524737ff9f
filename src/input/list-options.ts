import { type Day, formatSpanEnd } from '../model/dates.js';
import type { Places } from '../model/places.js';
import { readAnswers } from './answers.js';
import { findMeasureFiles } from './find-files.js';
import { type MeasureOptions, readMeasures } from './list-file.js';

/** What is said beside files of measures: a file of answers, and the day of which the lists are. */
export interface ListOptions {
  readonly answers?: string | undefined;
  readonly asOf?: Day | undefined;
}

/**
 * Reads what lists are read with; `shippedFolder` holds the measures that ship. Errors: FILE_*, ANSWERS_UNREADABLE.
 */
export async function readListOptions(
  { answers, asOf }: ListOptions,
  shippedFolder: string,
  places: Places,
): Promise<Omit<MeasureOptions, 'fileName'>> {
  const { files } = await findMeasureFiles([shippedFolder]);
  const shipped = await Promise.all(files.map(({ path }) => readMeasures(path, { places })));
  return {
    places,
    shipped: shipped.flatMap(({ measures }) => measures.map(({ record }) => record)),
    asOf: formatSpanEnd(asOf ?? null),
    ...(answers === undefined ? {} : { answers: await readAnswers(answers) }),
  };
}
