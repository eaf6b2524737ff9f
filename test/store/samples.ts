import type { Decision } from '../../src/model/decision.js';
import type { Measure } from '../../src/model/measure.js';
import type {
  Document,
  Good,
  Organization,
  Ownership,
  Production,
  Recipe,
  Site,
  Supply,
} from '../../src/model/records.js';
import type { Batch, Row, Store, StoredOf, StoreTable } from '../../src/store/port.js';

/** Records with nothing known but what is required, so that a test states only what it is about. */

export const SHA_A = 'a'.repeat(64);
export const SHA_B = 'b'.repeat(64);

export function organization(id: string, known: Partial<Organization> = {}): Organization {
  return {
    id,
    name: `Name of ${id}`,
    localName: null,
    aliases: [],
    country: null,
    region: null,
    trader: false,
    identifiers: [],
    unresolved: false,
    ...known,
  };
}

export function site(id: string, operator: string, known: Partial<Site> = {}): Site {
  return {
    id,
    organization: operator,
    name: `Name of ${id}`,
    country: null,
    region: null,
    within: null,
    address: null,
    latitude: null,
    longitude: null,
    unresolved: false,
    ...known,
  };
}

export function good(id: string, known: Partial<Good> = {}): Good {
  return { id, name: `Name of ${id}`, hs: [], broader: null, raw: false, unresolved: false, ...known };
}

export function recipe(output: string, input: string, known: Partial<Recipe> = {}): Recipe {
  return { good: output, input, required: true, inputPerUnit: null, unit: null, ...known };
}

export function supply(id: string, supplier: string, buyer: string, known: Partial<Supply> = {}): Supply {
  return {
    id,
    supplier,
    buyer,
    good: null,
    from: null,
    to: null,
    quantity: null,
    unit: null,
    basis: 'declared',
    documents: [],
    ...known,
  };
}

export function production(
  id: string,
  party: string,
  made: string,
  known: Partial<Production> = {},
): Production {
  return {
    id,
    party,
    good: made,
    inputs: [],
    from: null,
    to: null,
    quantity: null,
    unit: null,
    basis: 'declared',
    documents: [],
    ...known,
  };
}

export function ownership(
  id: string,
  owner: string,
  owned: string,
  known: Partial<Ownership> = {},
): Ownership {
  return {
    id,
    owner,
    owned,
    sharePercent: null,
    from: null,
    to: null,
    basis: 'declared',
    documents: [],
    ...known,
  };
}

export function document(id: string, known: Partial<Document> = {}): Document {
  return {
    id,
    type: 'invoice',
    title: `Title of ${id}`,
    issuer: null,
    date: null,
    uri: null,
    sha256: null,
    unresolved: false,
    ...known,
  };
}

export function measure(id: string, known: Partial<Measure> = {}): Measure {
  return {
    id,
    jurisdiction: null,
    issuer: null,
    kind: null,
    title: null,
    legalBasis: null,
    consequence: 'detain',
    effective: { from: null, to: null },
    announced: null,
    status: 'active',
    partial: false,
    verify: false,
    scope: [],
    source: null,
    ...known,
  };
}

export function decision(id: string, known: Partial<Decision> = {}): Decision {
  return {
    id,
    date: 20_000,
    partyName: `Party of ${id}`,
    listedName: `Listed of ${id}`,
    verdict: 'confirmed',
    reviewer: 'reviewer',
    note: null,
    ...known,
  };
}

export type Records = { readonly [T in StoreTable]?: readonly StoredOf[T][] };

/** Rows as a file has them: the header is row 1. */
export function rowsOf<T extends StoreTable>(records: readonly StoredOf[T][]): Row<T>[] {
  return records.map((record, index) => ({ record, row: index + 2 }));
}

export async function putAll(batch: Batch, records: Records): Promise<void> {
  for (const [table, rows] of Object.entries(records) as [StoreTable, StoredOf[StoreTable][]][]) {
    await batch.put(table, rowsOf(rows));
  }
}

/** One committed batch. */
export async function importRecords(store: Store, records: Records, file = 'file.csv'): Promise<void> {
  const batch = await store.begin(file);
  await putAll(batch, records);
  await batch.commit(SHA_A);
}

export async function everything<T extends StoreTable>(store: Store, table: T): Promise<StoredOf[T][]> {
  const records: StoredOf[T][] = [];
  for await (const batch of store.all(table)) records.push(...batch);
  return records;
}
