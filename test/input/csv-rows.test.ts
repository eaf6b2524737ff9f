import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvRow, CsvRows, MAX_RECORD_BYTES } from '../../src/input/csv-rows.js';
import { Utf8Gate } from '../../src/input/encoding.js';
import type { Fault } from '../../src/input/fault.js';

interface Whole {
  readonly rows: readonly CsvRow[];
  readonly fault: Fault | null;
}

async function readIn(bytes: Buffer, size: number): Promise<Whole> {
  const csv = new CsvRows();
  const rows: CsvRow[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    const batch = await csv.push(bytes.subarray(start, start + size));
    rows.push(...batch.rows);
    if (batch.fault !== null) return { rows, fault: batch.fault };
  }
  const last = await csv.end();
  return { rows: [...rows, ...last.rows], fault: last.fault };
}

describe('rows of cells', () => {
  test('are the same however the bytes are cut into chunks, quotes right or wrong', async () => {
    const pieces = fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', ' ', '硅', '😀', '\n"b",c\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, size) => {
          const bytes = Buffer.from(parts.join(''));
          expect(await readIn(bytes, size)).toEqual(await readIn(bytes, bytes.length + 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are those that the parser finds, also where a text without quotes is split without it', async () => {
    const pieces = fc.constantFrom(
      ',',
      '\n',
      '\r\n',
      '\r',
      'a',
      ' ',
      '硅',
      '😀',
      'longer than a dozen characters',
    );
    const options = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true };
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 25 }),
        fc.integer({ min: 1, max: 40 }),
        async (parts, size) => {
          const bytes = Buffer.from(parts.join(''));
          const { rows, fault } = await readIn(bytes, size);
          const parsed: string[][] = parse(bytes, options);
          const expected = parsed
            .map((cells, at) => ({ row: at + 1, cells, quoteFault: null }))
            .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
          expect({ rows, fault }).toEqual({ rows: expected, fault: null });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a row that is too long is refused with quotes and without', async () => {
    for (const start of ['', '"q",']) {
      const bytes = Buffer.from(`a,b\n${start}${'x'.repeat(MAX_RECORD_BYTES + 99)}\nc,d\n`);
      const { rows, fault } = await readIn(bytes, 256 * 1024);
      expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b']]);
      expect(fault).toMatchObject({ row: 2, rule: 'row-ragged' });
    }
  });
});

describe('the gate for UTF-8', () => {
  test('lets every text through whole, however it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const bytes = Buffer.from(text.replaceAll('\0', ''));
        const gate = new Utf8Gate();
        const passed: Buffer[] = [];
        for (let start = 0; start < bytes.length; start += size) {
          const { text: part, fault } = gate.pass(bytes.subarray(start, start + size));
          expect(fault).toBeNull();
          passed.push(part);
        }
        expect(gate.end()).toBeNull();
        expect(Buffer.concat(passed).equals(bytes)).toBe(true);
      }),
    );
  });

  test('names the first bad byte, however the bytes are cut', () => {
    const bad = fc.constantFrom(
      [0xff],
      [0x80],
      [0xc3, 0x41],
      [0xe7, 0xa1],
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0],
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        bad,
        fc.integer({ min: 1, max: 9 }),
        (text, wrong, size) => {
          const before = Buffer.from(text.replaceAll('\0', ''));
          const bytes = Buffer.concat([before, Buffer.from(wrong), Buffer.from('\n')]);
          const gate = new Utf8Gate();
          let message: string | undefined;
          for (let start = 0; start < bytes.length && message === undefined; start += size) {
            message = gate.pass(bytes.subarray(start, start + size)).fault?.message;
          }
          expect(message ?? gate.end()?.message).toMatch(new RegExp(`^byte ${before.length} `));
        },
      ),
    );
  });
});
