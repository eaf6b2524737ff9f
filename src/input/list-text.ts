import { isUtf8 } from 'node:buffer';
import { HeadwaterError } from '../model/errors.js';
import { foreignFormat, Utf8Gate, withoutMark } from './encoding.js';
import type { Fault } from './fault.js';
import { SourceFile } from './source-file.js';

/** A file of measures is read whole, so its size is limited; the longest list is far below. */
export const MAX_MEASURE_FILE_BYTES = 64 * 1024 * 1024;

export interface WholeFile {
  readonly bytes: Buffer;
  /** Of the raw bytes, in hexadecimal. */
  readonly sha256: string;
}

export type ListEncoding = 'UTF-8' | 'Windows-1252';

export interface ListText {
  readonly text: string;
  readonly encoding: ListEncoding;
}

export function wholeFault(rule: Fault['rule'], value: string | null, message: string): Fault {
  return { row: 0, column: null, rule, value, message };
}

/** Throws FILE_NOT_FOUND, and FILE_UNREADABLE also where the file is longer than MAX_MEASURE_FILE_BYTES. */
export async function readWhole(path: string, fileName: string): Promise<WholeFile> {
  const source = await SourceFile.open(path, fileName);
  const chunks: Buffer[] = [];
  try {
    for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) {
      chunks.push(chunk);
      if (source.bytesRead <= MAX_MEASURE_FILE_BYTES) continue;
      const message = `${fileName}: longer than ${MAX_MEASURE_FILE_BYTES} bytes: split it`;
      throw new HeadwaterError('FILE_UNREADABLE', message);
    }
    return { bytes: Buffer.concat(chunks), sha256: source.sha256() };
  } finally {
    await source.close();
  }
}

/** UTF-8 and nothing else: a fault where it is not. */
export function readUtf8(bytes: Buffer): ListText | Fault {
  const text = withoutMark(bytes);
  const gate = new Utf8Gate(bytes.length - text.length);
  const fault = foreignFormat(bytes) ?? gate.pass(text).fault ?? gate.end();
  if (fault !== null) return wholeFault(fault.rule, fault.value, fault.message);
  return { text: text.toString(), encoding: 'UTF-8' };
}

/** Controls, C0 without tab and line ends and C1: bytes that Windows-1252 leaves unassigned, and control characters that no table has: signs of another encoding. */
const NOT_TEXT = /(?![\t\n\r])\p{Cc}/u;

/**
 * UTF-8 if the bytes are that; else, as American agencies still publish, Windows-1252 (which holds Latin-1), unless a
 * byte has no meaning in it.
 */
export function readUtf8OrLatin(bytes: Buffer): ListText | Fault {
  if (foreignFormat(bytes) !== null || isUtf8(bytes) || bytes.includes(0)) return readUtf8(bytes);
  const text = new TextDecoder('windows-1252').decode(bytes);
  return NOT_TEXT.test(text) ? readUtf8(bytes) : { text, encoding: 'Windows-1252' };
}
