import { basisOfRank, basisRank } from '../../model/basis.js';
import { recipeKey } from '../../model/records.js';
import type { StoredOf, StoreTable, TradeOf, TradeTable } from '../port.js';
import {
  type Cell,
  flag,
  idOrNull,
  keyOrNull,
  list,
  number,
  numberOrNull,
  text,
  textOrNull,
  values,
} from './cells.js';
import type { IdOf, KeyOf, Names } from './terms.js';

/** How the records of one table stand in its columns (see `schema.ts`); the first column is the record's key. */
export interface Columns<T extends StoreTable> {
  readonly names: readonly string[];
  encode(record: StoredOf[T], keyOf: KeyOf): Cell[];
  decode(cells: readonly Cell[], idOf: IdOf): StoredOf[T];
}

/** Tables whose records are also read with something else in place of ids. */
interface TradeColumns<T extends TradeTable> extends Columns<T> {
  decodeAs<V>(cells: readonly Cell[], names: Names<V>): TradeOf<V>[T];
}

const NO_INPUTS: readonly never[] = Object.freeze([]);
const same = (id: string): string => id;

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
    id: idOf(number(c[1]), text(c[0])),
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
    id: idOf(number(c[1]), text(c[0])),
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
    id: idOf(number(c[1]), text(c[0])),
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

const supplies: TradeColumns<'supplies'> = {
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
  decode: (c, idOf) => supplies.decodeAs(c, { party: idOf, good: idOf, input: same }),
  decodeAs: (c, names) => ({
    id: text(c[0]),
    supplier: names.party(number(c[1])),
    buyer: names.party(number(c[2])),
    good: c[3] === null ? null : names.good(number(c[3])),
    from: numberOrNull(c[4]),
    to: numberOrNull(c[5]),
    quantity: numberOrNull(c[6]),
    unit: textOrNull(c[7]),
    basis: basisOfRank(number(c[8])),
    documents: values(c[9]),
  }),
};

const productions: TradeColumns<'productions'> = {
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
  decode: (c, idOf) => productions.decodeAs(c, { party: idOf, good: idOf, input: same }),
  decodeAs: (c, names) => ({
    id: text(c[0]),
    party: names.party(number(c[1])),
    good: names.good(number(c[2])),
    inputs: c[3] === null ? NO_INPUTS : values(c[3]).map(names.input),
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

export const TRADE_COLUMNS: { readonly [T in TradeTable]: TradeColumns<T> } = { supplies, productions };

/** The SELECT list of a table's record, then `source` and `row`. */
export function selectList(table: StoreTable): string {
  return [...COLUMNS[table].names, 'source', 'row'].join(', ');
}
