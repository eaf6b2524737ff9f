import { formatSpanEnd } from '../model/dates.js';
import type { Document, Origin } from '../model/records.js';
import type { Reader, StoreTable } from '../store/port.js';
import { recordNotFound } from './directory.js';

const DAYS: ReadonlySet<string> = new Set(['from', 'to', 'date']);

/** A record as people write it: days as ISO dates. */
export function withDates<T extends object>(record: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([member, value]) => [
      member,
      DAYS.has(member) && typeof value !== 'string' ? formatSpanEnd(value as number | null) : value,
    ]),
  );
}

export interface RecordView {
  readonly record: Record<string, unknown>;
  readonly origin: Origin;
  /** The documents that the record cites, as far as the store has them. */
  readonly documents: readonly Record<string, unknown>[];
}

/** One record with where it was read and the documents that it cites. Error: RECORD_NOT_FOUND. */
export async function recordView(
  reader: Reader,
  table: Exclude<StoreTable, 'measures'>,
  id: string,
): Promise<RecordView> {
  const [stored] = await reader.get(table, [id]);
  if (stored === undefined) throw recordNotFound(`record ${table}`, id);
  const cited: readonly string[] = 'documents' in stored.record ? stored.record.documents : [];
  const documents: readonly { record: Document }[] = await reader.get('documents', cited);
  return {
    record: withDates(stored.record),
    origin: stored.origin,
    documents: documents.map(({ record }) => withDates(record)),
  };
}
