import type { Fault } from './fault.js';
import { type DraftList, dateOfList, type ListContext } from './list-draft.js';

/** A party of a collection that does not say under which measure it is listed. */
export interface CollectedParty {
  readonly row: number;
  readonly party: object;
  /** Programmes or, where the file has none, data sets; what the user may choose from. */
  readonly programs: readonly string[];
}

export interface Collection {
  readonly parties: readonly CollectedParty[];
  readonly faults: readonly Fault[];
  readonly rows: number;
  readonly notes: readonly string[];
  /** The latest day on which the collection was seen to hold, if it says so. */
  readonly date: string | null;
}

/** Schemas of FollowTheMoney that can buy, sell, make or own. */
const PARTY_SCHEMAS = new Set(['LegalEntity', 'Company', 'Organization', 'PublicBody', 'Person', 'Vessel']);
/** The others: things, and links between entities. */
const OTHER_SCHEMAS = new Set(
  'Address Airplane Article Assessment Asset Associate Audio BankAccount Call CallForTenders Contract ContractAward CourtCase CourtCaseParty CryptoWallet Debt Directorship Document Documentation Email Employment Event Family Folder HyperText Identification Image License Membership Mention Message Note Occupancy Ownership Package Page Pages Passport Payment PlainText Position Post Project ProjectParticipant Property RealEstate Representation Risk Sanction Security Similar Succession Table TaxRoll Thing Trip UnknownLink UserAccount Value Vehicle Video Workbook'.split(
    ' ',
  ),
);

/** Null for a schema that nobody has described to us. */
export function isPartySchema(schema: string): boolean | null {
  if (PARTY_SCHEMAS.has(schema)) return true;
  return OTHER_SCHEMAS.has(schema) ? false : null;
}

export function schemaFault(row: number, schema: string): Fault {
  const message = `"${schema}" is no schema that Headwater knows, so it cannot be told whether this is a party: correct it`;
  return { row, column: 'schema', rule: 'schema-unknown', value: schema, message };
}

/** The first ten characters of the latest of these moments (ISO 8601), or null. */
export function latestDay(moments: readonly string[]): string | null {
  const days = moments.map((moment) => moment.slice(0, 10)).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  return days.reduce<string | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}

const MAX_PROGRAMS_NAMED = 20;

function askedFacts(collection: Collection, { answers, questions }: ListContext): readonly string[] | 'all' {
  const { list } = answers;
  const missing = ['id', 'consequence', 'effective'].filter((fact) => list[fact] === undefined);
  const reach = (['goods', 'derived', 'subsidiaries'] as const).filter((fact) => list[fact] === undefined);
  const wanted = [...missing, ...reach];
  const at = { row: 0, column: null, value: null };
  const message = `the file lists parties and not what is ordered: state ${wanted.join(', ')} in the answers`;
  if (wanted.length > 0) questions.ask('list', '', wanted, { ...at, message });
  const programs = [...new Set(collection.parties.flatMap((one) => one.programs))].sort();
  if (programs.length > 1 && list.programs === undefined) {
    const named = programs.slice(0, MAX_PROGRAMS_NAMED).join(', ');
    const more = programs.length > MAX_PROGRAMS_NAMED ? ' …' : '';
    const which = `the parties are listed under ${programs.length} programmes (${named}${more}): state which, or "all"`;
    questions.ask('list', '', ['programs'], { ...at, message: which });
  }
  return list.programs ?? 'all';
}

/** One measure of a collection of parties, with what the user says of it. */
export function draftOf(collection: Collection, context: ListContext): DraftList {
  const { faults, rows } = collection;
  const programs = askedFacts(collection, context);
  const chosen = collection.parties.filter(
    (one) => programs === 'all' || one.programs.some((program) => programs.includes(program)),
  );
  const date = dateOfList(context, collection.date);
  const { goods, derived, subsidiaries, programs: _, ...measure } = context.answers.list;
  const parties = chosen.map(({ party }) => party);
  const scope = [{ parties, subsidiaries, goods: goods === 'all' ? null : goods, derived }];
  const json = { source: { publisher: 'OpenSanctions', date }, ...measure, scope };
  const left = collection.parties.length - chosen.length;
  const notes = [
    ...collection.notes,
    ...(left > 0 ? [`${left} parties are not under the programmes that were chosen`] : []),
  ];
  if (parties.length === 0 && faults.length === 0) {
    const message = 'there is no party in it: check the file, or the programmes in the answers';
    return {
      drafts: [],
      rows,
      notes,
      faults: [{ row: 0, column: null, rule: 'fact-missing', value: null, message }],
    };
  }
  const isAnswered = context.questions.faults.length === 0;
  return { drafts: isAnswered ? [{ row: 1, json }] : [], faults, rows, notes };
}
