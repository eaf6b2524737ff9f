import { remember } from '../model/remember.js';
import { normaliseName } from './normalise.js';

/** What a reviewer has decided about a pair of names, each as printed in a record and in a list. */
export interface Decision {
  readonly partyName: string;
  /** The main name of the listed party, for all its names at once, or one of its other names for that one alone. */
  readonly listedName: string;
  readonly verdict: 'confirmed' | 'rejected';
}

const NO_VERDICTS: ReadonlyMap<string, Decision['verdict']> = new Map();

/** The decisions that hold: of several about one pair the latest, in the order given. */
export class Decisions {
  readonly #verdicts = new Map<string, Map<string, Decision['verdict']>>();

  constructor(decisions: readonly Decision[]) {
    for (const { partyName, listedName, verdict } of decisions) {
      remember(this.#verdicts, normaliseName(partyName), () => new Map()).set(
        normaliseName(listedName),
        verdict,
      );
    }
  }

  /** The normalised listed names that this record's name was confirmed to mean. */
  confirmedFor(partyName: string): readonly string[] {
    const verdicts = this.#verdictsOn(partyName);
    return [...verdicts].filter(([, verdict]) => verdict === 'confirmed').map(([name]) => name);
  }

  /** The verdict on a record's name and a listed party through one of its names; null if none was given. */
  on(partyName: string, mainName: string, listedName: string): Decision['verdict'] | null {
    const verdicts = this.#verdictsOn(partyName);
    if (verdicts.size === 0) return null;
    return verdicts.get(normaliseName(listedName)) ?? verdicts.get(normaliseName(mainName)) ?? null;
  }

  #verdictsOn(partyName: string): ReadonlyMap<string, Decision['verdict']> {
    // Most stores have no decision, and then no name need be normalised again.
    if (this.#verdicts.size === 0) return NO_VERDICTS;
    return this.#verdicts.get(normaliseName(partyName)) ?? NO_VERDICTS;
  }
}
