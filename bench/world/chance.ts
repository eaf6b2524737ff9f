/** The finalizer of MurmurHash3 (Appleby, public domain): every bit of the number decides every bit of the result. */
function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const GOLDEN = 0x9e3779b9;

/** A number from 0 up to 2^32 that depends on nothing but these, so that what it decides need not be kept. */
export function hashOf(seed: number, index: number, salt: number): number {
  return mixed(mixed(mixed(seed + GOLDEN) + index) + salt);
}

/** Numbers that look drawn by chance, the same for the same seed on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number, salt: number) {
    this.#state = hashOf(seed, salt, 0);
  }

  /** From 0 up to, but not with, 1. */
  next(): number {
    this.#state = (this.#state + GOLDEN) | 0;
    return mixed(this.#state) / 2 ** 32;
  }

  /** From 0 up to, but not with, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  isIn(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  /**
   * A rank from 0 up to `count` by a power law: rank r comes up with a density of r^(-0.6), so that the first tenth has
   * 40 % of all. By a square root rather than a power, which may round otherwise on another machine.
   */
  rankBelow(count: number): number {
    const drawn = this.next();
    return Math.floor(drawn * drawn * Math.sqrt(drawn) * count);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
