import { createHash } from 'node:crypto';
import { everything } from '../flow/closure.js';
import { decisionsInForce, pairKey } from '../match/decided.js';
import { findPairs, type NamePair, nearPairs } from '../match/name-pairs.js';
import { type ReviewPair, reviewPairs } from '../match/review.js';
import { type Decision, nextDecisionId } from '../model/decision.js';
import { HeadwaterError } from '../model/errors.js';
import { compileParties } from '../model/parties.js';
import type { Reader, Store } from '../store/port.js';
import { readDecisions, readMeasures } from './evidence.js';

/** What stands in the store as the file that a decision came from. */
const SOURCE = 'matches';

/** Pairs that a message names. */
const PAIRS_SAID = 5;

/** A pair of names for a reviewer to read, with the decision that holds on it; null if there is none. */
export interface ListedMatch extends ReviewPair {
  readonly decision: Decision | null;
}

function latestByPair(log: readonly Decision[]): ReadonlyMap<string, Decision> {
  const inForce = new Set(decisionsInForce(log).map(pairKey));
  const latest = new Map(log.map((decision) => [pairKey(decision), decision]));
  return new Map([...latest].filter(([key]) => inForce.has(key)));
}

async function readPairs(reader: Reader, log: readonly Decision[]): Promise<readonly ReviewPair[]> {
  const organizations = await everything(reader, 'organizations');
  const parties = compileParties(organizations, await everything(reader, 'sites'));
  return [...reviewPairs(parties, await readMeasures(reader), decisionsInForce(log))];
}

/** Every pair of a name in the records and a listed party that matches, may match, or was rejected; by party. */
export async function listMatches(reader: Reader): Promise<readonly ListedMatch[]> {
  const log = await readDecisions(reader);
  const decisions = latestByPair(log);
  return (await readPairs(reader, log)).map((pair) => ({
    ...pair,
    decision:
      decisions.get(pairKey(pair)) ??
      decisions.get(pairKey({ partyName: pair.partyName, listedName: pair.by })) ??
      null,
  }));
}

/** The review log, oldest first, each with whether it holds: not taken back, and no later one on its pair. */
export async function listDecisions(
  reader: Reader,
): Promise<readonly (Decision & { readonly inForce: boolean })[]> {
  const log = await readDecisions(reader);
  const inForce = new Set([...latestByPair(log).values()].map(({ id }) => id));
  return log.map((decision) => ({ ...decision, inForce: inForce.has(decision.id) }));
}

/** What a reviewer says; `party` is an id or a name, `listed` a listed name. */
export interface Review {
  readonly party: string;
  readonly listed: string;
  readonly verdict: Decision['verdict'];
  readonly reviewer: string;
  readonly note: string | null;
  /** The day of the decision. */
  readonly date: number;
}

function saidPair({ partyName, listedName }: NamePair): string {
  return `"${partyName}" and "${listedName}"`;
}

function notFound({ party, listed, verdict }: Review, near: readonly NamePair[]): HeadwaterError {
  const what =
    verdict === 'withdrawn'
      ? `There is no decision on "${party}" and "${listed}" to take back.`
      : `Nothing in the records that is called or has the id "${party}" matches, or may match, a listed "${listed}".`;
  const said = near.slice(0, PAIRS_SAID).map(saidPair).join('; ');
  const more = near.length > PAIRS_SAID ? ' and others' : '';
  const advice = said === '' ? 'See `headwater matches list --all`.' : `Did you mean ${said}${more}?`;
  return new HeadwaterError('MATCH_NOT_FOUND', `${what} ${advice}`);
}

/** The pairs that a review is about. Error: MATCH_NOT_FOUND. */
async function pairsOf(store: Store, review: Review, log: readonly Decision[]): Promise<readonly NamePair[]> {
  const { party, listed, verdict } = review;
  const pairs = await readPairs(store, log);
  const found = findPairs(pairs, log, party, listed);
  const decided = decisionsInForce(log);
  const keys = new Set(decided.map(pairKey));
  const meant = verdict === 'withdrawn' ? found.filter((pair) => keys.has(pairKey(pair))) : found;
  if (meant.length > 0) return meant;
  throw notFound(review, nearPairs(verdict === 'withdrawn' ? decided : pairs, party, listed));
}

/**
 * Appends what a reviewer says to the log, one decision for each pair of names that it is about, and returns them.
 * Nothing that is in the log is changed. Errors: MATCH_NOT_FOUND, STORE_*.
 */
export async function decide(store: Store, review: Review): Promise<readonly Decision[]> {
  const { verdict, reviewer, note, date } = review;
  // Begun first: from here on nobody else can take the next number.
  const batch = await store.begin(SOURCE);
  try {
    const log = await readDecisions(store);
    const decisions: Decision[] = [];
    for (const pair of await pairsOf(store, review, log)) {
      const id = nextDecisionId(decisions.at(-1)?.id ?? log.at(-1)?.id ?? null);
      decisions.push({ id, date, ...pair, verdict, reviewer, note });
    }
    await batch.put(
      'decisions',
      decisions.map((record, index) => ({ record, row: index + 1 })),
    );
    await batch.commit(createHash('sha256').update(JSON.stringify(decisions)).digest('hex'));
    return decisions;
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}
