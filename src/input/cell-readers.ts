import { BASES } from '../model/basis.js';
import { type DateEdge, type Day, parseDay } from '../model/dates.js';
import { ID_PATTERN } from '../model/records.js';
import type { CellContext, CellReader } from './cell.js';
import type { Complain } from './fault.js';
import { readAmount, readLatitude, readLongitude, readShare } from './number-cell.js';
import { readCountry, readRegion } from './place-cell.js';

/** True, false, TRUE, False: what people and spreadsheets write. Yes, no, 1 and 0 are refused, not guessed. */
function readBoolean(text: string, { complain }: CellContext): boolean | null {
  const lowered = text.toLowerCase();
  if (lowered === 'true') return true;
  if (lowered !== 'false')
    complain('boolean-format', text, `"${text}" is neither true nor false: write true or false`);
  return lowered === 'false' ? false : null;
}

function readId(text: string, { complain }: CellContext): string | null {
  if (ID_PATTERN.test(text)) return text;
  complain(
    'id-format',
    text,
    'an id may not have a semicolon or a control character, such as a line break: rename it',
  );
  return null;
}

/** Files repeat a few thousand days over millions of rows; reading each once saves a fifth of the time. */
const MAX_KNOWN_DAYS = 20_000;

function dayReader(edge: DateEdge): CellReader {
  const known = new Map<string, Day>();
  return (text, { complain }) => {
    const day = known.get(text) ?? parseDay(text, edge);
    if (typeof day === 'number') {
      if (known.size < MAX_KNOWN_DAYS) known.set(text, day);
      return day;
    }
    const advice =
      day === 'date-format' ? 'is not a date: write' : 'is a date that no calendar has: correct it, as';
    complain(day, text, `"${text}" ${advice} YYYY-MM-DD, YYYY-MM or YYYY`);
    return null;
  };
}

function readBasis(text: string, { complain }: CellContext): string | null {
  if ((BASES as readonly string[]).includes(text)) return text;
  complain(
    'basis-unknown',
    text,
    `"${text}" is no basis: write ${BASES.join(', ')}, or leave it empty for declared`,
  );
  return null;
}

/** 64 hexadecimal digits, in lower case as the model has them. */
function readSha256(text: string, { complain }: CellContext): string | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  complain('sha256-format', text, `"${text}" is not a SHA-256: write its 64 hexadecimal digits`);
  return null;
}

/**
 * An HS code: chapter, heading or subheading (2, 4 or 6 digits), or a national line below it (up to 13), with dots
 * as one likes. After a dot stand two digits or more: 2505.1 is what a spreadsheet makes of 2505.10.
 */
function readHs(text: string, { complain }: CellContext): string {
  const digits = text.replaceAll('.', '').length;
  const shaped = /^\d{2,}(?:\.\d{2,})*$/.test(text);
  if (!shaped || digits === 3 || digits === 5 || digits > 13) {
    complain(
      'hs-format',
      text,
      `"${text}" is not an HS code: write its digits, as 2505.10 or 250510; zeros count`,
    );
  }
  return text;
}

/** `scheme:value` with the scheme in lower case, so that one identifier has one spelling. */
export function readIdentifier(text: string, complain: Complain): string {
  const parts = /^([A-Za-z0-9]+)\s*:\s*(\S.*)$/su.exec(text);
  if (parts !== null) return `${parts[1]!.toLowerCase()}:${parts[2]!}`;
  complain('identifier-format', text, `"${text}" is not scheme:value: write it as lei:5493001KJTIIGC8Y1R12`);
  return text;
}

/** The parts between semicolons, trimmed and read one by one; empty ones are dropped, doubled ones kept once. */
function listOf<V>(read: (part: string, context: CellContext) => V): CellReader {
  return (text, context) => {
    const parts = text.split(';').map((part) => part.trim());
    const values = parts.filter((part) => part !== '').map((part) => read(part, context));
    return values.length < 2 ? values : [...new Set(values)];
  };
}

/** One reader for each kind of column; the kinds are named in `table-columns.ts`. */
export const CELL_READERS = {
  id: readId,
  text: (text) => text,
  ids: listOf(readId),
  texts: listOf((part) => part),
  identifiers: listOf((part, context) => readIdentifier(part, context.complain)),
  hs: listOf(readHs),
  boolean: readBoolean,
  amount: readAmount,
  share: readShare,
  latitude: readLatitude,
  longitude: readLongitude,
  from: dayReader('from'),
  to: dayReader('to'),
  basis: readBasis,
  country: readCountry,
  region: readRegion,
  sha256: readSha256,
} as const satisfies Readonly<Record<string, CellReader>>;

export type CellKind = keyof typeof CELL_READERS;
