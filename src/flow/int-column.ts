const FIRST_CAPACITY = 1024;

/** A column of 32-bit integers that grows. */
export class IntColumn {
  #values = new Int32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The last value, taken away; there must be one. */
  pop(): number {
    return this.#values[--this.#length]!;
  }

  resize(length: number): void {
    this.#length = length;
  }

  /** What has been pushed so far, without a copy; not to be used after the next push. */
  values(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Where the first of ascending integers stands that is not below a number; behind them all if there is none. */
export function firstFrom(ascending: Int32Array, number: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
