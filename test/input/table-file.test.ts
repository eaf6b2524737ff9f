import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readTable } from '../../src/input/table-file.js';
import { parseDay } from '../../src/model/dates.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { brief, PLACES, readWholeTable, temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const HEADER = 'id,supplier,buyer,good,from,to,quantity,unit,basis,documents';

function supplies(content: string | Buffer) {
  return readWholeTable(folder.write('supplies.csv', content), 'supplies');
}

describe('a table file', () => {
  test('gives records with their rows, and the digest of its raw bytes', async () => {
    const text = `\uFEFF${HEADER}\r\ns1,a,b,silicon,2021-03,2021,12.50,t,documented,d1;d2;d1;\r\n"s2",a,c,,,,,,,\r\n`;
    const { rows, problems, digest } = await supplies(text);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        record: {
          id: 's1',
          supplier: 'a',
          buyer: 'b',
          good: 'silicon',
          from: parseDay('2021-03-01', 'from'),
          to: parseDay('2021-12-31', 'to'),
          quantity: 12.5,
          unit: 't',
          basis: 'documented',
          documents: ['d1', 'd2'],
        },
      },
      {
        row: 3,
        record: {
          id: 's2',
          supplier: 'a',
          buyer: 'c',
          good: null,
          from: null,
          to: null,
          quantity: null,
          unit: null,
          basis: 'declared',
          documents: [],
        },
      },
    ]);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(digest).toEqual({ sha256, rows: 2, bytes: Buffer.byteLength(text) });
  });

  test('may have its columns in any order and lack those that are not required', async () => {
    const { records } = await supplies('buyer,id,supplier\nb,s1,a\n');
    expect(records).toEqual([
      expect.objectContaining({ id: 's1', supplier: 'a', buyer: 'b', basis: 'declared' }),
    ]);
  });

  test('with only a header has no rows and no problem', async () => {
    const { rows, problems, digest } = await supplies(HEADER);
    expect([rows, problems, digest.rows]).toEqual([[], [], 0]);
  });

  test('counts blank rows as a spreadsheet does, and makes nothing of them', async () => {
    const { rows, problems, digest } = await supplies(
      'id,supplier,buyer\n\ns1,a,b\n,,\n" ",  ,\ns2,a,b\n\n\n',
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ row, record }) => [row, record.id])).toEqual([
      [3, 's1'],
      [6, 's2'],
    ]);
    expect(digest.rows).toBe(2);
  });

  test('counts a row whose quoted cell has line breaks as one', async () => {
    const path = folder.write('goods.csv', 'id,name\ng1,"Silicon,\r\n""metal"""\ng2,\n');
    const { records, problems } = await readWholeTable(path, 'goods');
    expect(records).toEqual([expect.objectContaining({ id: 'g1', name: 'Silicon,\r\n"metal"' })]);
    expect(brief(problems)).toEqual(['3 name required']);
  });

  test.each(['\n', '\r\n', '\r'])('may end its lines with %j', async (end) => {
    const { records } = await supplies(['id,supplier,buyer', 's1,a,b', '"s2",a,"b"', ''].join(end));
    expect(records.map((record) => record.id)).toEqual(['s1', 's2']);
  });

  test('may mix its line ends', async () => {
    const { records, problems } = await supplies('id,supplier,buyer\r\ns1,a,b\ns2,a,b\r\n"s3",a,b');
    expect([records.length, problems.length]).toEqual([3, 0]);
  });

  test('loses stray blanks at the ends of cells, so that an id is one id', async () => {
    const { records } = await supplies('id, supplier ,buyer\n s1\t,\u00A0a ,"  b  c\u3000"\n');
    expect(records).toEqual([expect.objectContaining({ id: 's1', supplier: 'a', buyer: 'b  c' })]);
  });

  test('may have cells that a spreadsheet would take for formulas', async () => {
    const path = folder.write('goods.csv', 'id,name\n=1+1,"=HYPERLINK(""x"")"\n-a,@b\n+c,+d\n');
    const { records, problems } = await readWholeTable(path, 'goods');
    expect(problems).toEqual([]);
    expect(records.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '=1+1 =HYPERLINK("x")',
      '-a @b',
      '+c +d',
    ]);
  });

  test('reports its progress in bytes', async () => {
    const path = folder.write('supplies.csv', `${HEADER}\n`);
    const seen: number[][] = [];
    const onProgress = (read: number, total: number) => void seen.push([read, total]);
    for await (const _ of readTable(path, 'supplies', { places: PLACES, onProgress }));
    expect(seen.at(-1)).toEqual([61, 61]);
  });

  test('is named in problems by its path if no other name is given', async () => {
    const path = folder.write('supplies.csv', '');
    for await (const chunk of readTable(path, 'supplies', { places: PLACES })) {
      expect(chunk.problems).toMatchObject([{ file: path, rule: 'empty-file' }]);
    }
    expect.assertions(1);
  });

  test('may be left before its end', async () => {
    const path = folder.write('supplies.csv', `${HEADER}\ns1,a,b,,,,,,,\n`);
    for await (const _ of readTable(path, 'supplies', { places: PLACES })) break;
  });

  test('that is not there, or is a directory, is an error', async () => {
    const missing = readTable(`${folder.path}/none.csv`, 'goods', { places: PLACES }).next();
    await expect(missing).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    const directory = readTable(folder.path, 'goods', { places: PLACES }).next();
    await expect(directory).rejects.toBeInstanceOf(HeadwaterError);
    await expect(directory).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  test('of many chunks gives every row, whatever the chunks cut', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `s${index},"组织,${index}",b${index}`);
    const { rows, problems } = await supplies(`id,supplier,buyer\n${lines.join('\n')}\n`);
    expect(problems).toEqual([]);
    expect(rows.map(({ row, record }) => `${row} ${record.id} ${record.supplier}`)).toEqual(
      lines.map((_, index) => `${index + 2} s${index} 组织,${index}`),
    );
  });
});
