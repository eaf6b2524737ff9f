import { remember } from '../model/remember.js';
import type { Reading } from './readings.js';
import type { Near, Vocabulary } from './vocabulary.js';

/** Neighbouring words, up to so many, may be written as one: `he sheng gui ye`, `heshengguiye`. */
const MAX_JOINED = 4;

/** What is only in one of the names costs little: a city, "Group". What stands for something else costs much. */
const EXTRA_COST = 0.5;
const REPLACED_COST = 2;

/** Some words of a reading, next to each other, with the sum of their weights. */
export interface Span {
  readonly from: number;
  readonly length: number;
  readonly weight: number;
}

/** The words of a record's reading, alone and joined, with the listed words that they may be. */
export interface ProbeSpan extends Span {
  readonly nears: readonly Near[];
}

/** A listed reading, prepared for comparison. */
export interface ListedReading {
  readonly reading: Reading;
  readonly spans: ReadonlyMap<number, readonly Span[]>;
}

/** A span of the record's words with the listed one that it is taken for. */
export interface Pair {
  readonly probe: Span;
  readonly listed: Span;
  readonly near: Near;
  /** The weight that the two have in common. */
  readonly weight: number;
}

export interface Alignment {
  /** 0 to 1: 1 where every word has its like. */
  readonly score: number;
  /** In the order of the record's words. */
  readonly pairs: readonly Pair[];
  /** Indexes of the words without a like. */
  readonly extra: readonly number[];
  readonly missing: readonly number[];
}

function* joinedSpans({ words }: Reading): Generator<Span & { readonly text: string }> {
  for (let from = 0; from < words.length; from++) {
    let text = words[from]!.sound;
    let { weight } = words[from]!;
    for (let length = 2; length <= MAX_JOINED && from + length <= words.length; length++) {
      const last = words[from + length - 1]!;
      text += last.sound;
      weight += last.weight;
      yield { from, length, weight, text };
    }
  }
}

export function listedReading(reading: Reading, vocabulary: Vocabulary): ListedReading {
  const spans = new Map<number, Span[]>();
  for (const [from, word] of reading.words.entries()) {
    // Initials are so short that with a slip they would be anybody's.
    const id = reading.how === 'initials' ? vocabulary.idOf(word.key) : vocabulary.add(word);
    remember(spans, id, () => []).push({ from, length: 1, weight: word.weight });
  }
  for (const { text, ...span } of joinedSpans(reading)) {
    remember(spans, vocabulary.idOf(text), () => []).push(span);
  }
  return { reading, spans };
}

export function probeSpans(reading: Reading, vocabulary: Vocabulary): readonly ProbeSpan[] {
  const spans: ProbeSpan[] = [];
  for (const [from, word] of reading.words.entries()) {
    const nears = vocabulary.near(word);
    if (nears.length > 0) spans.push({ from, length: 1, weight: word.weight, nears });
  }
  for (const { text, ...span } of joinedSpans(reading)) {
    const id = vocabulary.exact(text);
    if (id !== undefined) spans.push({ ...span, nears: [{ id, similarity: 1, how: 'same' }] });
  }
  return spans;
}

function possiblePairs(spans: readonly ProbeSpan[], listed: ListedReading): Pair[] {
  const pairs: Pair[] = [];
  for (const span of spans) {
    for (const near of span.nears) {
      for (const other of listed.spans.get(near.id) ?? []) {
        // Blanks misplaced on both sides are found in the whole name without blanks.
        if (span.length > 1 && other.length > 1) continue;
        pairs.push({ probe: span, listed: other, near, weight: Math.min(span.weight, other.weight) });
      }
    }
  }
  return pairs;
}

/** The heaviest first; then fewer words, then in the order of both names. */
function byWeight(a: Pair, b: Pair): number {
  return (
    b.weight * b.near.similarity - a.weight * a.near.similarity ||
    a.probe.length + a.listed.length - b.probe.length - b.listed.length ||
    a.probe.from - b.probe.from ||
    a.listed.from - b.listed.from
  );
}

function isFree(used: Uint8Array, { from, length }: Span): boolean {
  for (let at = from; at < from + length; at++) if (used[at] === 1) return false;
  return true;
}

function unused(used: Uint8Array): readonly number[] {
  const free: number[] = [];
  for (let at = 0; at < used.length; at++) if (used[at] === 0) free.push(at);
  return free;
}

function numbersIn({ words }: Reading, at: readonly number[]): number {
  return at.filter((index) => words[index]!.kind === 'number').length;
}

/** The weight that is alike, in proportion to that and the cost of what only one of two names has. */
export function scoreOf(alike: number, extra: number, missing: number): number {
  const cost = EXTRA_COST * Math.max(extra, missing) + REPLACED_COST * Math.min(extra, missing);
  return alike / (alike + cost);
}

/**
 * Lays a record's words beside those of a listed name, greedily, the heaviest pair first. The score is the weight
 * that is alike, in proportion to that and what is not: words that only one of the two has cost half of their weight,
 * words that stand in the place of others twice as much on top. Another number is another facility: 0.
 */
export function align(probe: Reading, spans: readonly ProbeSpan[], listed: ListedReading): Alignment {
  const usedByProbe = new Uint8Array(probe.words.length);
  const usedByListed = new Uint8Array(listed.reading.words.length);
  const pairs: Pair[] = [];
  let alike = 0;
  let unlike = 0;
  for (const pair of possiblePairs(spans, listed).sort(byWeight)) {
    if (!isFree(usedByProbe, pair.probe) || !isFree(usedByListed, pair.listed)) continue;
    usedByProbe.fill(1, pair.probe.from, pair.probe.from + pair.probe.length);
    usedByListed.fill(1, pair.listed.from, pair.listed.from + pair.listed.length);
    pairs.push(pair);
    alike += pair.weight * pair.near.similarity;
    unlike += pair.weight * (1 - pair.near.similarity);
  }
  const extra = unused(usedByProbe);
  const missing = unused(usedByListed);
  const sum = (reading: Reading, at: readonly number[]) =>
    at.reduce((total, index) => total + reading.words[index]!.weight, unlike);
  const [more, less] = [sum(probe, extra), sum(listed.reading, missing)];
  const isOtherNumber = numbersIn(probe, extra) > 0 && numbersIn(listed.reading, missing) > 0;
  pairs.sort((a, b) => a.probe.from - b.probe.from);
  return { score: isOtherNumber ? 0 : scoreOf(alike, more, less), pairs, extra, missing };
}
