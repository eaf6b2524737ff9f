import type { Places } from '../model/places.js';
import type { Fault } from './fault.js';
import type { DraftList, ListContext } from './list-draft.js';
import { type ListRow, readListTable } from './list-table.js';
import { type CollectedParty, draftOf, isPartySchema, latestDay, schemaFault } from './party-list.js';

/** OpenSanctions' `targets.simple.csv`: a row for each listed entity, values of one cell separated by `;`. */
const COLUMNS =
  'id schema name aliases birth_date countries addresses identifiers sanctions phones emails program_ids dataset first_seen last_seen last_change'.split(
    ' ',
  );
const REQUIRED = ['id', 'schema', 'name', 'aliases'];

function values(cell: string): readonly string[] {
  return [...new Set(cell.split(';').map((part) => part.trim()))].filter((part) => part !== '');
}

/** Numbers that say of themselves what they are; of the others the scheme is not known, and they are left out. */
function schemeOf(identifier: string): string | null {
  if (/^[0-9A-Z]{18}\d{2}$/.test(identifier)) return `lei:${identifier}`;
  return /^[159Y][1239][0-9]{6}[0-9A-Z]{10}$/.test(identifier) ? `uscc:${identifier}` : null;
}

export function singleCountry(codes: readonly string[], places: Places): string | null {
  const countries = codes.map((code) => code.toUpperCase()).filter((code) => places.isCountry(code));
  return countries.length === 1 ? countries[0]! : null;
}

function readTarget(row: ListRow, places: Places): CollectedParty {
  const name = row.cell('name');
  const programs = values(row.cell('program_ids'));
  const identifiers = values(row.cell('identifiers')).map(schemeOf);
  return {
    row: row.row,
    programs: programs.length > 0 ? programs : values(row.cell('dataset')),
    party: {
      name,
      aliases: values(row.cell('aliases')).filter((alias) => alias !== name),
      identifiers: identifiers.filter((identifier) => identifier !== null),
      country: singleCountry(values(row.cell('countries')), places),
    },
  };
}

export async function readTargetTable(text: string, context: ListContext): Promise<DraftList> {
  const table = await readListTable(text, COLUMNS, REQUIRED);
  const faults: Fault[] = [...table.faults];
  const parties: CollectedParty[] = [];
  let others = 0;
  for (const row of table.rows) {
    const isParty = isPartySchema(row.cell('schema'));
    if (isParty === null) faults.push(schemaFault(row.row, row.cell('schema')));
    else if (!isParty) others++;
    else if (row.cell('name') !== '') parties.push(readTarget(row, context.places));
    else {
      const message = 'name is empty: it must be filled';
      faults.push({ row: row.row, column: 'name', rule: 'required', value: null, message });
    }
  }
  const notes = others > 0 ? [`${others} rows are of things that are no party, such as aircraft`] : [];
  const date = latestDay(table.rows.map((row) => row.cell('last_seen')));
  return draftOf({ parties, faults, rows: table.count, notes, date }, context);
}
