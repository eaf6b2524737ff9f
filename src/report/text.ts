import type { Gap, Hit, MeasureResult, Step, StockKey, TraceResult, Verdict } from '../trace/result.js';
import { type Labels, plain } from './labels.js';

/** What each verdict means for the person who reads it; never more than the records say. */
const MEANINGS: Readonly<Record<Verdict, string>> = {
  exposed: 'something in it comes from a listed producer or place, by documented or declared records.',
  possible: 'it may come from a listed producer or place; the link is inferred and needs proof.',
  unknown: 'nothing listed was found, but records are missing where it could be. This is not "clear".',
  'not-tested': 'nothing listed was found, but a list is not loaded. This is not "clear".',
  clear: 'nothing listed was found, and no record is missing where it could be.',
};

const VERDICT_WIDTH = 11;

function heading(result: TraceResult, labels: Labels): readonly string[] {
  const { organization, good } = result.product;
  const what = good === null ? 'everything' : `${labels.good(good)} (${good})`;
  const since = result.since === null ? '' : `, since ${result.since}`;
  return [
    `${what} of ${labels.party(organization)} (${organization}), imported ${result.date}${since}`,
    '',
    `${result.verdict.toUpperCase()}: ${MEANINGS[result.verdict]}`,
  ];
}

function measureLine({ id, verdict, hits, title, consequence, legalBasis }: MeasureResult): string {
  const basis = [consequence, legalBasis].filter((part) => part !== null).join(', ');
  return `  ${verdict.padEnd(VERDICT_WIDTH)} ${id}: ${hits === 1 ? '1 hit' : `${hits} hits`}; ${title ?? id} (${basis})`;
}

function stockText({ party, good }: StockKey, labels: Labels): string {
  return `${labels.good(good)} at ${labels.party(party)} (${party})`;
}

function stepLines(step: Step, labels: Labels): readonly string[] {
  const { from, kind, basis, span, record, documents } = step;
  const dates = span.from === null && span.to === null ? '' : `, ${span.from ?? '…'} to ${span.to ?? '…'}`;
  const source = record === null ? '' : `, ${record}`;
  return [
    `      < ${kind} (${basis}${dates}${source})`,
    ...documents.map((id) => `          evidence: ${labels.document(id)}`),
    `      ${stockText(from, labels)}, ${from.side}`,
  ];
}

function pathLines(path: readonly Step[], labels: Labels): readonly string[] {
  const first = path[0];
  if (first === undefined) return ['      the product itself'];
  return [
    `      ${stockText(first.to, labels)}, ${first.to.side}`,
    ...path.flatMap((step) => stepLines(step, labels)),
  ];
}

function hitLines(hit: Hit, index: number, labels: Labels): readonly string[] {
  const tiers = hit.tiers === 1 ? '1 tier' : `${hit.tiers} tiers`;
  const further = hit.furtherPaths ?? [];
  return [
    '',
    `  ${index + 1}. ${hit.measure}: ${stockText(hit.stock, labels)}`,
    `    ${hit.basis}, ${hit.role}, ${tiers} up, place ${hit.place.region ?? 'not known'}`,
    ...hit.why.map((why) => `    ${why}`),
    '    path, from the product upward:',
    ...pathLines(hit.path, labels),
    ...further.flatMap((path, at) => [`    further path ${at + 1}:`, ...pathLines(path, labels)]),
  ];
}

function hitSection({ hits, listed }: TraceResult, labels: Labels): readonly string[] {
  if (hits.length === 0) return ['', 'Hits: none'];
  const more = listed.pathsComplete ? 'no other paths lead to them' : 'other paths lead to them; see --paths';
  return ['', `Hits: ${hits.length}; ${more}`, ...hits.flatMap((hit, index) => hitLines(hit, index, labels))];
}

function gapLine({ kind, stock, input, tiers, touches }: Gap, labels: Labels): string {
  const missing = input === null ? '' : `: ${labels.good(input)}`;
  const touched = touches.length === 0 ? 'touches no measure' : `touches ${touches.join(', ')}`;
  return `  ${kind}${missing}; ${stockText(stock, labels)}, ${stock.side}, ${tiers} up; ${touched}`;
}

function gapSection({ gaps, listed }: TraceResult, labels: Labels): readonly string[] {
  const total = Object.values(listed.gapsTotal).reduce((sum, count) => sum + count, 0);
  if (total === 0) return ['', 'Gaps: none'];
  const shown = listed.gaps < total ? `, the nearest ${listed.gaps} of them here (see --gaps)` : '';
  return ['', `Gaps: ${total}${shown}`, ...gaps.map((gap) => gapLine(gap, labels))];
}

/** For people at a terminal: the verdict first, then why, then what is not known. */
export function renderText(result: TraceResult, labels: Labels): string {
  const { coverage, provenance } = result;
  const lines = [
    ...heading(result, labels),
    '',
    'Measures in force',
    ...result.measures.map(measureLine),
    ...hitSection(result, labels),
    ...gapSection(result, labels),
    '',
    `Reached ${coverage.stocks} stocks over ${coverage.flows} flows, ${coverage.organizations} organizations, ${coverage.countries} countries.`,
    `Store ${provenance.store}, generation ${provenance.generation}, ${provenance.records} records; measures ${provenance.measures.slice(0, 12)}; headwater ${provenance.program}.`,
  ];
  return `${lines.map(plain).join('\n')}\n`;
}
