import { Buffer } from 'node:buffer';
import type { TextColumn } from '../model/text-column.js';

/**
 * Texts in buckets of a few, so that one read fetches a text with its length, and where each begins takes next to
 * nothing. A bucket is the lengths of its texts in bytes, then the texts, in UTF-8. A length is written in groups of
 * seven bits, the lowest first, each but the last with the eighth bit set. The index is how many texts there are, how
 * many a bucket has, and where each bucket begins, with the end of the last one.
 */
export interface TextBuckets {
  readonly index: Float64Array;
  readonly bytes: Uint8Array;
}

const INDEX_HEAD = 2;
const GROUP_BITS = 7;
const GROUP_MASK = 0x7f;
const MORE = 0x80;
const FIRST_CAPACITY = 1 << 16;
const MOST_BYTES_PER_UNIT = 3;
const MOST_LENGTH_BYTES = 5;

/** Whole numbers and bytes, one after the other, in a buffer that grows. */
class ByteWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_CAPACITY);
  size = 0;

  text(text: string): number {
    this.#reserve(text.length * MOST_BYTES_PER_UNIT);
    const byteCount = this.#bytes.write(text, this.size, 'utf8');
    this.size += byteCount;
    return byteCount;
  }

  length(length: number): void {
    this.#reserve(MOST_LENGTH_BYTES);
    let rest = length;
    for (; rest > GROUP_MASK; rest >>>= GROUP_BITS) this.#bytes[this.size++] = (rest & GROUP_MASK) | MORE;
    this.#bytes[this.size++] = rest;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.size);
  }

  #reserve(byteCount: number): void {
    if (this.size + byteCount <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.size + byteCount));
    this.#bytes.copy(larger, 0, 0, this.size);
    this.#bytes = larger;
  }
}

/** Puts texts into buckets of so many. */
export function textBuckets(texts: TextColumn, perBucket: number): TextBuckets {
  const index = new Float64Array(INDEX_HEAD + Math.ceil(texts.length / perBucket) + 1);
  index.set([texts.length, perBucket]);
  const written = new ByteWriter();
  const bucket = new ByteWriter();
  for (let first = 0, at = INDEX_HEAD + 1; first < texts.length; first += perBucket, at++) {
    bucket.size = 0;
    const end = Math.min(first + perBucket, texts.length);
    for (let text = first; text < end; text++) written.length(bucket.text(texts.at(text)!));
    written.append(bucket.bytes);
    index[at] = written.size;
  }
  return { index, bytes: written.bytes };
}

/** Texts in buckets that are fetched when they are asked for, the index once, of the bytes those of a bucket at a time. */
export class BucketedTexts implements TextColumn {
  readonly #index: () => Float64Array;
  readonly #part: (start: number, end: number) => Buffer;

  constructor(index: () => Float64Array, part: (start: number, end: number) => Buffer) {
    this.#index = index;
    this.#part = part;
  }

  get length(): number {
    return this.#index()[0]!;
  }

  at(text: number): string | undefined {
    const index = this.#index();
    const [length, perBucket] = [index[0]!, index[1]!];
    if (text < 0 || text >= length) return undefined;
    const bucket = Math.floor(text / perBucket);
    const bytes = this.#part(index[INDEX_HEAD + bucket]!, index[INDEX_HEAD + bucket + 1]!);
    return textIn(bytes, text % perBucket, Math.min(perBucket, length - bucket * perBucket));
  }
}

/** The text at a place among so many in a bucket. */
function textIn(bytes: Buffer, place: number, count: number): string {
  let at = 0;
  let start = 0;
  let size = 0;
  for (let text = 0; text < count; text++) {
    let length = 0;
    let shift = 0;
    for (; bytes[at]! >= MORE; shift += GROUP_BITS) length |= (bytes[at++]! & GROUP_MASK) << shift;
    length |= bytes[at++]! << shift;
    if (text < place) start += length;
    else if (text === place) size = length;
  }
  return bytes.toString('utf8', at + start, at + start + size);
}
