import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';
import { OPTIONAL } from './count-reporter.js';

/** Real files of others, which may not be copied here, in a folder beside the project. */
const FOLDER = join(import.meta.dirname, '../../../shared/samples');

/** The path of a sample; without a name, of the folder of all. */
export function samplePath(name = ''): string {
  return join(FOLDER, name);
}

/** A test that runs where the sample is. Elsewhere, as in a clone alone, it is reported as skipped and fails no run. */
export function testOnSample(path: string, title: string, run: () => void | Promise<void>): void {
  if (existsSync(path)) test(title, run);
  else test.skip(`${title}: the sample is not here ${OPTIONAL}`, run);
}
