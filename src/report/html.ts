import type { Gap, Hit, MeasureResult, Step, StockKey, TraceResult } from '../trace/result.js';
import { EvidenceIndex } from './evidence-index.js';
import type { Labels } from './labels.js';
import { escaped } from './markup.js';
import { PAGE_STYLE } from './page-style.js';
import { MEANINGS } from './text.js';

/** Hits whose path is drawn; the others stand in the table of hits only, and the page says so. */
export const MAX_CHARTS = 50;

function row(cells: readonly string[], tag: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells) => row(cells)).join('\n');
  return `<table>\n<thead>${row(head, 'th')}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function stockText({ party, good }: StockKey, labels: Labels): string {
  return `${escaped(labels.good(good))} at ${escaped(labels.party(party))} <span class="small">(${escaped(party)})</span>`;
}

function spanText({ from, to }: Step['span']): string {
  if (from === null && to === null) return '';
  return `, ${from ?? '…'} to ${to ?? '…'}`;
}

/** One step of a path: the arrow between two boxes, with the numbers of its evidence. */
function link(step: Step, index: EvidenceIndex): string {
  const evidence = index.numberOf(step);
  const said = `${step.kind}, ${step.basis}${escaped(spanText(step.span))}`;
  const proof =
    evidence === null ? 'concluded, no record' : `evidence <a href="#e${evidence}">[${evidence}]</a>`;
  const style = step.basis === 'inferred' ? 'link inferred' : 'link';
  return `<li class="${style}">↑ ${said}; ${proof}</li>`;
}

function chart(hit: Hit, number: number, labels: Labels, index: EvidenceIndex): string {
  const first = hit.path[0]?.to ?? hit.stock;
  const box = (stock: StockKey, isHit: boolean) =>
    `<li class="box${isHit ? ' hit' : ''}">${isHit ? `HIT ${escaped(hit.measure)}: ` : ''}${stockText(stock, labels)}, ${stock.side}</li>`;
  const steps = hit.path.flatMap((step, at) => [
    link(step, index),
    box(step.from, at === hit.path.length - 1),
  ]);
  return [
    `<h3 id="h${number}">Hit ${number}: ${escaped(hit.measure)}, ${hit.basis}, ${hit.tiers} tiers up</h3>`,
    `<p>${hit.why.map(escaped).join('<br>')}</p>`,
    '<ol class="chart">',
    box(first, hit.path.length === 0),
    ...steps,
    '</ol>',
  ].join('\n');
}

function measureRow({ id, title, verdict, hits, consequence, legalBasis }: MeasureResult): readonly string[] {
  return [escaped(id), escaped(title ?? ''), verdict, String(hits), consequence, escaped(legalBasis ?? '')];
}

function hitRow(hit: Hit, number: number, labels: Labels): readonly string[] {
  const { region, from } = hit.place;
  const source = from === undefined ? '' : `, by ${escaped(from)}`;
  const place = region === null ? 'not known' : `${escaped(labels.place(region))}${source}`;
  const name = number <= MAX_CHARTS ? `<a href="#h${number}">${number}</a>` : String(number);
  return [
    name,
    escaped(hit.measure),
    stockText(hit.stock, labels),
    place,
    hit.role,
    hit.basis,
    String(hit.tiers),
  ];
}

function gapRow({ kind, stock, input, tiers, touches, place }: Gap, labels: Labels): readonly string[] {
  const between =
    place === undefined
      ? ''
      : `: ${escaped(`${place.between.map(labels.place).join(' or ')}, by ${place.from}`)}`;
  const what = input === null ? `${kind}${between}` : `${kind}: ${escaped(labels.good(input))}`;
  return [what, `${stockText(stock, labels)}, ${stock.side}`, String(tiers), escaped(touches.join(', '))];
}

function charts({ hits }: TraceResult, labels: Labels, index: EvidenceIndex): readonly string[] {
  if (hits.length === 0) return [];
  const drawn = hits.slice(0, MAX_CHARTS);
  const more = hits.length - drawn.length;
  return [
    '<h2>Flow charts</h2>',
    '<p class="small">From the product upward. A dashed line is inferred; a double frame is the hit.</p>',
    ...drawn.map((hit, at) => chart(hit, at + 1, labels, index)),
    ...(more > 0 ? [`<p>${more} more hits are in the table above and not drawn.</p>`] : []),
  ];
}

function gapPart({ gaps, listed }: TraceResult, labels: Labels): readonly string[] {
  const total = Object.values(listed.gapsTotal).reduce((sum, count) => sum + count, 0);
  if (total === 0) return ['<h2>What is not known</h2>', '<p>No gaps.</p>'];
  const cut = gaps.length < total ? `<p>The nearest ${gaps.length} of ${total}.</p>` : '';
  const rows = gaps.map((gap) => gapRow(gap, labels));
  return ['<h2>What is not known</h2>', cut, table(['gap', 'at', 'tiers', 'touches'], rows)];
}

function foot({ provenance, coverage }: TraceResult): string {
  const { store, generation, records, measures, program } = provenance;
  return `<p class="small">Reached ${coverage.stocks} stocks over ${coverage.flows} flows, ${coverage.organizations} organizations, ${coverage.countries} countries. Store ${escaped(store)}, generation ${generation}, ${records} records; measures ${measures}; headwater ${escaped(program)}.</p>`;
}

/**
 * A page to print and hand over: verdict, measures, hits with their best paths as flow charts, gaps, and an indexed
 * list of evidence with the hits that rest on it. No script, nothing from elsewhere, readable in black and white.
 */
export function renderHtml(result: TraceResult, labels: Labels): string {
  const { product, hits, measures, warnings } = result;
  const index = new EvidenceIndex(hits);
  const name = `${labels.party(product.organization)}: ${product.good === null ? 'everything' : labels.good(product.good)}`;
  const hitRows = hits.map((hit, at) => hitRow(hit, at + 1, labels));
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escaped(name)}, ${result.date}</title><style>${PAGE_STYLE}</style></head>`,
    '<body>',
    `<h1>${escaped(name)}</h1>`,
    `<p>Imported ${result.date}${result.since === null ? '' : `; records that ended before ${result.since} are ignored`}.</p>`,
    `<p class="verdict">${result.verdict.toUpperCase()}: ${escaped(MEANINGS[result.verdict])}</p>`,
    ...warnings.map(({ text }) => `<p>Warning: ${escaped(text)}.</p>`),
    '<h2>Measures</h2>',
    table(['measure', 'title', 'verdict', 'hits', 'consequence', 'legal basis'], measures.map(measureRow)),
    '<h2>Hits</h2>',
    hits.length === 0
      ? '<p>None.</p>'
      : table(['no.', 'measure', 'what', 'place', 'role', 'basis', 'tiers'], hitRows),
    ...charts(result, labels, index),
    ...gapPart(result, labels),
    ...index.render(labels),
    foot(result),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
