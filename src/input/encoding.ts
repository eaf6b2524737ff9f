import { isUtf8 } from 'node:buffer';

/** Why bytes are not text; the message says where and what to do. */
export interface EncodingFault {
  readonly rule: 'encoding' | 'nul-character';
  readonly value: string | null;
  readonly message: string;
}

export interface Passed {
  /** UTF-8 without NUL; where there is a fault, only the whole lines before it. */
  readonly text: Buffer;
  readonly fault: EncodingFault | null;
}

const SAVE_AS = 'save it as UTF-8 (in a spreadsheet program: CSV UTF-8)';
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How a file begins that is no UTF-8 text, in hexadecimal. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['fffe', 'UTF-16 or UTF-32 text'],
  ['feff', 'UTF-16 text'],
  ['0000feff', 'UTF-32 text'],
  ['504b0304', 'a spreadsheet workbook or another ZIP archive'],
  ['d0cf11e0', 'an old spreadsheet workbook'],
  ['1f8b', 'a gzip archive'],
];

/** UTF-16 without a mark: every other byte of the first characters, which are ASCII in a header, is 0. */
function looksLikeUtf16(head: Buffer): boolean {
  if (head.length < 4) return false;
  const [first, second, third, fourth] = head;
  const little = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const big = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return little || big;
}

/** Known by its first bytes: a file in another encoding or format, which would only give riddles as UTF-8. */
export function foreignFormat(head: Buffer): EncodingFault | null {
  const start = head.subarray(0, 4).toString('hex');
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
  const format = known ?? (looksLikeUtf16(head) ? 'UTF-16 text' : null);
  if (format === null) return null;
  return { rule: 'encoding', value: null, message: `the file is ${format}, not UTF-8 text: ${SAVE_AS}` };
}

/** Without the byte order mark that spreadsheets put before UTF-8. */
export function withoutMark(head: Buffer): Buffer {
  return head.subarray(0, 3).equals(UTF8_MARK) ? head.subarray(3) : head;
}

/** The length without a character at the end whose bytes have not all come yet. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Where the first character that is not UTF-8 begins, by halving: once a text is invalid, every longer one is. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, completeLength(prefix)))) good = middle;
    else bad = middle;
  }
  return completeLength(bytes.subarray(0, good));
}

function badByteFault(byte: number, position: number): EncodingFault {
  const value = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const message = `byte ${position} (${value}) is not UTF-8; the file may be in a national encoding: ${SAVE_AS}`;
  return { rule: 'encoding', value, message };
}

function nulFault(position: number): EncodingFault {
  const message = `byte ${position} is a NUL character; the file is binary, damaged or UTF-16: ${SAVE_AS}`;
  return { rule: 'nul-character', value: null, message };
}

function wholeLines(bytes: Buffer, end: number): Buffer {
  const before = bytes.subarray(0, end);
  return before.subarray(0, Math.max(before.lastIndexOf(0x0a), before.lastIndexOf(0x0d)) + 1);
}

/** Lets UTF-8 through, chunk by chunk; a character that is cut by a chunk's end waits for the next. */
export class Utf8Gate {
  #waiting: Buffer = Buffer.alloc(0);
  /** Where `#waiting` begins, counted from 0. */
  #position = 0;

  /** `position`: where the first chunk begins in the file. */
  constructor(position = 0) {
    this.#position = position;
  }

  pass(chunk: Buffer): Passed {
    const bytes = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    const text = bytes.subarray(0, completeLength(bytes));
    const nul = text.indexOf(0);
    if (!isUtf8(text)) return this.#refuse(bytes, nul, firstBadByte(text));
    if (nul !== -1) return this.#refuse(bytes, nul, text.length);
    this.#waiting = bytes.subarray(text.length);
    this.#position += text.length;
    return { text, fault: null };
  }

  /** A fault if the last character is cut. */
  end(): EncodingFault | null {
    return this.#waiting.length === 0 ? null : badByteFault(this.#waiting[0]!, this.#position);
  }

  /** Whichever comes first: a NUL (-1: none) or a bad byte. */
  #refuse(bytes: Buffer, nul: number, bad: number): Passed {
    if (nul !== -1 && nul < bad) {
      return { text: wholeLines(bytes, nul), fault: nulFault(this.#position + nul) };
    }
    return { text: wholeLines(bytes, bad), fault: badByteFault(bytes[bad]!, this.#position + bad) };
  }
}
