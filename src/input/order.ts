import type { ListRow } from './list-table.js';
import { type OrderContext, OrderReader } from './order-reader.js';
import { readUsDate } from './us-date.js';

export interface Order {
  /** By which the order is answered, and its id unless the answer states another. */
  readonly key: string;
  /** Two rows that share it are one order printed twice. */
  readonly identity: string;
  /** Null where something is missing or wrong. */
  readonly json: unknown;
}

function sourceOf(reader: OrderReader, date: string | null): object {
  const release = reader.cell('press release');
  const words = [`${reader.entity}: ${reader.cell('merchandise')}`, reader.remarks].filter(
    (text) => text !== '',
  );
  return {
    publisher: 'U.S. Customs and Border Protection (CBP)',
    title: 'Withhold Release Orders and Findings',
    date,
    uri: /^https?:\/\//.test(release) ? release : null,
    words: words.join('; '),
  };
}

function checkKey(reader: OrderReader, { taken }: OrderContext): void {
  const before = taken.get(reader.identity) ?? taken.get(reader.key);
  if (before !== undefined)
    reader.fault('entity', 'id-doubled', `row ${before} is the same order: remove one`);
}

/** Reads one row as a measure, as a file would have it; null where a question or a fault is left. */
export function readOrder(row: ListRow, context: OrderContext): Order {
  const stated = readUsDate(row.cell('effective date'));
  const reader = new OrderReader(row, stated, context);
  const { answer, entity } = reader;
  const from = answer.from ?? stated;
  checkKey(reader, context);
  reader.checkAnswer();
  if (from === null)
    reader.fault(
      'effective date',
      'date-format',
      'it is not a date: write it as 6/24/2021 (the month first)',
    );
  const kind = reader.kind();
  const { status, to } = reader.course();
  const scope = [{ ...reader.scope(), ...reader.goods(), ...reader.except() }];
  const json = {
    id: answer.id ?? reader.key,
    jurisdiction: 'US',
    issuer: 'CBP',
    kind: kind.slug === 'finding' ? 'Finding' : 'WRO',
    title: `${kind.name}: ${reader.cell('merchandise')}, ${entity}`,
    legalBasis: '19 U.S.C. 1307',
    consequence: kind.consequence,
    effective: { from, to },
    status,
    scope,
    source: sourceOf(reader, context.date),
  };
  return { key: reader.key, identity: reader.identity, json: reader.isWhole ? json : null };
}
