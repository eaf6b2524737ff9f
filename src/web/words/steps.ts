import type { Hit, Names, Step } from '../api/answers.js';
import { goodName, partyName } from './names.js';

/** How one step of a path is known and since when: `documented, from 2025-01-01`. */
export function knownBy({ basis, span }: Pick<Step, 'basis' | 'span'>): string {
  const { from, to } = span;
  if (from === null && to === null) return basis;
  if (to === null) return `${basis}, from ${from}`;
  return from === null ? `${basis}, to ${to}` : `${basis}, ${from} to ${to}`;
}

function stepText({ from, to, kind }: Step, names: Names): string {
  const party = partyName(to.party, names);
  const maker = partyName(from.party, names);
  const good = goodName(from.good, names);
  switch (kind) {
    case 'transfer':
      return `${party} received ${goodName(to.good, names)} from ${maker}`;
    case 'transformation':
      return `${party} made ${goodName(to.good, names)} from ${good}${from.party === to.party ? '' : ` of ${maker}`}`;
    case 'same-goods':
      return from.party === to.party
        ? `${party} passed on ${good} that it had received.`
        : `${party} delivered ${good} of ${maker}`;
  }
}

/** One step of a path as a sentence, read from the product upward; a name may end in the full stop itself. */
export function stepSentence(step: Step, names: Names): string {
  return stepText(step, names).replace(/\.?$/, '.');
}

/** Hits of several measures on one stock by the same path: said once. */
export interface Finding {
  readonly hits: readonly Hit[];
  readonly hit: Hit;
}

export function findingsOf(hits: readonly Hit[]): readonly Finding[] {
  const byPath = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = JSON.stringify([hit.stock, hit.basis, hit.path]);
    byPath.set(key, [...(byPath.get(key) ?? []), hit]);
  }
  return [...byPath.values()]
    .map((same) => ({ hits: same, hit: same[0]! }))
    .sort((a, b) => a.hit.tiers - b.hit.tiers);
}
