import { Buffer } from 'node:buffer';
import type { TextColumn } from '../model/text-column.js';

const FIRST_CAPACITY = 1 << 16;
const MOST_BYTES_PER_UNIT = 3;

/** Texts in one UTF-8 buffer: text i is from byte `first[i]` up to `first[i + 1]`. */
export class Texts implements TextColumn {
  readonly bytes: Buffer;
  /** Byte offsets, whole numbers beyond 2^32 too. */
  readonly first: Float64Array;

  constructor(bytes: Buffer, first: Float64Array) {
    this.bytes = bytes;
    this.first = first;
  }

  get length(): number {
    return this.first.length - 1;
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return this.bytes.toString('utf8', this.first[index], this.first[index + 1]);
  }
}

/** Collects texts, millions of them without a string each. */
export class TextsBuilder {
  #bytes = Buffer.alloc(FIRST_CAPACITY);
  #size = 0;
  #first = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  add(text: string): void {
    this.#reserve(text.length * MOST_BYTES_PER_UNIT);
    this.#size += this.#bytes.write(text, this.#size, 'utf8');
    this.#first[++this.#length] = this.#size;
  }

  texts(): Texts {
    return new Texts(this.#bytes.subarray(0, this.#size), this.#first.subarray(0, this.#length + 1));
  }

  #reserve(byteCount: number): void {
    if (this.#size + byteCount > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#size + byteCount));
      this.#bytes.copy(larger, 0, 0, this.#size);
      this.#bytes = larger;
    }
    if (this.#length + 1 === this.#first.length) {
      const larger = new Float64Array(2 * this.#first.length);
      larger.set(this.#first);
      this.#first = larger;
    }
  }
}
