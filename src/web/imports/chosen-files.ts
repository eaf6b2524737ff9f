import type { Table } from '../../model/records.js';

/** What a drop of files means: tables to one import, measures and lists to the next; other files are left out. */
export interface ChosenFiles<F> {
  readonly tables: readonly F[];
  /** Measures, published lists, and the answers to what a list does not state. */
  readonly measures: readonly F[];
  readonly ignored: readonly F[];
}

const TABLE_NAMES: Readonly<Record<Table, true>> = {
  documents: true,
  goods: true,
  recipes: true,
  organizations: true,
  sites: true,
  ownerships: true,
  supplies: true,
  productions: true,
};

/** By name alone, as the command line does: a table is called after what it holds, a list as its publisher likes. */
function kindOf(name: string): keyof ChosenFiles<unknown> {
  const [, base = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(name.toLowerCase()) ?? [];
  if (ending === 'csv') return Object.hasOwn(TABLE_NAMES, base) ? 'tables' : 'measures';
  if (base.endsWith('.source')) return 'ignored';
  return ['json', 'jsonl', 'ndjson', 'ftm', 'html', 'htm'].includes(ending) ? 'measures' : 'ignored';
}

export function sortFiles<F extends { readonly name: string }>(files: readonly F[]): ChosenFiles<F> {
  const of = (kind: keyof ChosenFiles<F>) => files.filter(({ name }) => kindOf(name) === kind);
  return { tables: of('tables'), measures: of('measures'), ignored: of('ignored') };
}
