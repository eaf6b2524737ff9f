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

/** The circles among parent links: each lists its members in the order of the links, and none is in two. */
export function circlesOf(parents: ReadonlyMap<string, string | null>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | null | undefined = start;
    while (at !== null && at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parents.get(at);
    }
    if (at !== null && at !== undefined && onPath.has(at)) circles.push(path.slice(path.indexOf(at)));
    for (const id of path) done.add(id);
  }
  return circles;
}

/** Reports a circle once, in its first row in the file; one that other files have made is theirs to report. */
export function reportCircle(
  context: CheckContext,
  circle: readonly string[],
  rows: ReadonlyMap<string, number>,
  { column, rule, what }: { column: 'broader' | 'within'; rule: ProblemRule; what: string },
): void {
  const known = circle.filter((id) => rows.has(id)).sort((a, b) => rows.get(a)! - rows.get(b)!);
  const first = known[0];
  if (first === undefined) return;
  const begin = circle.indexOf(first);
  const chain = [...circle.slice(begin), ...circle.slice(0, begin), first].map((id) => `"${id}"`).join(' > ');
  const message = `${what} "${first}" leads back to itself, ${chain}: remove one of these \`${column}\` links`;
  context.report({
    row: rows.get(first)!,
    column,
    rule,
    value: circle[(begin + 1) % circle.length]!,
    message,
  });
}
