import type { Alignment, Pair } from './alignment.js';
import type { Reading } from './readings.js';

const HOW = {
  spelling: 'other forms of one word',
  scan: 'look alike when scanned',
  letter: 'one letter differs',
  letters: 'two letters differ',
  short: 'a short form',
} as const;

function textOf({ words }: Reading, from: number, length: number): string {
  return words
    .slice(from, from + length)
    .map(({ text }) => text)
    .join(' ');
}

function pairReason(probe: Reading, listed: Reading, { probe: a, listed: b, near }: Pair): string | null {
  // What Chinese characters sound like or mean is said once, for the whole name.
  if (probe.how !== 'written' || listed.how !== 'written') return null;
  const [ours, theirs] = [textOf(probe, a.from, a.length), textOf(listed, b.from, b.length)];
  if (a.length > 1 || b.length > 1) return `written apart or together: ${ours}/${theirs}`;
  if (ours === theirs) return null;
  return `${near.how === 'same' ? HOW.spelling : HOW[near.how]}: ${ours}/${theirs}`;
}

function listing(reading: Reading, at: readonly number[]): string {
  return at.map((index) => `"${reading.words[index]!.text}"`).join(', ');
}

/** Why two names may be one, and what speaks against it, in short sentences that a reviewer can check. */
export function reasonsOf(probe: Reading, listed: Reading, found: Alignment): readonly string[] {
  const reasons: string[] = [];
  for (const reading of [probe, listed]) {
    if (reading.note === null) continue;
    reasons.push(reading.note);
    if (reading.how === 'english') reasons.push('its common words are compared by what they mean in English');
  }
  for (const pair of found.pairs) {
    const reason = pairReason(probe, listed, pair);
    if (reason !== null) reasons.push(reason);
  }
  const order = found.pairs.map((pair) => pair.listed.from);
  if (order.some((from, index) => index > 0 && from < order[index - 1]!))
    reasons.push('words in another order');
  if (found.extra.length > 0) reasons.push(`not in the listed name: ${listing(probe, found.extra)}`);
  if (found.missing.length > 0) reasons.push(`only in the listed name: ${listing(listed, found.missing)}`);
  if (probe.isPart || listed.isPart) reasons.push('compared with a part of a name, or its initials');
  return reasons.length > 0 ? reasons : ['the same words, written otherwise'];
}
