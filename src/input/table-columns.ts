import { type RecordOf, TABLES, type Table } from '../model/records.js';
import type { CellKind } from './cell-readers.js';

/** One column of a table of design.md §3. */
export interface Column {
  /** As it stands in the header, in snake_case. */
  readonly name: string;
  /** The member of the record that it fills, in camelCase. */
  readonly member: string;
  /** An empty cell is a problem, and so is a header without the column. */
  readonly required: boolean;
  /** How the cell is read. */
  readonly kind: CellKind;
  /** What an empty cell, or a header without the column, means. */
  readonly empty: null | boolean | 'declared' | readonly never[];
}

const EMPTY_LIST: readonly never[] = Object.freeze([]);
const LIST_KINDS: ReadonlySet<CellKind> = new Set(['ids', 'texts', 'identifiers', 'hs']);

function emptyOf(kind: CellKind): Column['empty'] {
  if (LIST_KINDS.has(kind)) return EMPTY_LIST;
  if (kind === 'boolean') return false;
  return kind === 'basis' ? 'declared' : null;
}

function column(name: string, kind: CellKind, empty: Column['empty'] = emptyOf(kind)): Column {
  const member = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { name, member, required: false, kind, empty };
}

function required(name: string, kind: CellKind): Column {
  return { ...column(name, kind), required: true };
}

const SPAN = [column('from', 'from'), column('to', 'to')];
const AMOUNT = [column('quantity', 'amount'), column('unit', 'text')];
const EVIDENCE = [column('basis', 'basis'), column('documents', 'ids')];
const PLACE = [column('country', 'country'), column('region', 'region')];

/** Every table and its columns, in the order of design.md §3 and of the members of the record. */
export const TABLE_COLUMNS: Readonly<Record<Table, readonly Column[]>> = {
  organizations: [
    required('id', 'id'),
    required('name', 'text'),
    column('local_name', 'text'),
    column('aliases', 'texts'),
    ...PLACE,
    column('trader', 'boolean'),
    column('identifiers', 'identifiers'),
  ],
  sites: [
    required('id', 'id'),
    required('organization', 'id'),
    required('name', 'text'),
    ...PLACE,
    column('within', 'id'),
    column('address', 'text'),
    column('latitude', 'latitude'),
    column('longitude', 'longitude'),
  ],
  goods: [
    required('id', 'id'),
    required('name', 'text'),
    column('hs', 'hs'),
    column('broader', 'id'),
    column('raw', 'boolean'),
  ],
  recipes: [
    required('good', 'id'),
    required('input', 'id'),
    column('required', 'boolean', true),
    column('input_per_unit', 'amount'),
    column('unit', 'text'),
  ],
  supplies: [
    required('id', 'id'),
    required('supplier', 'id'),
    required('buyer', 'id'),
    column('good', 'id'),
    ...SPAN,
    ...AMOUNT,
    ...EVIDENCE,
  ],
  productions: [
    required('id', 'id'),
    required('party', 'id'),
    required('good', 'id'),
    column('inputs', 'ids'),
    ...SPAN,
    ...AMOUNT,
    ...EVIDENCE,
  ],
  ownerships: [
    required('id', 'id'),
    required('owner', 'id'),
    required('owned', 'id'),
    column('share_percent', 'share'),
    ...SPAN,
    ...EVIDENCE,
  ],
  documents: [
    required('id', 'id'),
    required('type', 'text'),
    required('title', 'text'),
    column('issuer', 'text'),
    column('date', 'from'),
    column('uri', 'text'),
    column('sha256', 'sha256'),
  ],
};

const DESCRIBED = { unresolved: false } as const;

/** Members of a record that no column fills: whatever a file describes is not a stand-in for an unknown id. */
export const CONSTANT_MEMBERS: { readonly [T in Table]: Partial<RecordOf[T]> } = {
  documents: DESCRIBED,
  goods: DESCRIBED,
  recipes: {},
  organizations: DESCRIBED,
  sites: DESCRIBED,
  ownerships: {},
  supplies: {},
  productions: {},
};

/** `supplies` for `supplies.csv`, in any case; null for the name of no table. */
export function tableOfFile(name: string): Table | null {
  const lowered = name.toLowerCase();
  return TABLES.find((table) => `${table}.csv` === lowered) ?? null;
}
