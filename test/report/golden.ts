import { readFileSync } from 'node:fs';
import { type Labels, UNKNOWN_GOOD_LABEL } from '../../src/report/labels.js';
import type { TraceResult } from '../../src/trace/result.js';

const FOLDER = new URL('../../../test/report/golden/', import.meta.url);

export function goldenFile(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

type Names = Readonly<Record<string, string>>;

interface Golden {
  readonly labels: {
    readonly parties: Names;
    readonly goods: Names;
    readonly documents: Names;
    readonly places: Names;
  };
  readonly result: TraceResult;
}

/** Labels from plain tables; what they lack stands for itself, as in the program. */
export function labelsFrom({ parties, goods, documents, places }: Golden['labels']): Labels {
  return {
    party: (id) => parties[id] ?? id,
    good: (id) => (id === null ? UNKNOWN_GOOD_LABEL : (goods[id] ?? id)),
    document: (id) => (documents[id] === undefined ? id : `${documents[id]} (${id})`),
    place: (code) => places[code] ?? code,
  };
}

/** The left half of a golden pair: a result and the names of what is in it. */
export function goldenResult(name: string): { readonly result: TraceResult; readonly labels: Labels } {
  const { labels, result } = JSON.parse(goldenFile(`${name}.json`)) as Golden;
  return { result, labels: labelsFrom(labels) };
}

/** Every party and good goes by this name. */
export function allNamed(name: string): Labels {
  return { party: () => name, good: () => name, document: () => name, place: () => name };
}
