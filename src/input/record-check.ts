import { formatDay } from '../model/dates.js';
import type { Places } from '../model/places.js';
import type { AnyRecord } from '../model/records.js';
import type { Fault } from './fault.js';

type RecordFault = Omit<Fault, 'row'>;

/** Partial dates have been read to their first and last day, so 2021-05 to 2021 is a span and 2022 to 2021 is not. */
function spanFault(record: AnyRecord): RecordFault | null {
  if (!('from' in record) || record.from === null || record.to === null || record.from <= record.to)
    return null;
  const [from, to] = [formatDay(record.from), formatDay(record.to)];
  const message = `the span ends on ${to}, before it begins on ${from}: correct from or to`;
  return { column: 'to', rule: 'from-after-to', value: to, message };
}

function placeFault(record: AnyRecord, places: Places): RecordFault | null {
  if (!('region' in record) || record.region === null || record.country === null) return null;
  const { country, region } = record;
  if (!places.contradict(country, region)) return null;
  const message = `the region ${region} does not lie in the country ${country}: correct one, or leave one empty`;
  return { column: 'region', rule: 'place-contradiction', value: region, message };
}

function selfSupplyFault(record: AnyRecord): RecordFault | null {
  if (!('supplier' in record) || record.supplier !== record.buyer) return null;
  const message = `supplier and buyer are both "${record.buyer}": name two parties, or record a production`;
  return { column: 'buyer', rule: 'self-supply', value: record.buyer, message };
}

/** What one record cannot say of itself whatever the other records are (design.md §4, Refused at import). */
export function recordFaults(record: AnyRecord, places: Places): readonly RecordFault[] {
  const faults = [spanFault(record), placeFault(record, places), selfSupplyFault(record)];
  return faults.filter((fault) => fault !== null);
}
