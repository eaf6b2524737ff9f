import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SEED_PATH } from '../../src/app/package-files.js';
import { readOwnTable } from '../../src/input/own-table.js';
import { temporaryFolder } from './fixture.js';

const shipped = ['regions', 'places'].flatMap((folder) =>
  readdirSync(`${SEED_PATH}${folder}`)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => `${folder}/${file}`),
);

describe('a table that the program ships', () => {
  test.each(shipped)('%s is read as a parser for any CSV reads it', (file) => {
    const path = `${SEED_PATH}${file}`;
    expect(readOwnTable(path)).toEqual(parse(readFileSync(path), { columns: true, bom: true }));
  });

  test('may have a byte order mark, quotes, empty cells, and lines that end as on Windows', () => {
    const folder = temporaryFolder();
    const path = folder.write('own.csv', '\ufeffcode,name\r\nA,"Ost, ""neu"""\r\nB,\r\n"C",West\r\n');
    expect(readOwnTable(path)).toEqual([
      { code: 'A', name: 'Ost, "neu"' },
      { code: 'B', name: '' },
      { code: 'C', name: 'West' },
    ]);
    folder.remove();
  });

  test('may have no records', () => {
    const folder = temporaryFolder();
    expect(readOwnTable(folder.write('own.csv', 'code,name\n'))).toEqual([]);
    folder.remove();
  });
});
