import { readFileSync, writeFileSync } from 'node:fs';
import { type Contents, TAIL_BYTES } from '../../src/flow/snapshot-format.js';

/** The table of contents of a snapshot file. */
export function contentsOf(path: string): Contents {
  const bytes = readFileSync(path);
  const tail = bytes.length - TAIL_BYTES;
  return JSON.parse(bytes.subarray(tail - bytes.readUInt32LE(tail), tail).toString()) as Contents;
}

/** Writes the file again with one wrong byte. */
export function damage(path: string, bytes: Buffer, at: number): void {
  const damaged = Buffer.from(bytes);
  damaged[at]! ^= 0x55;
  writeFileSync(path, damaged);
}
