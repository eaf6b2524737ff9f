import type { LadderFigures } from '../further-paths.js';
import type { SizeFigures } from '../measure-size.js';
import type { NoAnswer, PeerAnswer } from '../peers/ask-peer.js';
import type { Spread } from '../spread.js';
import { digits, milliseconds, NONE, sizeText, table, timesOf } from './cells.js';

/** What is promised of the largest world: times of a search in C, milliseconds, or supplies a second. */
const LIMITS = {
  walksTimes: 4,
  answerTimes: 8,
  plainReachTimes: 1.4,
  coldTraceMs: 1200,
  screenMs: 10_000,
  importPerSecond: 100_000,
  furtherPathsMs: 100,
};

type Row = readonly [what: string, limit: string, measured: string, held: string];

function row(what: string, limit: string, measured: string | null, isHeld: boolean): Row {
  return [what, limit, measured ?? NONE, measured === null ? NONE : isHeld ? 'yes' : '**no**'];
}

function within(what: string, limitMs: number, ms: number | null, isWhole = true): Row {
  const measured = ms === null ? null : milliseconds(ms);
  return row(what, `under ${milliseconds(limitMs)}`, measured, isWhole && ms !== null && ms < limitMs);
}

function timesC(what: string, limit: number, spread: Spread | null, base: PeerAnswer | NoAnswer | null): Row {
  const times = spread === null ? null : timesOf(spread, base);
  const measured = times === null ? null : `${digits(times)} times C`;
  return row(what, `${limit} times C`, measured, times !== null && times <= limit);
}

/** The figures of the largest world and of the ladder, each with its limit and whether it is held. */
export function limitTable(size: SizeFigures, ladder: LadderFigures): string {
  const { supplies, baseline, datedBaseline } = size;
  const traced = typeof size.traced === 'string' ? null : size.traced;
  const cold = typeof size.cold === 'string' ? null : size.cold;
  const screened = typeof size.screened === 'string' ? null : size.screened;
  const imported = typeof size.imported === 'string' ? null : size.imported;
  const perSecond = imported === null ? null : (supplies / imported.suppliesMs) * 1000;
  const rate = perSecond === null ? null : `${digits(perSecond)} a second`;
  const rows = [
    timesC('reach with dates, three bases', LIMITS.walksTimes, traced?.walks ?? null, datedBaseline),
    timesC('the whole answer', LIMITS.answerTimes, traced?.answer ?? null, datedBaseline),
    timesC('reach without dates, one basis', LIMITS.plainReachTimes, traced?.plainReach ?? null, baseline),
    within('trace in a new process, verdict printed', LIMITS.coldTraceMs, cold?.verdict.medianMs ?? null),
    within('screen, judging', LIMITS.screenMs, screened?.judgingMs ?? null, screened?.isComplete),
    row(
      'import of supplies',
      `${digits(LIMITS.importPerSecond)} a second`,
      rate,
      perSecond !== null && perSecond >= LIMITS.importPerSecond,
    ),
    within('further paths of the ladder', LIMITS.furtherPathsMs, ladder.spread.medianMs),
  ];
  return table([`at ${sizeText(supplies)} supplies`, 'limit', 'measured', 'held'], rows);
}
