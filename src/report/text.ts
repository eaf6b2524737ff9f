import { plain } from '../model/plain-text.js';
import type {
  Gap,
  Hit,
  Judged,
  MeasureResult,
  Step,
  StockKey,
  TraceResult,
  Verdict,
} from '../trace/result.js';
import type { Labels } from './labels.js';

/** What each verdict means for the person who reads it; never more than the records say. */
export const MEANINGS: Readonly<Record<Verdict, string>> = {
  exposed: 'something in it comes from a listed producer or place, by documented or declared records.',
  possible: 'it may come from a listed producer or place; the link is inferred and needs proof.',
  unknown: 'nothing listed was found, but records are missing where it could be. This is not "clear".',
  'not-tested': 'nothing listed was found, but a list is not loaded. This is not "clear".',
  clear: 'nothing listed was found, and no record is missing where it could be.',
};

/** What verdicts are said with. */
export type JudgedLabels = Pick<Labels, 'party' | 'good'>;

const VERDICT_WIDTH = 11;

function heading(result: Judged, labels: JudgedLabels): readonly string[] {
  const { organization, good } = result.product;
  const what = good === null ? 'everything' : `${labels.good(good)} (${good})`;
  const since = result.since === null ? '' : `, since ${result.since}`;
  return [
    `${what} of ${labels.party(organization)} (${organization}), imported ${result.date}${since}`,
    '',
    `${result.verdict.toUpperCase()}: ${MEANINGS[result.verdict]}`,
  ];
}

function measureLines({
  id,
  verdict,
  hits,
  title,
  consequence,
  legalBasis,
}: MeasureResult): readonly string[] {
  const basis = [consequence, legalBasis].filter((part) => part !== null).join(', ');
  const line = `  ${verdict.padEnd(VERDICT_WIDTH)} ${id}: ${hits === 1 ? '1 hit' : `${hits} hits`} (${basis})`;
  return title === null ? [line] : [line, `  ${''.padEnd(VERDICT_WIDTH)} ${title}`];
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

/** For each prefix of a path, from its first step on, a key of that prefix. */
function prefixKeys(path: readonly Step[]): readonly string[] {
  let key = path[0] === undefined ? '' : JSON.stringify(path[0].to);
  return path.map(({ from, kind, record }) => {
    key += JSON.stringify([from.party, from.good, from.side, kind, record]);
    return key;
  });
}

/** The steps of a path, but for those of a hit printed before whose whole path this one begins with. */
function pathLines(
  path: readonly Step[],
  labels: Labels,
  printed: ReadonlyMap<string, number>,
): readonly string[] {
  const first = path[0];
  if (first === undefined) return ['    path: the product itself'];
  const shared = prefixKeys(path).findLastIndex((key) => printed.has(key)) + 1;
  const rest = path.slice(shared).flatMap((step) => stepLines(step, labels));
  if (shared === 0) {
    return [
      '    path, from the product upward:',
      `      ${stockText(first.to, labels)}, ${first.to.side}`,
      ...rest,
    ];
  }
  const hit = printed.get(prefixKeys(path)[shared - 1]!);
  return [`    path: that of ${hit}${rest.length > 0 ? ', and on:' : ''}`, ...rest];
}

function totalLines({ pathsTotal }: Hit): readonly string[] {
  if (pathsTotal === undefined) return [];
  if (pathsTotal === null)
    return ['    paths in all: not known (flows go round in a circle on the way, or there are too many)'];
  return [`    paths in all: ${pathsTotal}`];
}

function hitLines(
  hit: Hit,
  index: number,
  labels: Labels,
  printed: ReadonlyMap<string, number>,
): readonly string[] {
  const tiers = hit.tiers === 1 ? '1 tier' : `${hit.tiers} tiers`;
  const { region, from } = hit.place;
  const place = region === null ? 'not known' : labels.place(region);
  const source = from === undefined ? '' : `, worked out from ${from}`;
  const further = hit.furtherPaths ?? [];
  return [
    '',
    `  ${index + 1}. ${hit.measure}: ${stockText(hit.stock, labels)}`,
    `    ${hit.basis}, ${hit.role}, ${tiers} up, place ${place}${source}`,
    ...hit.why.map((why) => `    ${why}`),
    ...pathLines(hit.path, labels, printed),
    ...further.flatMap((path, at) => [`    further path ${at + 1}`, ...pathLines(path, labels, new Map())]),
    ...totalLines(hit),
  ];
}

function hitSection({ hits, listed }: TraceResult, labels: Labels): readonly string[] {
  if (hits.length === 0) return ['', 'Hits: none'];
  const more = listed.pathsComplete ? 'no other paths lead to them' : 'other paths lead to them; see --paths';
  const lines = ['', `Hits: ${hits.length}; ${more}`];
  const printed = new Map<string, number>();
  for (const [index, hit] of hits.entries()) {
    lines.push(...hitLines(hit, index, labels, printed));
    const whole = prefixKeys(hit.path).at(-1);
    if (whole !== undefined && !printed.has(whole)) printed.set(whole, index + 1);
  }
  return lines;
}

function gapLine({ kind, stock, input, tiers, touches, place }: Gap, labels: Labels): string {
  const missing = input === null ? '' : `: ${labels.good(input)}`;
  const touched = touches.length === 0 ? 'touches no measure' : `touches ${touches.join(', ')}`;
  const near =
    place === undefined ? '' : `; in ${place.between.map(labels.place).join(' or ')}, by ${place.from}`;
  return `  ${kind}${missing}; ${stockText(stock, labels)}, ${stock.side}, ${tiers} up; ${touched}${near}`;
}

function gapSection({ gaps, listed }: TraceResult, labels: Labels): readonly string[] {
  const total = Object.values(listed.gapsTotal).reduce((sum, count) => sum + count, 0);
  if (total === 0) return ['', 'Gaps: none'];
  const shown = listed.gaps < total ? `, the nearest ${listed.gaps} of them here (see --gaps)` : '';
  return ['', `Gaps: ${total}${shown}`, ...gaps.map((gap) => gapLine(gap, labels))];
}

function warningSection({ warnings }: Judged): readonly string[] {
  if (warnings.length === 0) return [];
  return ['', 'Warnings', ...warnings.map(({ text }) => `  ${text}`)];
}

/** The first part of `renderText`: everything that is known before paths are looked for. */
export function renderVerdicts(judged: Judged, labels: JudgedLabels): string {
  return textOf([
    ...heading(judged, labels),
    '',
    'Measures in force',
    ...judged.measures.flatMap(measureLines),
    ...warningSection(judged),
  ]);
}

/** For people at a terminal: the verdict first, then why, then what is not known. */
export function renderText(result: TraceResult, labels: Labels): string {
  const { coverage, provenance } = result;
  const evidence = textOf([
    ...hitSection(result, labels),
    ...gapSection(result, labels),
    '',
    `Reached ${coverage.stocks} stocks over ${coverage.flows} flows, ${coverage.organizations} organizations, ${coverage.countries} countries.`,
    `Store ${provenance.store}, generation ${provenance.generation}, ${provenance.records} records; measures ${provenance.measures.slice(0, 12)}; headwater ${provenance.program}.`,
  ]);
  return renderVerdicts(result, labels) + evidence;
}

function textOf(lines: readonly string[]): string {
  return `${lines.map(plain).join('\n')}\n`;
}
