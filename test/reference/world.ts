import type { Day } from '../../src/model/dates.js';
import type { Decided } from '../../src/model/decision.js';
import type { Measure } from '../../src/model/measure.js';
import type {
  Good,
  Organization,
  Ownership,
  Production,
  Recipe,
  Site,
  Supply,
} from '../../src/model/records.js';

/**
 * A place that was worked out for a party, as a given fact: it lies in one of `regions`, or with `isNot` in none of
 * them. `settles`: from coordinates or an address, which can show that a site lies elsewhere; a name cannot.
 */
export interface WorkedOut {
  readonly party: string;
  readonly regions: readonly string[];
  readonly isNot: boolean;
  readonly settles: boolean;
}

/** Everything that an answer depends on, as plain records that design.md §4 would not refuse. */
export interface World {
  readonly organizations: readonly Organization[];
  readonly sites: readonly Site[];
  readonly goods: readonly Good[];
  readonly recipes: readonly Recipe[];
  readonly supplies: readonly Supply[];
  readonly productions: readonly Production[];
  readonly ownerships: readonly Ownership[];
  readonly measures: readonly Measure[];
  /** What reviewers have decided, the latest last. */
  readonly decisions?: readonly Decided[];
  /** Names of records and listed names that are alike; a fact here, for the reference compares no names. */
  readonly alike?: readonly (readonly [partyName: string, listedName: string])[];
  readonly workedOut?: readonly WorkedOut[];
}

/** A trace: `good` null asks for all of the organization's stocks; `measures` null asks for all in force. */
export interface Question {
  readonly organization: string;
  readonly good: string | null;
  readonly date: Day;
  readonly since: Day | null;
  readonly measures: readonly string[] | null;
}
