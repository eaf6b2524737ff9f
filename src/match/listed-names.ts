import type { ListedParty } from '../model/measure.js';
import { remember } from '../model/remember.js';
import { align, type ListedReading, listedReading, type ProbeSpan, probeSpans } from './alignment.js';
import { Bound, type BoundWords, boundWords } from './bound.js';
import { CompactNames } from './compact-names.js';
import { normaliseName } from './normalise.js';
import { Postings } from './postings.js';
import { compactOf, initialsOf, type Reading, readingsOf } from './readings.js';
import { reasonsOf } from './reasons.js';
import { Vocabulary } from './vocabulary.js';
import type { Word } from './words.js';

/** From this score on names are alike enough to be shown to a reviewer. */
export const PENDING_SCORE = 0.5;
/** A bound is summed in another order than the score, and may come out a trifle lower. */
const WORTH_COMPARING = PENDING_SCORE - 1e-9;
/** A part of a name, or its initials, must be as good as equal to the other: the words around it are left out. */
const PART_SCORE = 0.85;
/** What that leaves of the score. */
const PART_WORTH = 0.85;

/** In a whole name, blanks aside. */
const MAX_SLIPS = 2;
const SLIP_COST = 0.1;

/** A name that a listed party has. */
export interface ListedName {
  /** Which of the listed parties. */
  readonly party: number;
  /** As printed. */
  readonly text: string;
}

/** A listed name that a record's name is like, but not equal to. */
export interface Likeness {
  readonly listed: ListedName;
  readonly score: number;
  readonly reasons: readonly string[];
}

interface Entry extends ListedReading {
  readonly listed: ListedName;
  readonly bound: BoundWords;
}

export function namesOfListed({ name, localName, aliases }: ListedParty): readonly string[] {
  return [...new Set([name, ...(localName === null ? [] : [localName]), ...aliases])];
}

function isTelling({ kind }: Word): boolean {
  return kind === 'own';
}

/** Two words that both mean something are not one misspelt: Jinjiang and Xinjiang. */
function hasKnown({ words }: Reading, at: readonly number[]): boolean {
  return at.some((index) => words[index]!.kind === 'place' || words[index]!.kind === 'trade');
}

/**
 * All names of listed parties, for one record's name after another. Candidates share a telling word with the record's
 * name, its spelling aside; where one of the two has no such word, any word but the plainest.
 */
export class ListedNames {
  readonly #equal = new Map<string, ListedName[]>();
  readonly #entries: Entry[] = [];
  readonly #vocabulary = new Vocabulary();
  readonly #compact = new CompactNames<Entry>();
  /** Entries by their telling words; only those that have any. */
  readonly #telling = new Map<number, number[]>();
  /** By all words of theirs: the entries without a telling word, and all entries. */
  readonly #untold = new Postings();
  readonly #all = new Postings();
  readonly #bound: Bound;

  constructor(parties: readonly ListedParty[]) {
    for (const [party, listed] of parties.entries()) {
      for (const text of namesOfListed(listed)) this.#add({ party, text });
    }
    this.#bound = new Bound(this.#vocabulary.size);
  }

  #add(listed: ListedName): void {
    const key = normaliseName(listed.text);
    if (key === '') return;
    remember(this.#equal, key, () => []).push(listed);
    const initials = initialsOf(listed.text);
    for (const reading of [...readingsOf(listed.text), ...(initials === null ? [] : [initials])]) {
      const laid = listedReading(reading, this.#vocabulary);
      const entry = { listed, ...laid, bound: boundWords(laid) };
      const index = this.#entries.push(entry) - 1;
      if (reading.isWhole) this.#compact.add(compactOf(listed.text, reading), entry);
      this.#post(entry, index);
    }
  }

  #post({ reading, spans }: Entry, index: number): void {
    const isTold = reading.words.some(isTelling);
    const postings = isTold ? [this.#all] : [this.#all, this.#untold];
    for (const posting of postings) posting.add(index, reading.weight);
    for (const [id, places] of spans) {
      const words = places.flatMap(({ from, length }) => reading.words.slice(from, from + length));
      const weight = places.reduce((sum, place) => sum + place.weight, 0);
      if (words.some(isTelling)) remember(this.#telling, id, () => []).push(index);
      for (const posting of postings) posting.post(id, index, weight);
    }
  }

  /** The listed names equal to this one after normalisation, in listed order. */
  equal(name: string): readonly ListedName[] {
    const key = normaliseName(name);
    return key === '' ? [] : (this.#equal.get(key) ?? []);
  }

  /** The listed names that are like this one, in listed order; an equal one is among them. */
  alike(name: string): readonly Likeness[] {
    const best = new Map<ListedName, Likeness>();
    const keep = (found: Likeness | null) => {
      if (found !== null && found.score > (best.get(found.listed)?.score ?? 0)) best.set(found.listed, found);
    };
    for (const probe of readingsOf(name)) {
      const spans = probeSpans(probe, this.#vocabulary);
      for (const index of this.#candidates(probe, spans)) {
        keep(this.#compare(probe, spans, this.#entries[index]!));
      }
      if (!probe.isWhole) continue;
      // What is found word by word has reasons that say more.
      for (const found of this.#alikeAsWhole(name, probe, spans)) if (!best.has(found.listed)) keep(found);
    }
    return [...best.values()].sort((a, b) => a.listed.party - b.listed.party);
  }

  #candidates(probe: Reading, spans: readonly ProbeSpan[]): readonly number[] {
    const postings = probe.words.some(isTelling) ? this.#untold : this.#all;
    const found = new Set(postings.likely(probe, spans, WORTH_COMPARING));
    const sharing = new Set<number>();
    for (const { nears } of spans) {
      for (const { id } of nears) for (const index of this.#telling.get(id) ?? []) sharing.add(index);
    }
    if (sharing.size > 0) this.#bound.open(spans);
    for (const index of sharing) {
      if (this.#bound.of(probe, this.#entries[index]!.bound) >= WORTH_COMPARING) found.add(index);
    }
    if (sharing.size > 0) this.#bound.close(spans);
    return [...found].sort((a, b) => a - b);
  }

  #compare(probe: Reading, spans: readonly ProbeSpan[], entry: Entry): Likeness | null {
    const { listed, reading } = entry;
    const found = align(probe, spans, entry);
    const isPart = probe.isPart || reading.isPart;
    if (found.score < (isPart ? PART_SCORE : PENDING_SCORE)) return null;
    const score = isPart ? found.score * PART_WORTH : found.score;
    return { listed, score, reasons: reasonsOf(probe, reading, found) };
  }

  *#alikeAsWhole(name: string, probe: Reading, spans: readonly ProbeSpan[]): Generator<Likeness> {
    // Chinese characters have no letters to slip in: what sounds nearly the same is another name.
    const most = probe.how === 'written' ? MAX_SLIPS : 0;
    for (const { value: entry, edits, text } of this.#compact.find(compactOf(name, probe), most)) {
      const { extra, missing } = align(probe, spans, entry);
      if (hasKnown(probe, extra) && hasKnown(entry.reading, missing)) continue;
      const reasons = [
        edits === 0 ? `without blanks both are ${text}` : `${edits} of ${text.length} letters differ`,
      ];
      for (const { note } of [probe, entry.reading]) if (note !== null) reasons.push(note);
      yield { listed: entry.listed, score: 1 - edits * SLIP_COST, reasons };
    }
  }
}
