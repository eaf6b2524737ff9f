import { NO_FROM } from '../../flow/flows.js';
import type { Said, Sayings } from '../../measures/sayings.js';
import type { Day } from '../../model/dates.js';
import { remember } from '../../model/remember.js';
import type { Shares } from '../../model/shares.js';
import type { MeasureSets } from './measure-sets.js';

/** Which measures cover an outbound stock, as numbers of sets: `sure` whatever its label, `maybe` at some label. */
export interface CoverBounds {
  /** A number of its own. */
  readonly id: number;
  /** Covered, firmly or loosely. */
  readonly sure: number;
  readonly maybe: number;
  readonly firmSure: number;
  readonly firmMaybe: number;
  /** Covered but for a place that is not settled. */
  readonly placeSure: number;
  readonly placeMaybe: number;
}

/** What the scopes of measures are tested with. */
export interface Cover {
  readonly sayings: Sayings;
  readonly shares: Shares;
}

type Sets = Omit<CoverBounds, 'id'>;

/** A label before all days. */
const FIRST_DAY = NO_FROM + 1;
const FIRST_DAY_ONLY: readonly Day[] = [FIRST_DAY];

const covered = ({ covering }: Said) => covering.map(({ scope }) => scope.measure);
const firmly = ({ covering }: Said) =>
  covering.filter((each) => each.covered.strength === 'firm').map(({ scope }) => scope.measure);
const withoutPlace = ({ missingPlaces }: Said) => missingPlaces;

/** What the scopes of measures say of outbound stocks whose labels are not known: only ownerships look at them. */
export class CoverBoundsFinder {
  readonly #cover: Cover;
  readonly #sets: MeasureSets;
  readonly #date: Day;
  readonly #byKey = new Map<string, CoverBounds>();
  readonly #ofAlike = new Map<Said, CoverBounds>();
  readonly #days = new Map<number, readonly Day[]>();

  constructor(cover: Cover, sets: MeasureSets, date: Day) {
    this.#cover = cover;
    this.#sets = sets;
    this.#date = date;
  }

  /** Of an outbound stock. */
  of(stock: number, party: number, organization: number, good: number): CoverBounds {
    const { sayings } = this.#cover;
    const said = sayings.alike(stock, party, good);
    if (said !== null) return remember(this.#ofAlike, said, () => this.#bounds([said]));
    const hasOwners = sayings.scopesFor(party).some(({ subsidiaries }) => subsidiaries);
    const days = hasOwners ? this.#daysOf(organization) : FIRST_DAY_ONLY;
    return this.#bounds(days.map((day) => sayings.of(party, good, day)));
  }

  #bounds(said: readonly Said[]): CoverBounds {
    const sets: Sets = {
      ...this.#range(said.map(covered), (sure, maybe) => ({ sure, maybe })),
      ...this.#range(said.map(firmly), (firmSure, firmMaybe) => ({ firmSure, firmMaybe })),
      ...this.#range(said.map(withoutPlace), (placeSure, placeMaybe) => ({ placeSure, placeMaybe })),
    };
    return remember(this.#byKey, Object.values(sets).join(), () => {
      return { id: this.#byKey.size, ...sets };
    });
  }

  /** In all lists, and in some. */
  #range<T>(lists: readonly (readonly number[])[], make: (sure: number, maybe: number) => T): T {
    const [first = [], ...others] = lists;
    const maybe = this.#sets.idOf(lists.flat());
    if (others.length === 0) return make(maybe, maybe);
    return make(this.#sets.idOf(first.filter((each) => others.every((list) => list.includes(each)))), maybe);
  }

  /** The days from which on ownerships of the organization, of its owners and so on say something else. */
  #daysOf(organization: number): readonly Day[] {
    if (this.#cover.shares.ownersOf(organization).length === 0) return FIRST_DAY_ONLY;
    return remember(this.#days, organization, () => {
      const days = new Set([FIRST_DAY]);
      const owned = new Set([organization]);
      // A Set hands out what is added while it is walked, so this ends when no new owner comes up.
      for (const at of owned) {
        for (const { owner, ownership } of this.#cover.shares.in(at)) {
          owned.add(owner);
          if (ownership.from !== null) days.add(ownership.from);
          if (ownership.to !== null) days.add(ownership.to + 1);
        }
      }
      return [...days].filter((day) => day <= this.#date);
    });
  }
}
