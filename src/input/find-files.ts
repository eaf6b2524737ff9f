import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { compareCodePoints } from '../model/code-points.js';
import { HeadwaterError } from '../model/errors.js';
import { TABLES, type Table } from '../model/records.js';
import { openError } from './source-file.js';
import { tableOfFile } from './table-columns.js';

export interface FoundFile {
  /** To open the file by. */
  readonly path: string;
  /** As the user gave it, joined with the name where a directory was given; always with `/`. */
  readonly fileName: string;
}

export interface TableFile extends FoundFile {
  readonly table: Table;
}

export interface FoundTables {
  /** In the order of TABLES, which is that of import, then by code points of the file name. */
  readonly tables: readonly TableFile[];
  /** What lies beside tables and is not read; a directory ends in `/`. Not hidden files and sidecars. */
  readonly unread: readonly string[];
}

interface Entry extends FoundFile {
  /** False for a file that the user named himself. */
  readonly listed: boolean;
  readonly isDirectory: boolean;
}

const TABLE_NAMES = TABLES.map((table) => `${table}.csv`).join(', ');
const SIDECAR = /\.source\.json$/i;

function entry(path: string, isDirectory: boolean, listed: boolean): Entry {
  return { path, fileName: path.split(sep).join('/'), isDirectory, listed };
}

async function isDirectory(path: string): Promise<boolean> {
  const stats = await stat(path).catch((error: unknown) => {
    throw openError(path, error);
  });
  return stats.isDirectory();
}

async function list(directory: string): Promise<readonly Entry[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw openError(directory, error);
  });
  const shown = names.filter((name) => !name.startsWith('.') && !SIDECAR.test(name));
  return Promise.all(
    shown.map(async (name) => {
      const path = join(directory, name);
      // A link to nowhere is listed as a file: it says so when it is read, or is named as unread.
      return entry(path, await isDirectory(path).catch(() => false), true);
    }),
  );
}

/** The files named and what lies directly in the directories named, each once, by code points of the name. */
async function entriesOf(paths: readonly string[]): Promise<readonly Entry[]> {
  const found = new Map<string, Entry>();
  for (const path of paths) {
    const entries = (await isDirectory(path)) ? await list(path) : [entry(path, false, false)];
    for (const each of entries) if (!found.has(resolve(each.path))) found.set(resolve(each.path), each);
  }
  return [...found.values()].sort((a, b) => compareCodePoints(a.fileName, b.fileName));
}

function refuseName({ fileName }: FoundFile): never {
  throw new HeadwaterError(
    'FILE_UNREADABLE',
    `${fileName}: not the name of a table: use one of ${TABLE_NAMES}`,
  );
}

/**
 * The table files among these paths: a directory gives those directly in it, known by their names in any case.
 * Throws FILE_NOT_FOUND, FILE_UNREADABLE (a file named that is no table), and NO_TABLES if there is none.
 */
export async function findTables(paths: readonly string[]): Promise<FoundTables> {
  const tables: TableFile[] = [];
  const unread: string[] = [];
  for (const each of await entriesOf(paths)) {
    const table = each.isDirectory ? null : tableOfFile(basename(each.path));
    if (table !== null) tables.push({ table, path: each.path, fileName: each.fileName });
    else if (!each.listed) refuseName(each);
    else unread.push(each.isDirectory ? `${each.fileName}/` : each.fileName);
  }
  if (tables.length === 0) {
    throw new HeadwaterError(
      'NO_TABLES',
      `no table in ${paths.join(', ')}: the files are called ${TABLE_NAMES}`,
    );
  }
  tables.sort((a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table));
  return { tables, unread };
}

/**
 * The measure files among these paths, by code points of the name: a directory gives the `*.json` directly in it but
 * for the sidecars `*.source.json`, and other files in it are unread; a file that is named is taken whatever its name.
 * Throws FILE_NOT_FOUND, also if there is none, and FILE_UNREADABLE.
 */
export async function findMeasureFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly FoundFile[]; readonly unread: readonly string[] }> {
  const entries = (await entriesOf(paths)).filter((each) => !each.isDirectory);
  const isTaken = (each: Entry) => !each.listed || /\.json$/i.test(each.path);
  const files = entries.filter(isTaken).map(({ path, fileName }) => ({ path, fileName }));
  const unread = entries.filter((each) => !isTaken(each)).map(({ fileName }) => fileName);
  if (files.length > 0) return { files, unread };
  throw new HeadwaterError('FILE_NOT_FOUND', `no measure file (*.json) in ${paths.join(', ')}`);
}
