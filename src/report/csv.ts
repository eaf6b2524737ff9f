import { stringify } from 'csv-stringify/sync';
import type { Gap, Hit, Step, TraceResult } from '../trace/result.js';
import type { Labels } from './labels.js';

const COLUMNS = [
  'organization',
  'good',
  'date',
  'finding',
  'measure',
  'verdict',
  'basis',
  'tiers',
  'party',
  'party_name',
  'party_good',
  'side',
  'role',
  'region',
  'region_from',
  'missing_input',
  'why',
  'path',
] as const;

type CsvRow = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

function pathText(path: readonly Step[]): string {
  return path
    .map(
      ({ from, kind, record }) =>
        `${kind} from ${from.party}/${from.good ?? '?'}${record === null ? '' : ` (${record})`}`,
    )
    .join(' < ');
}

function hitRow(hit: Hit, { party }: Labels): CsvRow {
  return {
    finding: 'hit',
    measure: hit.measure,
    basis: hit.basis,
    tiers: hit.tiers,
    party: hit.stock.party,
    party_name: party(hit.stock.party),
    party_good: hit.stock.good,
    side: hit.stock.side,
    role: hit.role,
    region: hit.place.region,
    region_from: hit.place.from ?? null,
    why: hit.why.join('; '),
    path: pathText(hit.path),
  };
}

function gapRow(gap: Gap, { party }: Labels): CsvRow {
  return {
    finding: gap.kind,
    measure: gap.touches.join(';'),
    tiers: gap.tiers,
    party: gap.stock.party,
    party_name: party(gap.stock.party),
    party_good: gap.stock.good,
    side: gap.stock.side,
    missing_input: gap.input,
    ...(gap.place === undefined ? {} : { why: `in ${gap.place.between.join(' or ')}, by ${gap.place.from}` }),
  };
}

/** Behind these a spreadsheet still finds a formula, and the library does not look there. */
const SKIPPED_MARKS = /^[\p{Cc}--[\t\r]]+/v;

function cleaned(row: CsvRow): CsvRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cell.replace(SKIPPED_MARKS, '') : cell,
    ]),
  );
}

/**
 * One row for each measure, warning, hit and gap, RFC 4180 with a header. Cells that a spreadsheet would run as a formula
 * (they begin with = + - @, a tab or a carriage return) get a leading apostrophe (OWASP, CSV Injection).
 */
export function renderCsv(result: TraceResult, labels: Labels): string {
  const product = { organization: result.product.organization, good: result.product.good, date: result.date };
  const measures: CsvRow[] = result.measures.map(({ id, verdict }) => ({
    finding: 'verdict',
    measure: id,
    verdict,
  }));
  const rows = [
    { finding: 'verdict', verdict: result.verdict },
    ...measures,
    ...result.warnings.map(({ code, measure, text }) => ({ finding: code, measure, why: text })),
    ...result.hits.map((hit) => hitRow(hit, labels)),
    ...result.gaps.map((gap) => gapRow(gap, labels)),
  ].map((row) => cleaned({ ...product, ...row }));
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
