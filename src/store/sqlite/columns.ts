import { basisOfRank, basisRank } from '../../model/basis.js';
import { recipeKey } from '../../model/records.js';
import type { StoredOf, StoreTable } from '../port.js';

/** What a column holds. */
export type Cell = string | number | null;

/** The key of an id in `terms`, made if it is new. */
export type KeyOf = (id: string) => number;

/** The id of a key in `terms`: the same string object each time. */
export type IdOf = (key: number) => string;

/** How the records of one table stand in its columns (see `schema.ts`); the first column is the record's key. */
export interface Columns<T extends StoreTable> {
  readonly names: readonly string[];
  encode(record: StoredOf[T], keyOf: KeyOf): Cell[];
  decode(cells: readonly Cell[], idOf: IdOf): StoredOf[T];
}

const NONE: readonly string[] = Object.freeze([]);

const flag = (value: boolean): number => (value ? 1 : 0);
const list = (values: readonly string[]): Cell => (values.length === 0 ? null : JSON.stringify(values));
const values = (cell: Cell | undefined): readonly string[] =>
  cell === null ? NONE : (JSON.parse(cell as string) as string[]);
const text = (cell: Cell | undefined): string => cell as string;
const textOrNull = (cell: Cell | undefined): string | null => cell as string | null;
const number = (cell: Cell | undefined): number => cell as number;
const numberOrNull = (cell: Cell | undefined): number | null => cell as number | null;
const keyOrNull = (id: string | null, keyOf: KeyOf): Cell => (id === null ? null : keyOf(id));
const idOrNull = (cell: Cell | undefined, idOf: IdOf): string | null =>
  cell === null ? null : idOf(cell as number);

const documents: Columns<'documents'> = {
  names: ['id', 'type', 'title', 'issuer', 'date', 'uri', 'sha256', 'unresolved'],
  encode: (r) => [r.id, r.type, r.title, r.issuer, r.date, r.uri, r.sha256, flag(r.unresolved)],
  decode: (c) => ({
    id: text(c[0]),
    type: text(c[1]),
    title: text(c[2]),
    issuer: textOrNull(c[3]),
    date: numberOrNull(c[4]),
    uri: textOrNull(c[5]),
    sha256: textOrNull(c[6]),
    unresolved: c[7] === 1,
  }),
};

const goods: Columns<'goods'> = {
  names: ['id', 'key', 'name', 'hs', 'broader', 'raw', 'unresolved'],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.id),
    r.name,
    list(r.hs),
    keyOrNull(r.broader, keyOf),
    flag(r.raw),
    flag(r.unresolved),
  ],
  decode: (c, idOf) => ({
    id: idOf(number(c[1])),
    name: text(c[2]),
    hs: values(c[3]),
    broader: idOrNull(c[4], idOf),
    raw: c[5] === 1,
    unresolved: c[6] === 1,
  }),
};

const recipes: Columns<'recipes'> = {
  names: ['id', 'good', 'input', 'required', 'input_per_unit', 'unit'],
  encode: (r, keyOf) => [
    recipeKey(r),
    keyOf(r.good),
    keyOf(r.input),
    flag(r.required),
    r.inputPerUnit,
    r.unit,
  ],
  decode: (c, idOf) => ({
    good: idOf(number(c[1])),
    input: idOf(number(c[2])),
    required: c[3] === 1,
    inputPerUnit: numberOrNull(c[4]),
    unit: textOrNull(c[5]),
  }),
};

const organizations: Columns<'organizations'> = {
  names: [
    'id',
    'key',
    'name',
    'local_name',
    'aliases',
    'country',
    'region',
    'trader',
    'identifiers',
    'unresolved',
  ],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.id),
    r.name,
    r.localName,
    list(r.aliases),
    r.country,
    r.region,
    flag(r.trader),
    list(r.identifiers),
    flag(r.unresolved),
  ],
  decode: (c, idOf) => ({
    id: idOf(number(c[1])),
    name: text(c[2]),
    localName: textOrNull(c[3]),
    aliases: values(c[4]),
    country: textOrNull(c[5]),
    region: textOrNull(c[6]),
    trader: c[7] === 1,
    identifiers: values(c[8]),
    unresolved: c[9] === 1,
  }),
};

const sites: Columns<'sites'> = {
  names: [
    'id',
    'key',
    'organization',
    'name',
    'country',
    'region',
    'within',
    'address',
    'latitude',
    'longitude',
    'unresolved',
  ],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.id),
    keyOf(r.organization),
    r.name,
    r.country,
    r.region,
    keyOrNull(r.within, keyOf),
    r.address,
    r.latitude,
    r.longitude,
    flag(r.unresolved),
  ],
  decode: (c, idOf) => ({
    id: idOf(number(c[1])),
    organization: idOf(number(c[2])),
    name: text(c[3]),
    country: textOrNull(c[4]),
    region: textOrNull(c[5]),
    within: idOrNull(c[6], idOf),
    address: textOrNull(c[7]),
    latitude: numberOrNull(c[8]),
    longitude: numberOrNull(c[9]),
    unresolved: c[10] === 1,
  }),
};

const ownerships: Columns<'ownerships'> = {
  names: ['id', 'owner', 'owned', 'share_percent', 'span_from', 'span_to', 'basis', 'documents'],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.owner),
    keyOf(r.owned),
    r.sharePercent,
    r.from,
    r.to,
    basisRank(r.basis),
    list(r.documents),
  ],
  decode: (c, idOf) => ({
    id: text(c[0]),
    owner: idOf(number(c[1])),
    owned: idOf(number(c[2])),
    sharePercent: numberOrNull(c[3]),
    from: numberOrNull(c[4]),
    to: numberOrNull(c[5]),
    basis: basisOfRank(number(c[6])),
    documents: values(c[7]),
  }),
};

const supplies: Columns<'supplies'> = {
  names: [
    'id',
    'supplier',
    'buyer',
    'good',
    'span_from',
    'span_to',
    'quantity',
    'unit',
    'basis',
    'documents',
  ],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.supplier),
    keyOf(r.buyer),
    keyOrNull(r.good, keyOf),
    r.from,
    r.to,
    r.quantity,
    r.unit,
    basisRank(r.basis),
    list(r.documents),
  ],
  decode: (c, idOf) => ({
    id: text(c[0]),
    supplier: idOf(number(c[1])),
    buyer: idOf(number(c[2])),
    good: idOrNull(c[3], idOf),
    from: numberOrNull(c[4]),
    to: numberOrNull(c[5]),
    quantity: numberOrNull(c[6]),
    unit: textOrNull(c[7]),
    basis: basisOfRank(number(c[8])),
    documents: values(c[9]),
  }),
};

const productions: Columns<'productions'> = {
  names: ['id', 'party', 'good', 'inputs', 'span_from', 'span_to', 'quantity', 'unit', 'basis', 'documents'],
  encode: (r, keyOf) => [
    r.id,
    keyOf(r.party),
    keyOf(r.good),
    list(r.inputs),
    r.from,
    r.to,
    r.quantity,
    r.unit,
    basisRank(r.basis),
    list(r.documents),
  ],
  decode: (c, idOf) => ({
    id: text(c[0]),
    party: idOf(number(c[1])),
    good: idOf(number(c[2])),
    inputs: values(c[3]),
    from: numberOrNull(c[4]),
    to: numberOrNull(c[5]),
    quantity: numberOrNull(c[6]),
    unit: textOrNull(c[7]),
    basis: basisOfRank(number(c[8])),
    documents: values(c[9]),
  }),
};

/** The members stand in the order of the schema, so equal records have equal text. */
function whole<T extends 'measures' | 'decisions'>(): Columns<T> {
  return {
    names: ['id', 'body'],
    encode: (r) => [r.id, JSON.stringify(r)],
    decode: (c) => JSON.parse(text(c[1])) as StoredOf[T],
  };
}

export const COLUMNS: { readonly [T in StoreTable]: Columns<T> } = {
  documents,
  goods,
  recipes,
  organizations,
  sites,
  ownerships,
  supplies,
  productions,
  measures: whole(),
  decisions: whole(),
};

/** The SELECT list of a table's record, then `source` and `row`. */
export function selectList(table: StoreTable): string {
  return [...COLUMNS[table].names, 'source', 'row'].join(', ');
}
