import type { StoreInfo, StoreTable } from '../port.js';
import { STORE_TABLES } from '../store-tables.js';
import type { Run } from './connection.js';
import { DamagedStore } from './errors.js';

/** What a reader must know of the store before and after it reads (`store/state`). */
export interface State {
  /** The last one that was committed, 0 for a store without records. */
  readonly generation: number;
  /** Readers of an older one would miss relationships that have been retired. */
  readonly oldestGeneration: number;
  /** Rises with every import that begins. */
  readonly importCount: number;
  /** Rises before and after the changes of an import that is taken back are deleted: odd in between. */
  readonly cleanupCount: number;
  /** An import is going on, or one has died and is not tidied up yet. */
  readonly isOpen: boolean;
}

export async function readState(run: Run): Promise<State> {
  const [row] = await run('store/state');
  if (row === undefined) throw new DamagedStore('there is no store node');
  return {
    generation: row.get('generation') as number,
    oldestGeneration: row.get('oldestGeneration') as number,
    importCount: row.get('importCount') as number,
    cleanupCount: row.get('cleanupCount') as number,
    isOpen: row.get('isOpen') as boolean,
  };
}

/** Changes are being deleted because what they hold stands in its node again. */
export function areChangesGoing({ cleanupCount }: State): boolean {
  return cleanupCount % 2 === 1;
}

export type Counts = StoreInfo['counts'];

/** One commit: the file that it read and how many records each table has since. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
  readonly counts: Counts;
}

const NO_RECORDS = Object.fromEntries(STORE_TABLES.map((table) => [table, 0])) as Counts;

export async function readSource(run: Run, generation: number): Promise<Source> {
  const [row] = await run('store/source', { generation });
  if (row === undefined) throw new DamagedStore(`no source has the generation ${generation}`);
  const stored = row.get('counts') as Partial<Record<StoreTable, number>>;
  // A source of an older version does not count the tables that came later.
  const counts = STORE_TABLES.map((table) => [table, stored[table] ?? 0] as const);
  return {
    file: row.get('file') as string,
    sha256: row.get('sha256') as string,
    counts: Object.fromEntries(counts) as Counts,
  };
}

export async function readCounts(run: Run, generation: number): Promise<Counts> {
  return generation === 0 ? NO_RECORDS : (await readSource(run, generation)).counts;
}
