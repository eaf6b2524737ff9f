import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const QUOTE = '"';
const BYTE_ORDER_MARK = '\ufeff';

export type OwnRow = Readonly<Record<string, string>>;

/**
 * Reads a table that the program ships itself: UTF-8, its columns named in the first line, a record to a line. Every
 * process reads thousands of these lines before it answers: those without a quote are split, which takes less than
 * half the time, and the parser gets the others.
 */
export function readOwnTable(path: string): readonly OwnRow[] {
  const text = readFileSync(path, 'utf8').replace(BYTE_ORDER_MARK, '');
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const quoted = (parse(lines.filter(isQuoted).join('\n')) as string[][]).values();
  const [names, ...records] = lines.map((line) => (isQuoted(line) ? quoted.next().value! : line.split(',')));
  return records.map((cells) => {
    const row: Record<string, string> = {};
    for (const [at, name] of names!.entries()) row[name] = cells[at]!;
    return row;
  });
}

function isQuoted(line: string): boolean {
  return line.includes(QUOTE);
}
