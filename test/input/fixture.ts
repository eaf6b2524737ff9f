import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileDigest, type ReadRow, readTable } from '../../src/input/table-file.js';
import { Places } from '../../src/model/places.js';
import type { Problem } from '../../src/model/problem.js';
import type { RecordOf, Table } from '../../src/model/records.js';

export const PLACES = new Places([
  { code: 'CN', parent: null, name: 'China' },
  { code: 'HK', parent: 'CN', name: 'Hong Kong' },
  { code: 'US', parent: null, name: 'United States of America' },
  { code: 'CN-XJ', parent: 'CN', name: 'Xinjiang' },
  { code: '653200', parent: 'CN-XJ', name: 'Hotan' },
  { code: '653224', parent: '653200', name: 'Lop County' },
  { code: 'US-CA', parent: 'US', name: 'California' },
]);

/** A folder for the files of one test file; call `remove` when all is done. */
export function temporaryFolder(): {
  write(name: string, content: string | Buffer): string;
  path: string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'headwater-input-'));
  return {
    path,
    write: (name, content) => {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface WholeTable<T extends Table> {
  readonly rows: readonly ReadRow<T>[];
  readonly records: readonly RecordOf[T][];
  readonly problems: readonly Problem[];
  readonly digest: FileDigest;
}

export async function readWholeTable<T extends Table>(path: string, table: T): Promise<WholeTable<T>> {
  const rows: ReadRow<T>[] = [];
  const problems: Problem[] = [];
  const reading = readTable(path, table, { places: PLACES, fileName: 'given.csv' });
  for (;;) {
    const step = await reading.next();
    if (step.done) return { rows, records: rows.map((row) => row.record), problems, digest: step.value };
    rows.push(...step.value.rows);
    problems.push(...step.value.problems);
  }
}

/** `row column rule` of each problem, for one comparison; `-` stands for no column. */
export function brief(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ row, column, rule }) => `${row} ${column ?? '-'} ${rule}`);
}
