import type { Decided } from '../model/decision.js';
import { remember } from '../model/remember.js';
import { normaliseName } from './normalise.js';

const NO_VERDICTS: ReadonlyMap<string, Decided['verdict']> = new Map();

/** The decisions that hold: of several about one pair the latest, in the order given. */
export class Decisions {
  readonly #verdicts = new Map<string, Map<string, Decided['verdict']>>();

  constructor(decisions: readonly Decided[]) {
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
  on(partyName: string, mainName: string, listedName: string): Decided['verdict'] | null {
    const verdicts = this.#verdictsOn(partyName);
    if (verdicts.size === 0) return null;
    return verdicts.get(normaliseName(listedName)) ?? verdicts.get(normaliseName(mainName)) ?? null;
  }

  #verdictsOn(partyName: string): ReadonlyMap<string, Decided['verdict']> {
    // Most stores have no decision, and then no name need be normalised again.
    if (this.#verdicts.size === 0) return NO_VERDICTS;
    return this.#verdicts.get(normaliseName(partyName)) ?? NO_VERDICTS;
  }
}
