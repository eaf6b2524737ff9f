import fc from 'fast-check';

/** True in this percentage of cases; shrinks to false. */
export function chance(percent: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 99 }).map((roll) => roll >= 100 - percent);
}

/** The value in this percentage of cases, else null; shrinks to null. */
export function maybe<T>(percent: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.tuple(chance(percent), value).map(([isGiven, given]) => (isGiven ? given : null));
}

/** One of the values by weight; shrinks to the first. */
export function weighted<T>(...values: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> {
  const arbitraries = values.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) }));
  return fc.oneof({ withCrossShrink: true }, ...arbitraries);
}

/** A number that `pick` turns into a member of a list of any length. */
export const turn: fc.Arbitrary<number> = fc.nat(999);

export function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length]!;
}

/** How much of what real data suffers from a world has, in percent. */
export interface Temper {
  /** Spans, bases, goods and records that are odd, weak, unknown or missing. */
  readonly oddPercent: number;
  /** The most that is added to the chain: further supplies, productions, recipes and ownerships. */
  readonly noise: number;
  /** Places that are known well enough to settle a region. */
  readonly placedPercent: number;
  /** Parties in a region of concern, of those that are placed. */
  readonly concernPercent: number;
}

export const TEMPERS: readonly (readonly [weight: number, temper: Temper])[] = [
  [40, { oddPercent: 2, noise: 1, placedPercent: 96, concernPercent: 6 }],
  [12, { oddPercent: 6, noise: 1, placedPercent: 85, concernPercent: 25 }],
  [40, { oddPercent: 25, noise: 5, placedPercent: 70, concernPercent: 30 }],
  [20, { oddPercent: 15, noise: 14, placedPercent: 80, concernPercent: 20 }],
];
