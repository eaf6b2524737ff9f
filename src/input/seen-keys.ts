import { KeyRuns } from './key-runs.js';

const FIRST_CAPACITY = 1 << 12;
/** Two words of hash, and the row. */
const WORDS_PER_SLOT = 3;
const FULLEST = 0.75;

/** The murmur3 finalizer: every bit of the input reaches every bit of the output. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * The rows in which the keys of a file stand. Keys that count up row by row take no memory (`key-runs.ts`), others 16
 * to 32 bytes each: a Map of strings would take several times that and ends at 16.7 million. Such a key is known by 64
 * bits of hash: among a million keys two different ones are taken for one with a chance of about 1 in 37 million, and
 * then the file is refused; no row is ever lost.
 */
export class SeenKeys {
  readonly #runs = new KeyRuns();
  #slots = new Uint32Array(FIRST_CAPACITY * WORDS_PER_SLOT);
  #count = 0;

  /** What the keys that are in no run take. */
  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** The row in which the key stood before, or null, and then it is known from now on. Rows are 1 or more. */
  add(key: string, row: number): number | null {
    const before = this.#runs.rowOf(key, row);
    if (before !== null) return before;
    let low = 0xdeadbeef;
    let high = 0x41c6ce57;
    for (let index = 0; index < key.length; index++) {
      const unit = key.charCodeAt(index);
      low = Math.imul(low ^ unit, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high ^ unit, 0x5f356495);
      high ^= high >>> 13;
    }
    return this.#put(mix(low), mix(high ^ key.length), key, row);
  }

  #put(low: number, high: number, key: string, row: number): number | null {
    const at = this.#find(this.#slots, low, high);
    const before = this.#slots[at + 2]!;
    if (before !== 0) return before;
    if (this.#runs.take(key, row)) return null;
    this.#slots[at] = low;
    this.#slots[at + 1] = high;
    this.#slots[at + 2] = row;
    this.#count++;
    if (this.#count * WORDS_PER_SLOT > this.#slots.length * FULLEST) this.#grow();
    return null;
  }

  /** The slot that holds this hash, or the free one (row 0) where it belongs. */
  #find(slots: Uint32Array, low: number, high: number): number {
    const mask = slots.length / WORDS_PER_SLOT - 1;
    let slot = low & mask;
    while (slots[slot * WORDS_PER_SLOT + 2] !== 0) {
      const at = slot * WORDS_PER_SLOT;
      if (slots[at] === low && slots[at + 1] === high) return at;
      slot = (slot + 1) & mask;
    }
    return slot * WORDS_PER_SLOT;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS_PER_SLOT) {
      if (old[at + 2] === 0) continue;
      slots.set(old.subarray(at, at + WORDS_PER_SLOT), this.#find(slots, old[at]!, old[at + 1]!));
    }
    this.#slots = slots;
  }
}
