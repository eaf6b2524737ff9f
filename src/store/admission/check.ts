import type { Places } from '../../model/places.js';
import type { ProblemRule } from '../../model/problem.js';
import type { Table } from '../../model/records.js';
import type { Reader, Row } from '../port.js';
import type { Catalog } from './catalog.js';

/** A problem that shows only beside other records; the file's name is added by the caller. */
export interface Finding {
  readonly row: number;
  readonly column: string | null;
  readonly rule: ProblemRule;
  readonly value: string | null;
  readonly message: string;
}

/** What a reference names, so that a stand-in of the right kind can be made. */
export type Referent = 'party' | 'organization' | 'site' | 'good' | 'document';

export interface CheckContext {
  readonly catalog: Catalog;
  readonly places: Places;
  /** The store as it was before the file. */
  readonly reader: Reader;
  report(finding: Finding): void;
  /** An id that nothing has: a problem, or a stand-in where `--keep-unresolved` is asked. */
  dangling(row: number, column: string, id: string, referent: Referent): void;
  /** The id is resolved as another kind of party than its stand-in was. */
  resolved(id: string): void;
}

/** The checks of one table: each row as it comes, then what can be seen only at the end of the file. */
export interface TableCheck<T extends Table> {
  row(row: Row<T>, context: CheckContext): void;
  end?(context: CheckContext): Promise<void>;
}

/** The members of circles among parent links: those from which following the links leads back to themselves. */
export function membersOfCircles(parents: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const done = new Set<string>();
  const members = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | null | undefined = start;
    while (at !== null && at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parents.get(at);
    }
    if (at !== null && at !== undefined && onPath.has(at)) {
      for (const member of path.slice(path.indexOf(at))) members.add(member);
    }
    for (const id of path) done.add(id);
  }
  return members;
}
