/** Chance that can be repeated: mulberry32, a small generator with 32 bits of state. Numbers from 0 up to 1. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function below(chance: Chance, limit: number): number {
  return Math.floor(chance() * limit);
}

export function pick<T>(chance: Chance, from: readonly T[]): T {
  return from[below(chance, from.length)]!;
}
