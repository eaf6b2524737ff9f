import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { HeadwaterError } from '../model/errors.js';
import { once } from '../model/remember.js';
import type { TextColumn } from '../model/text-column.js';
import { Blocks, type Place } from './blocks.js';
import { BLOCK_BYTES, type Contents, FORMAT, MAGIC, type Section, TAIL_BYTES } from './snapshot-format.js';
import { type Piece, readPieces } from './snapshot-reader.js';
import { BucketedTexts } from './text-buckets.js';

/** Bytes of a section that are read at a time on another thread: whole blocks, and many pieces to a large section. */
const PIECE_BYTES = 32 * BLOCK_BYTES;

/** A piece of a section that is read ahead. */
interface SectionPiece extends Piece {
  readonly name: string;
  readonly section: Section;
  /** Where in the section it begins. */
  readonly start: number;
}

/** Integers by their place. */
export type IntLookup = Pick<Int32Array, 'length' | 'at'>;

/** Thrown where a block does not have its checksum: the asker may do without the snapshot and ask again. */
export class DamagedSnapshot extends HeadwaterError {
  constructor(what: string) {
    super(
      'STORE_UNREADABLE',
      `The snapshot beside the store is damaged (${what}). Delete the file whose name ends in .snapshot and ask again: nothing is lost.`,
    );
  }
}

/** Identifies the file of a store as it is now; null if there is none. */
export function fileKey(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.size}:${found.mtimeNs}`;
}

/**
 * The snapshot in a file, if it is whole, of this format and byte order, and of this key; else null. Its owner must
 * close it. Sections are checked only when they are read.
 */
export function openSnapshot(path: string, key: string): Snapshot | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // There is none, or it may not be read: the same to whoever asks.
    return null;
  }
  const contents = readContents(file);
  if (contents !== null && contents.key === key && contents.byteOrder === endianness()) {
    const crcs = readCrcs(file, contents);
    if (crcs !== null) return new Snapshot(file, contents, crcs);
  }
  closeSync(file);
  return null;
}

function readCrcs(file: number, { crcs: { offset, length, crc } }: Contents): Uint32Array | null {
  const crcs = new Uint32Array(length);
  const bytes = new Uint8Array(crcs.buffer);
  return readFully(file, bytes, offset) && crc32(bytes) === crc ? crcs : null;
}

function readContents(file: number): Contents | null {
  const found = fstatSync(file);
  if (!found.isFile()) return null;
  const { size } = found;
  const tail = Buffer.alloc(TAIL_BYTES);
  if (size < TAIL_BYTES || !readFully(file, tail, size - TAIL_BYTES)) return null;
  const length = tail.readUInt32LE(0);
  if (tail.readUInt32LE(8) !== FORMAT || tail.toString('latin1', 12) !== MAGIC) return null;
  if (length > size - TAIL_BYTES) return null;
  const text = Buffer.alloc(length);
  if (!readFully(file, text, size - TAIL_BYTES - length)) return null;
  return crc32(text) === tail.readUInt32LE(4) ? (JSON.parse(text.toString()) as Contents) : null;
}

function readFully(file: number, into: Uint8Array, position: number): boolean {
  for (let at = 0; at < into.length; ) {
    const count = readSync(file, into, at, into.length - at, position + at);
    if (count === 0) return false;
    at += count;
  }
  return true;
}

/** An open snapshot file. Every read throws DamagedSnapshot if what it needs is not what was written. */
export class Snapshot {
  readonly #file: number;
  readonly #contents: Contents;
  readonly #crcs: Uint32Array;
  readonly #blocks = new Blocks();
  /** Read ahead, until somebody asks for them. */
  readonly #ahead = new Map<string, Uint8Array>();

  constructor(file: number, contents: Contents, crcs: Uint32Array) {
    this.#file = file;
    this.#contents = contents;
    this.#crcs = crcs;
  }

  /** Small facts that were written beside the sections. */
  get facts(): unknown {
    return this.#contents.facts;
  }

  close(): void {
    closeSync(this.#file);
  }

  /**
   * Reads sections that are soon asked for whole, one piece after the other, with several under way at once on other
   * threads while this one checks what has come: in half the time.
   */
  async readAhead(names: readonly string[]): Promise<void> {
    // All memory at once: it makes the engine look for garbage, while there is little.
    const ahead = new Map(names.map((name) => [name, new Uint8Array(this.#section(name).length)]));
    await readPieces(this.#file, this.#pieces(ahead), ({ name, section, start, into }, isWhole) => {
      if (!isWhole) throw new DamagedSnapshot(name);
      this.#check(name, section, start, into);
    });
    for (const [name, bytes] of ahead) this.#ahead.set(name, bytes);
  }

  *#pieces(ahead: ReadonlyMap<string, Uint8Array>): Generator<SectionPiece> {
    for (const [name, bytes] of ahead) {
      const section = this.#section(name);
      for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
        const into = bytes.subarray(start, start + PIECE_BYTES);
        yield { name, section, start, into, position: section.offset + start };
      }
    }
  }

  /** Checks the blocks from a place in a section on that these bytes should be. */
  #check(name: string, { blockBytes, firstCrc }: Section, start: number, bytes: Uint8Array): void {
    let block = firstCrc + start / blockBytes;
    for (let at = 0; at < bytes.length; at += blockBytes, block++) {
      if (crc32(bytes.subarray(at, at + blockBytes)) !== this.#crcs[block]) throw new DamagedSnapshot(name);
    }
  }

  bytes(name: string): Uint8Array {
    const ahead = this.#ahead.get(name);
    if (ahead !== undefined) {
      this.#ahead.delete(name);
      return ahead;
    }
    const section = this.#section(name);
    const bytes = new Uint8Array(section.length);
    // Block by block, so that what is checked still lies in the processor's cache.
    for (let start = 0; start < bytes.length; start += section.blockBytes) {
      const part = bytes.subarray(start, start + section.blockBytes);
      if (!readFully(this.#file, part, section.offset + start)) throw new DamagedSnapshot(name);
      this.#check(name, section, start, part);
    }
    return bytes;
  }

  ints(name: string): Int32Array {
    return new Int32Array(this.bytes(name).buffer);
  }

  /** Integers that are fetched one by one when they are asked for. */
  intsAt(name: string): IntLookup {
    const section = this.#section(name);
    const isLittle = this.#contents.byteOrder === 'LE';
    return {
      length: section.length / Int32Array.BYTES_PER_ELEMENT,
      at: (index) => {
        const start = index * Int32Array.BYTES_PER_ELEMENT;
        const block = Math.floor(start / section.blockBytes);
        const { chunk, at } = this.#block(name, section, block);
        const place = at + start - block * section.blockBytes;
        return isLittle ? chunk.readInt32LE(place) : chunk.readInt32BE(place);
      },
    };
  }

  /** Texts that are fetched one by one when they are asked for. */
  texts(name: string): TextColumn {
    const bytes = this.#section(`${name}.bytes`);
    return new BucketedTexts(
      once(() => new Float64Array(this.bytes(`${name}.index`).buffer)),
      (start, end) => this.#part(name, bytes, start, end),
    );
  }

  #section(name: string): Section {
    const section = this.#contents.sections[name];
    if (section === undefined) throw new DamagedSnapshot(name);
    return section;
  }

  /** Some bytes of a section, from one or more blocks; good until the next ones are asked for. */
  #part(name: string, section: Section, start: number, end: number): Buffer {
    const { blockBytes } = section;
    const first = Math.floor(start / blockBytes);
    const last = Math.floor(Math.max(start, end - 1) / blockBytes);
    if (first === last) {
      const { chunk, at } = this.#block(name, section, first);
      const from = at - first * blockBytes;
      return chunk.subarray(from + start, from + end);
    }
    const whole = Buffer.allocUnsafe(end - start);
    for (let block = first; block <= last; block++) {
      const from = block * blockBytes;
      const { chunk, at } = this.#block(name, section, block);
      chunk.copy(
        whole,
        Math.max(from - start, 0),
        at + Math.max(start - from, 0),
        at + Math.min(end - from, blockBytes),
      );
    }
    return whole;
  }

  #block(name: string, section: Section, block: number): Place {
    const { blockBytes, firstCrc } = section;
    const start = block * blockBytes;
    const byteCount = Math.min(blockBytes, section.length - start);
    if (byteCount <= 0) throw new DamagedSnapshot(name);
    return this.#blocks.get(firstCrc + block, byteCount, (into) => {
      if (!readFully(this.#file, into, section.offset + start)) throw new DamagedSnapshot(name);
      this.#check(name, section, start, into);
    });
  }
}
