import { randomInt } from 'node:crypto';

const FIRST_SLOTS = 1 << 10;
/** The hash, and where the entry begins plus one; 0 is a free slot. */
const WORDS_PER_SLOT = 2;
/** An entry: 48 bits of the value, 32 of the length, in units of 16, lowest first; then the UTF-16 code units. */
const HEAD = 5;
const FULLEST = 0.75;
const GROWTH = 1.25;
/** What String.fromCharCode takes at once. */
const UNITS_AT_ONCE = 4096;

/** Another one in each process, so that nobody can make up ids that all fall on one slot. */
const SEED = randomInt(2 ** 32);

/** Bits of all characters in all bits. */
function hashOf(id: string): number {
  let hash = SEED;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same array, or a longer copy of it that has room for `length`. */
export function withRoom<A extends Uint16Array | Int32Array | Uint32Array>(array: A, length: number): A {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.ceil(length * GROWTH));
  longer.set(array);
  return longer;
}

/**
 * Ids and a whole number for each, in the order in which they came. Some 60 bytes for an id of a dozen characters,
 * none of them for the garbage collector to look at: a Map takes twice that. An entry has all that a lookup needs in
 * one place, for among millions of ids a lookup takes as long as the places that it goes to are many.
 */
export class IdTable {
  #slots = new Uint32Array(FIRST_SLOTS * WORDS_PER_SLOT);
  #entries = new Uint16Array(FIRST_SLOTS);
  /** Where the entry of each id begins. */
  #starts = new Uint32Array(FIRST_SLOTS);
  #count = 0;
  #end = 0;

  get size(): number {
    return this.#count;
  }

  /** The value of an id, or -1. */
  find(id: string): number {
    return this.#valueAt(this.#slotOf(id, hashOf(id)));
  }

  /** The value of an id; one that is new gets this one, from 0 to 2^48 - 1. */
  add(id: string, value = this.#count): number {
    const hash = hashOf(id);
    const slot = this.#slotOf(id, hash);
    const known = this.#valueAt(slot);
    if (known !== -1) return known;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = this.#end + 1;
    this.#append(id, value);
    if (this.#count * WORDS_PER_SLOT > this.#slots.length * FULLEST) this.#grow();
    return value;
  }

  /** The id that came as number `index`, from 0. */
  idAt(index: number): string {
    const first = this.#starts[index]! + HEAD;
    const end = first + this.#lengthOf(first - HEAD);
    let id = '';
    for (let at = first; at < end; at += UNITS_AT_ONCE) {
      const units = this.#entries.subarray(at, Math.min(end, at + UNITS_AT_ONCE));
      // A spread takes four times as long.
      id += String.fromCharCode.apply(null, units as unknown as number[]);
    }
    return id;
  }

  #append(id: string, value: number): void {
    const start = this.#end;
    this.#end = start + HEAD + id.length;
    this.#entries = withRoom(this.#entries, this.#end);
    const entries = this.#entries;
    entries[start] = value;
    entries[start + 1] = value / 2 ** 16;
    entries[start + 2] = value / 2 ** 32;
    entries[start + 3] = id.length;
    entries[start + 4] = id.length / 2 ** 16;
    for (let index = 0; index < id.length; index++) entries[start + HEAD + index] = id.charCodeAt(index);
    this.#starts = withRoom(this.#starts, this.#count + 1);
    this.#starts[this.#count++] = start;
  }

  /** The value in a slot; -1 if it is free. */
  #valueAt(slot: number): number {
    const at = this.#slots[slot + 1]! - 1;
    if (at === -1) return -1;
    const entries = this.#entries;
    return entries[at]! + entries[at + 1]! * 2 ** 16 + entries[at + 2]! * 2 ** 32;
  }

  #lengthOf(entry: number): number {
    return this.#entries[entry + 3]! + this.#entries[entry + 4]! * 2 ** 16;
  }

  /** Where the slot of this id begins, or the free one where it belongs. */
  #slotOf(id: string, hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = (hash * WORDS_PER_SLOT) & last;
    for (; slots[at + 1] !== 0; at = (at + WORDS_PER_SLOT) & last) {
      if (slots[at] === hash && this.#isAt(slots[at + 1]! - 1, id)) return at;
    }
    return at;
  }

  #isAt(entry: number, id: string): boolean {
    if (this.#lengthOf(entry) !== id.length) return false;
    const entries = this.#entries;
    const first = entry + HEAD;
    for (let index = 0; index < id.length; index++)
      if (entries[first + index] !== id.charCodeAt(index)) return false;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const last = slots.length - 1;
    for (let from = 0; from < old.length; from += WORDS_PER_SLOT) {
      if (old[from + 1] === 0) continue;
      let at = (old[from]! * WORDS_PER_SLOT) & last;
      while (slots[at + 1] !== 0) at = (at + WORDS_PER_SLOT) & last;
      slots[at] = old[from]!;
      slots[at + 1] = old[from + 1]!;
    }
    this.#slots = slots;
  }
}
