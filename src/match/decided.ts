import type { Decided, Decision } from '../model/decision.js';
import { normaliseName } from './normalise.js';

/** What two names are compared by: the same for every spelling that reads as one name. */
export function pairKey({ partyName, listedName }: Pick<Decision, 'partyName' | 'listedName'>): string {
  return JSON.stringify([normaliseName(partyName), normaliseName(listedName)]);
}

/** The decisions of a log, in its order, that hold: the latest of each pair of names, without those taken back. */
export function decisionsInForce(log: readonly Decision[]): readonly Decided[] {
  const latest = new Map(log.map((decision) => [pairKey(decision), decision]));
  return [...latest.values()].flatMap(({ partyName, listedName, verdict }) =>
    verdict === 'withdrawn' ? [] : [{ partyName, listedName, verdict }],
  );
}
