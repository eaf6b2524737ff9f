import type { Reader } from '../store/port.js';
import type { Evidence } from '../trace/testing.js';
import { graphsOf } from './compile.js';
import { evidenceOf } from './evidence.js';
import { NO_PROGRESS } from './progress.js';
import { wholeEvidence as compiledWhole } from './screen.js';

/** What is kept between questions; the least lately used is dropped first. */
const KEPT_COUNT = 12;

/** One state of a store, while something is worked out from it. */
export interface Visit {
  readonly reader: Reader;
  readonly generation: number;
  /** What was made under this name in the same state of the store, or is made now. */
  kept<T>(name: string, make: () => Promise<T>): Promise<T>;
}

/** The compiled upstream of one organization: all that a trace of its products needs. */
export function upstreamEvidence({ reader, kept }: Visit, organization: string): Promise<Evidence> {
  return kept(`upstream ${organization}`, async () => {
    const graphs = graphsOf(reader);
    return evidenceOf(reader, await graphs.upstream(organization, () => {}), graphs);
  });
}

/** The compiled graph of the whole store. */
export function wholeEvidence({ reader, kept }: Visit): Promise<Evidence> {
  return kept('everything', () => compiledWhole(reader, NO_PROGRESS, graphsOf(reader)));
}

type WithReader = <T>(action: (reader: Reader) => Promise<T>) => Promise<T>;

/**
 * Answers many questions about one store. It is opened anew for each, so that each sees the present state, and what was
 * compiled for one is kept for the next as long as the store's generation is the same.
 */
export class Desk {
  readonly #withReader: WithReader;
  readonly #kept = new Map<string, unknown>();
  #generation = -1;

  constructor(withReader: WithReader) {
    this.#withReader = withReader;
  }

  visit<T>(action: (visit: Visit) => Promise<T>): Promise<T> {
    return this.#withReader(async (reader) => {
      const { generation } = await reader.info();
      if (generation !== this.#generation) this.#kept.clear();
      this.#generation = generation;
      return action({ reader, generation, kept: (name, make) => this.#keep(name, make) });
    });
  }

  async #keep<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name) as T | undefined;
    this.#kept.delete(name);
    const made = known ?? (await make());
    this.#kept.set(name, made);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_COUNT && !oldest.done) this.#kept.delete(oldest.value);
    return made;
  }
}
