import { TABLES } from './small-world.js';

/** One way in which a file can be wrong, and how the one problem begins that the import prints of it. */
export interface FaultCase {
  readonly title: string;
  /** The name of the table, such as `supplies.csv`, or of a measure file. */
  readonly file: string;
  readonly content: string | Buffer;
  /** Where it is and what it is: `row 2, column to: from-after-to "2022-12-31"`; a fault of a whole file has no row. */
  readonly problem: string;
}

/** A file with the header of the small world's table and these rows, the first of which is row 2. */
export function rows(title: string, file: string, lines: readonly string[], problem: string): FaultCase {
  return { title, file, content: `${[TABLES[file]![0], ...lines].join('\n')}\n`, problem };
}

export function whole(title: string, file: string, content: string | Buffer, problem: string): FaultCase {
  return { title, file, content, problem };
}
