import type { LadderFigures } from '../further-paths.js';
import type { SizeFigures } from '../measure-size.js';
import type { NoAnswer, PeerAnswer } from '../peers/ask-peer.js';
import type { Spread } from '../spread.js';
import { digits, memory, milliseconds, NONE, ratio, sizeText, spreadText, table } from './cells.js';
import { limitTable } from './limits.js';

/** The figures as Markdown: growth with the size, then each size beside the peers. */

/** A cell for each size: the figure, or why there is none. */
function cells<T>(
  sizes: readonly SizeFigures[],
  part: (size: SizeFigures) => T | string,
  text: (figures: T, size: SizeFigures) => string,
): readonly string[] {
  return sizes.map((size) => {
    const figures = part(size);
    return typeof figures === 'string' ? figures : text(figures, size);
  });
}

export function growthTable(sizes: readonly SizeFigures[]): string {
  const imported = (size: SizeFigures) => size.imported;
  const cold = (size: SizeFigures) => size.cold;
  const traced = (size: SizeFigures) => size.traced;
  const rows = [
    ['Stocks', ...cells(sizes, traced, ({ stocks }) => digits(stocks))],
    ['Flows', ...cells(sizes, traced, ({ flows }) => digits(flows))],
    [
      'Import of supplies',
      ...cells(
        sizes,
        imported,
        ({ suppliesMs }, { supplies }) =>
          `${milliseconds(suppliesMs)}, ${digits((supplies / suppliesMs) * 1000)} a second`,
      ),
    ],
    ['Memory of the import, at most', ...cells(sizes, imported, ({ peakMiB }) => memory(peakMiB))],
    ['Database', ...cells(sizes, imported, ({ databaseMiB }) => memory(databaseMiB))],
    ['First trace, a process', ...cells(sizes, cold, ({ firstMs }) => milliseconds(firstMs))],
    [
      'Later traces, a process each: until the verdict',
      ...cells(sizes, cold, ({ verdict }) => spreadText(verdict)),
    ],
    ['Until all of the answer', ...cells(sizes, cold, ({ spread }) => spreadText(spread))],
    ['Memory of such a process, at most', ...cells(sizes, cold, ({ peakMiB }) => memory(peakMiB))],
    [
      'What it reaches',
      ...cells(sizes, traced, ({ reached, hits, gaps }) =>
        [`${digits(reached.stocks)} stocks`, `${digits(hits)} hits`, `${digits(gaps)} gaps`].join(', '),
      ),
    ],
    [
      'Screen of the importers’ products',
      ...cells(
        sizes,
        ({ screened }) => screened,
        ({ products, isComplete, wallMs, judgingMs }) =>
          isComplete
            ? `${digits(products)} products: ${milliseconds(wallMs)}, of which judging ${milliseconds(judgingMs)}`
            : `${digits(products)} products, then out of time after ${milliseconds(wallMs)}`,
      ),
    ],
  ];
  return table(['supplies', ...sizes.map(({ supplies }) => sizeText(supplies))], rows);
}

export function traceTable(sizes: readonly SizeFigures[]): string {
  const rows = sizes.flatMap(({ supplies, traced, baseline, datedBaseline }) => {
    if (typeof traced === 'string') return [[sizeText(supplies), traced, NONE, NONE, NONE]];
    const row = (what: string, spread: Spread, base: PeerAnswer | NoAnswer | null) => {
      const baseText = base === null || 'outcome' in base ? NONE : spreadText(base.spread);
      return [sizeText(supplies), what, spreadText(spread), baseText, ratio(spread, base)];
    };
    return [
      row('reach, without dates, one basis', traced.plainReach, baseline),
      row('reach, with dates, three bases', traced.walks, datedBaseline),
      row('the whole answer: roles, hits with paths, gaps, verdicts', traced.answer, datedBaseline),
    ];
  });
  return table(['supplies', 'Headwater, in one process', 'time', 'C, same flows', 'ratio'], rows);
}

function peerRow(answer: PeerAnswer | NoAnswer, base: PeerAnswer | NoAnswer | null): readonly string[] {
  if ('outcome' in answer) return [answer.name, answer.outcome, NONE, NONE, NONE];
  const { name, version, spread, loadMs, peakMiB } = answer;
  const versioned = name.startsWith('C,') ? name : `${name} (${version})`;
  return [versioned, spreadText(spread), ratio(spread, base), milliseconds(loadMs), memory(peakMiB)];
}

export function peerTable({ baseline, peers, traced }: SizeFigures): string {
  const own =
    typeof traced === 'string'
      ? ['**Headwater**', traced, NONE, NONE, NONE]
      : ['**Headwater**', spreadText(traced.plainSearch), ratio(traced.plainSearch, baseline), NONE, NONE];
  const rows = [...(baseline === null ? [] : [peerRow(baseline, baseline)]), own];
  return table(
    ['who', 'answer', 'times C', 'loading', 'memory'],
    [...rows, ...peers.map((answer) => peerRow(answer, baseline))],
  );
}

export function ladderLine({ layers, width, listed, paths, spread }: LadderFigures): string {
  return `The first ${digits(listed)} paths through ${layers} layers of ${width}, and the count of all ${paths}: ${spreadText(spread)} after the walk.`;
}

/** Everything that stands between the markers of docs/performance.md. */
export function performanceText(
  sizes: readonly SizeFigures[],
  ladder: LadderFigures,
  machine: readonly string[],
): string {
  return [
    ...machine,
    '',
    '### Limits',
    '',
    limitTable(sizes.at(-1)!, ladder),
    '',
    '### Growth',
    '',
    growthTable(sizes),
    '',
    '### A trace beside the fastest possible search',
    '',
    traceTable(sizes),
    '',
    ladderLine(ladder),
    ...sizes.flatMap((size) => [
      '',
      `### The same question to others: ${sizeText(size.supplies)} supplies`,
      '',
      peerTable(size),
    ]),
  ].join('\n');
}
