import { Buffer } from 'node:buffer';

/** Memory that blocks are put into, one after the other: one allocation for hundreds of them. */
const CHUNK_BYTES = 1 << 20;
/** When so many chunks are full, all blocks are forgotten. */
const MOST_CHUNKS = 64;

/** Where some bytes lie. */
export interface Place {
  readonly chunk: Buffer;
  readonly at: number;
}

/** Blocks of a file that have been read, by number, kept at hand until there are too many. */
export class Blocks {
  readonly #places = new Map<number, Place>();
  readonly #chunks: Buffer[] = [];
  #chunk = -1;
  #used = CHUNK_BYTES;

  /**
   * The place of a block, whose bytes `read` puts there if they are not there yet. It is good until the next call. At
   * most as many bytes as a chunk has.
   */
  get(block: number, byteCount: number, read: (into: Uint8Array) => void): Place {
    const known = this.#places.get(block);
    if (known !== undefined) return known;
    const place = this.#room(byteCount);
    // A plain view is made several times faster than a part of a buffer.
    read(new Uint8Array(place.chunk.buffer, place.at, byteCount));
    this.#used += byteCount;
    this.#places.set(block, place);
    return place;
  }

  #room(byteCount: number): Place {
    if (this.#used + byteCount > CHUNK_BYTES) {
      this.#used = 0;
      this.#chunk++;
      if (this.#chunk === MOST_CHUNKS) {
        this.#chunk = 0;
        this.#places.clear();
      }
      this.#chunks[this.#chunk] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
    }
    return { chunk: this.#chunks[this.#chunk]!, at: this.#used };
  }
}
