import type { Hit, Step } from '../trace/result.js';
import type { Labels } from './labels.js';
import { escaped } from './markup.js';

interface Entry {
  readonly number: number;
  readonly step: Step;
  readonly record: string;
  /** Numbers of the hits whose best path rests on it. */
  readonly hits: number[];
}

/** The records behind the best paths, numbered in the order in which the paths name them. */
export class EvidenceIndex {
  readonly #entries = new Map<string, Entry>();

  constructor(hits: readonly Hit[]) {
    for (const [at, { path }] of hits.entries()) {
      for (const step of path) this.#add(step, at + 1);
    }
  }

  /** The number of a step's record; null where there is none. */
  numberOf({ record }: Step): number | null {
    return record === null ? null : this.#entries.get(record)!.number;
  }

  /** A heading and one numbered entry for each record, with its documents and the hits that rest on it. */
  render(labels: Labels): readonly string[] {
    if (this.#entries.size === 0) return [];
    return [
      '<h2>Evidence</h2>',
      '<ol>',
      ...[...this.#entries.values()].map((entry) => entryText(entry, labels)),
      '</ol>',
    ];
  }

  #add(step: Step, hit: number): void {
    const { record } = step;
    if (record === null) return;
    const known = this.#entries.get(record);
    if (known === undefined) {
      this.#entries.set(record, { number: this.#entries.size + 1, step, record, hits: [hit] });
    } else if (known.hits.at(-1) !== hit) known.hits.push(hit);
  }
}

function entryText({ number, step, record, hits }: Entry, labels: Labels): string {
  const { from, to, basis, documents } = step;
  const ends = `${escaped(labels.party(from.party))} → ${escaped(labels.party(to.party))}`;
  const cited =
    documents.length === 0 ? 'no document' : documents.map((id) => escaped(labels.document(id))).join('; ');
  return `<li id="e${number}">${escaped(record)}: ${ends}, ${escaped(labels.good(from.good))}, ${basis}; ${cited}. <span class="small">Hits ${hits.join(', ')}.</span></li>`;
}
