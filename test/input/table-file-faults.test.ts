import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { brief, readWholeTable, temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const HEADER = 'id,supplier,buyer,good,from,to,quantity,unit,basis,documents';

function supplies(content: string | Buffer) {
  return readWholeTable(folder.write('supplies.csv', content), 'supplies');
}

async function problemsOf(content: string | Buffer): Promise<readonly string[]> {
  return brief((await supplies(content)).problems);
}

describe('a bad file', () => {
  test('is empty', async () => {
    for (const content of ['', '\uFEFF', '\n\n', ' , \n'])
      expect(await problemsOf(content)).toEqual(['0 - empty-file']);
  });

  test('lacks a column, doubles one, or has one too many', async () => {
    const doubled = '1 to header-doubled';
    expect(await problemsOf('id,supplier,to,to\nx\n')).toEqual(['1 buyer header-missing', doubled]);
    const { problems } = await supplies(`${HEADER},From,note,\ns1,a,b\n`);
    expect(brief(problems)).toEqual(['1 From column-unknown', '1 note column-unknown', '1 - column-unknown']);
    expect(problems.map((problem) => problem.message)).toEqual([
      'supplies.csv has no column "From": write from',
      `supplies.csv has no column "note": remove it, or use one of ${HEADER.replaceAll(',', ', ')}`,
      'the 13. column has no name: name it, or remove it and its cells',
    ]);
  });

  test.each([';', '\t', '|'])('separates its columns by %j', async (delimiter) => {
    const lines = [HEADER.replaceAll(',', delimiter), ['s1', 'a', 'b'].join(delimiter)];
    expect(await problemsOf(lines.join('\n'))).toEqual(['1 - delimiter']);
    expect(await problemsOf(lines[0]!.replaceAll(/\w+/g, '"$&"'))).toEqual(['1 - delimiter']);
    expect(await problemsOf(['Lieferung', 'von', 'an'].join(delimiter))).toEqual(['1 - delimiter']);
  });

  test('is UTF-16 or UTF-32, with or without a byte order mark', async () => {
    const little = Buffer.from(`${HEADER}\ns1,a,b\n`, 'utf16le');
    const big = Buffer.from(little).swap16();
    const marked = [
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ];
    for (const bytes of [little, big, ...marked]) {
      const { problems } = await supplies(bytes);
      expect(brief(problems)).toEqual(['0 - encoding']);
      expect(problems[0]!.message).toMatch(/UTF-16/);
    }
    expect(await problemsOf(Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x69]))).toEqual(['0 - encoding']);
  });

  test('is a workbook or an archive by another name', async () => {
    const { problems } = await supplies(Buffer.from('PK\u0003\u0004\u0014\0\u0006\0'));
    expect(brief(problems)).toEqual(['0 - encoding']);
    expect(problems[0]!.message).toMatch(/workbook/);
  });

  test('is not UTF-8: the problem names row and byte, after those of the rows before', async () => {
    const before = `${HEADER}\ns1,a,a,,,,,,,\n"s2\nx",a,b,,,,,,,\n`;
    const bytes = Buffer.concat([
      Buffer.from(`${before}s3,`),
      Buffer.from([0xba, 0xcf]),
      Buffer.from(',b,,,,,,,\ns4'),
    ]);
    const { problems, digest } = await supplies(bytes);
    expect(brief(problems)).toEqual(['2 buyer self-supply', '3 id id-format', '4 - encoding']);
    expect(problems[2]).toMatchObject({ value: '0xBA' });
    expect(problems[2]!.message).toContain(`byte ${before.length + 3} `);
    expect(digest).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      rows: 2,
      bytes: bytes.length,
    });
  });

  test('is not UTF-8 in a later chunk, in a row that an earlier one began', async () => {
    const start = `id,supplier,buyer\n${Array.from({ length: 3 }, (_, n) => `s${n},${'a'.repeat(90_000)},b\n`).join('')}`;
    const { problems } = await supplies(Buffer.concat([Buffer.from(start), Buffer.from([0xff])]));
    expect(brief(problems)).toEqual(['5 - encoding']);
    const within = Buffer.from(start);
    within[within.length - 3] = 0xff;
    expect(await problemsOf(within)).toEqual(['4 - encoding']);
  });

  test('ends within a character', async () => {
    const bytes = Buffer.from('id,supplier,buyer\ns1,a,硅');
    expect(await problemsOf(bytes.subarray(0, -1))).toEqual(['2 - encoding']);
  });

  test('has a NUL character', async () => {
    expect(await problemsOf('id,supplier,buyer\ns1,a,b\ns2,a\0,b\n')).toEqual(['3 - nul-character']);
  });

  test('has ragged rows, and is read on', async () => {
    const { problems, rows, digest } = await supplies(
      'id,supplier,buyer\ns1,a\ns2,a,b,c\ns3,a,b\ns4,a,"b\nc",d\n',
    );
    expect(brief(problems)).toEqual(['2 - row-ragged', '3 - row-ragged', '5 - row-ragged']);
    expect(problems[0]!.message).toBe(
      'the row has 2 cells and the header 3: put cells that contain a comma in double quotes',
    );
    expect(problems[2]!.message).toMatch(/look for a quote that is not closed/);
    expect([rows.length, digest.rows]).toEqual([1, 4]);
  });

  test('has misplaced quotes, and is read on with the right row numbers', async () => {
    const rows = ['s1,a"x",b', 's2,"a" x,b', 's3,a,b', 's4,"a""x",b', 's5,5" pipe,b', 's6,a,a', 's7,a,"b"x'];
    const { problems, records } = await supplies(`id,supplier,buyer\n${rows.join('\n')}\n`);
    expect(brief(problems)).toEqual([
      '2 supplier quote-misplaced',
      '3 supplier quote-misplaced',
      '6 supplier quote-misplaced',
      '7 buyer self-supply',
      '8 buyer quote-misplaced',
    ]);
    expect(problems[1]!.value).toBe('"a" x');
    expect(records.map(({ supplier }) => supplier)).toEqual(['a', 'a"x']);
  });

  test('has misplaced quotes in its header', async () => {
    expect(await problemsOf('id,"supplier"x,buyer\ns1,a,b\n')).toEqual(['1 - quote-misplaced']);
  });

  test('has a quote that is never closed: the problem names the row where it opens', async () => {
    const rows = 'id,supplier,buyer\ns1,a,a\ns2,"a,b\ns3,a,b\n';
    expect(await problemsOf(rows)).toEqual(['2 buyer self-supply', '3 - quote-unclosed']);
    expect(await problemsOf(`${rows}s4,"a",b\ns5,a,b\n`)).toEqual([
      '2 buyer self-supply',
      '3 - quote-unclosed',
    ]);
    expect(await problemsOf(`${rows}${'s4,a,b\n'.repeat(300_000)}`)).toEqual([
      '2 buyer self-supply',
      '3 - quote-unclosed',
    ]);
    expect(await problemsOf('id,supplier,"buyer\ns1,a,a\n')).toEqual(['1 - quote-unclosed']);
  });

  test('has a row too long to be one', async () => {
    const path = folder.write(
      'supplies.csv',
      `id,supplier,buyer\ns1,a,b\ns2,${'a'.repeat(1_100_000)},b\ns3,a,b\n`,
    );
    const { problems, digest } = await readWholeTable(path, 'supplies');
    expect(brief(problems)).toEqual(['3 - row-ragged']);
    expect(problems[0]!.value!.length).toBeLessThan(300);
    expect(digest.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  test('doubles an id: the problem names the earlier row', async () => {
    const { problems, records } = await supplies('id,supplier,buyer\ns1,a,b\ns2,a,b\n s1,b,c\n');
    expect(problems).toEqual([
      {
        file: 'given.csv',
        sheet: null,
        row: 4,
        column: 'id',
        rule: 'id-doubled',
        value: 's1',
        message: 'row 2 has the same id: rename or remove one',
      },
    ]);
    expect(records.length).toBe(2);
  });

  test('doubles a recipe', async () => {
    const path = folder.write('recipes.csv', 'good,input,required\ng,h,\ng,i,FALSE\ng,h,false\n');
    const { problems, records } = await readWholeTable(path, 'recipes');
    expect(brief(problems)).toEqual(['4 input id-doubled']);
    expect(records.map((recipe) => recipe.required)).toEqual([true, false]);
  });

  test('has several faults in one row, and each is a problem', async () => {
    const { problems, digest } = await supplies(
      `${HEADER}\n,a,b,,2021-13,03/04/2021,"1,234",t,sure,d\ns2,a,b,,,,,,,\n`,
    );
    expect(brief(problems)).toEqual([
      '2 id required',
      '2 from date-impossible',
      '2 to date-format',
      '2 quantity number-format',
      '2 basis basis-unknown',
    ]);
    expect(digest.rows).toBe(2);
  });
});
