import { describe, expect, test } from '@jest/globals';
import { CONSTANT_MEMBERS, TABLE_COLUMNS, tableOfFile } from '../../src/input/table-columns.js';
import { SCHEMA_OF } from '../../src/model/record-schemas.js';
import { TABLES } from '../../src/model/records.js';

describe('the columns', () => {
  test.each(TABLES)('of %s fill the members of the record, in its order', (table) => {
    const members = TABLE_COLUMNS[table].map((column) => column.member);
    const constants = Object.keys(CONSTANT_MEMBERS[table]);
    expect([...members, ...constants]).toEqual(Object.keys(SCHEMA_OF[table].unwrap().shape));
  });

  test('have their names in snake case', () => {
    const names = TABLES.flatMap((table) => TABLE_COLUMNS[table].map((column) => column.name));
    expect(names.filter((name) => !/^[a-z0-9]+(_[a-z]+)*$/.test(name))).toEqual([]);
    expect(names).toContain('input_per_unit');
  });
});

test('a table is known by the name of its file, in any case', () => {
  expect(tableOfFile('Supplies.CSV')).toBe('supplies');
  expect(tableOfFile('supplies.csv.bak')).toBeNull();
  expect(tableOfFile('measures.csv')).toBeNull();
});
