import { type CsvBatch, CsvRows } from './csv-rows.js';
import { type EncodingFault, foreignFormat, Utf8Gate, withoutMark } from './encoding.js';
import type { Fault } from './fault.js';
import type { SourceFile } from './source-file.js';

/** Looks at the first bytes, without a byte order mark, before they are read as CSV. */
export type InspectHead = (head: Buffer) => Fault | null;

function faultAt(row: number, fault: EncodingFault): Fault {
  return { row, column: null, ...fault };
}

/** More than the parser looks ahead before it gives out a row. */
const LOOK_AHEAD = Buffer.from('x'.repeat(16));

/** The rows before bytes that are not text, and the fault, in the row where the text breaks off. */
async function breakOff(rows: CsvRows, text: Buffer, fault: EncodingFault): Promise<CsvBatch> {
  const before = await rows.push(Buffer.concat([text, LOOK_AHEAD]));
  return before.fault === null ? { rows: before.rows, fault: faultAt(rows.rowAtHand, fault) } : before;
}

/**
 * The rows of a CSV file, chunk by chunk. A batch with a fault is the last: bytes that are not UTF-8, another
 * delimiter, or a quote that is never closed leave nothing sure after them.
 */
export async function* readCsvRows(
  source: SourceFile,
  inspectHead: InspectHead,
): AsyncGenerator<CsvBatch, void> {
  const first = (await source.next()) ?? Buffer.alloc(0);
  const foreign = foreignFormat(first);
  const head = withoutMark(first);
  const headFault = foreign === null ? inspectHead(head) : faultAt(0, foreign);
  if (headFault !== null) return yield { rows: [], fault: headFault };
  const rows = new CsvRows();
  const gate = new Utf8Gate(first.length - head.length);
  for (let chunk: Buffer | null = head; chunk !== null; chunk = await source.next()) {
    const { text, fault } = gate.pass(chunk);
    const batch: CsvBatch = fault === null ? await rows.push(text) : await breakOff(rows, text, fault);
    yield batch;
    if (batch.fault !== null) return;
  }
  const cut = gate.end();
  yield cut === null ? await rows.end() : await breakOff(rows, Buffer.alloc(0), cut);
}
