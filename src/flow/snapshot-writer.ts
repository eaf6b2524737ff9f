import { Buffer } from 'node:buffer';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { TextColumn } from '../model/text-column.js';
import { IntColumn } from './int-column.js';
import {
  ALIGNMENT,
  BLOCK_BYTES,
  type Contents,
  FORMAT,
  MAGIC,
  type Section,
  SMALL_BLOCK_BYTES,
  TAIL_BYTES,
} from './snapshot-format.js';
import { textBuckets } from './text-buckets.js';

/** A section's name with its bytes, and whether it is read here and there instead of whole; texts take two. */
export type NamedSection = readonly [name: string, bytes: ArrayBufferView, isReadInParts?: boolean];

/** As many texts go into a bucket as fill a small part of a block, so that most buckets lie in one. */
const BUCKET_BYTES = 768;
const MOST_PER_BUCKET = 64;
const SAMPLE = 1000;

export function* textSections(name: string, texts: TextColumn): Generator<NamedSection> {
  const fitting = Math.floor(BUCKET_BYTES / (averageLength(texts) + 1));
  const { index, bytes } = textBuckets(texts, Math.max(1, Math.min(MOST_PER_BUCKET, fitting)));
  yield [`${name}.index`, index];
  yield [`${name}.bytes`, bytes, true];
}

/** In UTF-16 code units, of some of the texts. */
function averageLength(texts: TextColumn): number {
  const step = Math.ceil(texts.length / SAMPLE);
  let [sum, count] = [0, 0];
  for (let text = 0; text < texts.length; text += step, count++) sum += texts.at(text)!.length;
  return sum / Math.max(1, count);
}

/**
 * Writes a snapshot beside its place and moves it there, so that readers see the old one or the new one, and two
 * writers do not meet. False if the folder cannot be written, which is no error.
 */
export function writeSnapshot(
  path: string,
  key: string,
  facts: unknown,
  sections: Iterable<NamedSection>,
): boolean {
  const temporary = `${path}.${process.pid}`;
  try {
    const file = openSync(temporary, 'w');
    try {
      writeSections(file, key, facts, sections);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return true;
  } catch (error) {
    rmSync(temporary, { force: true });
    if (typeof (error as { code?: unknown }).code === 'string') return false;
    throw error;
  }
}

/** Removes a snapshot if there is one and it may be removed. */
export function removeSnapshot(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Of another user, or in a folder that may not be written: then it is found damaged each time.
  }
}

function writeSections(file: number, key: string, facts: unknown, sections: Iterable<NamedSection>): void {
  const table: Record<string, Section> = {};
  const crcs = new IntColumn();
  let offset = 0;
  for (const [name, view, isReadInParts] of sections) {
    const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    const blockBytes = isReadInParts === true ? SMALL_BLOCK_BYTES : BLOCK_BYTES;
    table[name] = { offset, length: bytes.length, blockBytes, firstCrc: crcs.length };
    for (let start = 0; start < bytes.length; start += blockBytes) {
      crcs.push(crc32(bytes.subarray(start, start + blockBytes)));
    }
    const padding = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
    writeFully(file, bytes);
    writeFully(file, Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  const crcBytes = Buffer.from(Uint32Array.from(crcs.values()).buffer);
  writeFully(file, crcBytes);
  const contents: Contents = {
    byteOrder: endianness(),
    key,
    facts,
    sections: table,
    crcs: { offset, length: crcs.length, crc: crc32(crcBytes) },
  };
  const text = Buffer.from(JSON.stringify(contents));
  const tail = Buffer.alloc(TAIL_BYTES);
  tail.writeUInt32LE(text.length, 0);
  tail.writeUInt32LE(crc32(text), 4);
  tail.writeUInt32LE(FORMAT, 8);
  tail.write(MAGIC, 12, 'latin1');
  writeFully(file, text);
  writeFully(file, tail);
}

function writeFully(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
}
