import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKind } from '../../src/input/cell-readers.js';
import { CONSTANT_MEMBERS, TABLE_COLUMNS } from '../../src/input/table-columns.js';
import { formatDay } from '../../src/model/dates.js';
import { SCHEMA_OF } from '../../src/model/record-schemas.js';
import { keyOf, TABLES, type Table } from '../../src/model/records.js';
import { readWholeTable, temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const NOT_IN_TEXT = /\0/;
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r', ' ', '=', "'"),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  .map((value) => value.trim())
  .filter((value) => value !== '' && !NOT_IN_TEXT.test(value) && value.isWellFormed());
const id = fc
  .stringMatching(/^[A-Za-z0-9硅 .:/"-]{1,10}$/)
  .map((value) => value.trim())
  .filter((value) => value !== '');
const listable = text.map((value) => value.replaceAll(';', '').trim()).filter((value) => value !== '');
const plainNumber = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((value) => value / 1000);
const day = fc.integer({ min: -719_000, max: 2_900_000 });

/** What a column of each kind may hold. */
const VALUES: Readonly<Record<CellKind, fc.Arbitrary<unknown>>> = {
  id,
  text,
  ids: fc.uniqueArray(id, { maxLength: 3 }),
  texts: fc.uniqueArray(listable, { maxLength: 3 }),
  identifiers: fc.uniqueArray(
    fc.tuple(fc.constantFrom('lei', 'uscc', 'x9'), id).map((pair) => pair.join(':')),
    { maxLength: 3 },
  ),
  hs: fc.uniqueArray(fc.constantFrom('25', '2505.10', '280461', '3818.00.19'), { maxLength: 3 }),
  boolean: fc.boolean(),
  amount: plainNumber(0, 1e9),
  share: plainNumber(0, 100),
  latitude: plainNumber(-90, 90),
  longitude: plainNumber(-180, 180),
  from: day,
  to: day,
  basis: fc.constantFrom('documented', 'declared', 'inferred'),
  country: fc.constant('CN'),
  region: fc.constantFrom('CN-XJ', '653200', '653224', 'CN-HK'),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
};

function cellText(kind: CellKind, value: unknown): string {
  if (value === null) return '';
  if (kind === 'from' || kind === 'to') return formatDay(value as number);
  return Array.isArray(value) ? value.join(';') : String(value);
}

function cell(value: string, quote: boolean, blank: string): string {
  const padded = `${blank}${value}${blank}`;
  return quote || /[",\r\n]/.test(padded) ? `"${padded.replaceAll('"', '""')}"` : padded;
}

function recordOf(table: Table): fc.Arbitrary<Record<string, unknown>> {
  const members = TABLE_COLUMNS[table].map(({ member, kind, required, empty }) => {
    return [member, required || empty !== null ? VALUES[kind] : fc.option(VALUES[kind])] as const;
  });
  return fc
    .record(Object.fromEntries(members))
    .map((record) => {
      const { from, to } = record as { from?: number | null; to?: number | null };
      const turned = from != null && to != null && from > to ? { from: to, to: from } : {};
      const made: Record<string, unknown> = { ...record, ...turned, ...CONSTANT_MEMBERS[table] };
      return made;
    })
    .filter((record) => record.supplier === undefined || record.supplier !== record.buyer);
}

test.each(TABLES)('%s written as CSV are read back as they were', async (table) => {
  const columns = TABLE_COLUMNS[table];
  const key = (record: unknown) => keyOf(table, record as never);
  const style = fc.record({
    quote: fc.boolean(),
    blank: fc.constantFrom('', ' ', '\u00A0'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\uFEFF'),
  });
  const records = fc.uniqueArray(recordOf(table), { maxLength: 8, selector: key });
  await fc.assert(
    fc.asyncProperty(records, style, async (written, { quote, blank, end, mark }) => {
      const lines = written.map((record) => {
        return columns
          .map(({ member, kind }) => cell(cellText(kind, record[member]), quote, blank))
          .join(',');
      });
      const header = columns.map(({ name }) => name).join(',');
      const path = folder.write(`${table}.csv`, mark + [header, ...lines, ''].join(end));
      const read = await readWholeTable(path, table);
      expect(read.problems).toEqual([]);
      expect(read.records).toEqual(written);
      for (const record of read.records) expect(SCHEMA_OF[table].parse(record)).toEqual(record);
    }),
    { numRuns: 60 },
  );
});
