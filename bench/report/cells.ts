import type { NoAnswer, PeerAnswer } from '../peers/ask-peer.js';
import type { Spread } from '../spread.js';

export const NONE = '–';

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Three digits that count; whole numbers whole. */
export function digits(value: number): string {
  if (Number.isInteger(value) && value < 100) return String(value);
  if (value >= 100) return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return value.toPrecision(3);
}

export function milliseconds(ms: number): string {
  return ms >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`;
}

export function spreadText({ medianMs, leastMs, mostMs, runs }: Spread): string {
  const median = milliseconds(medianMs);
  return runs === 1 ? `${median} (once)` : `${median} (${milliseconds(leastMs)} to ${milliseconds(mostMs)})`;
}

export function memory(mib: number | null): string {
  return mib === null ? NONE : `${digits(mib)} MiB`;
}

export function sizeText(supplies: number): string {
  return `10^${Math.log10(supplies).toFixed(Number.isInteger(Math.log10(supplies)) ? 0 : 1)}`;
}

/** How many times the baseline's; null where it has no answer. */
export function timesOf(spread: Spread, base: PeerAnswer | NoAnswer | null): number | null {
  return base === null || 'outcome' in base ? null : spread.medianMs / base.spread.medianMs;
}

export function ratio(spread: Spread, base: PeerAnswer | NoAnswer | null): string {
  const times = timesOf(spread, base);
  return times === null ? NONE : digits(times);
}
