import { read } from 'node:fs';
import { promisify } from 'node:util';

/** Bytes that lie in a file one after the other, and where they go. */
export interface Piece {
  readonly into: Uint8Array;
  readonly position: number;
}

/** Reads under way at a time: one thread copies while another makes the memory and this one looks at what has come. */
const IN_FLIGHT = 3;

const readSome = promisify(read);

/**
 * Reads pieces of a file, several at a time on other threads, and hands each over with whether it is whole: it is not
 * if the file ends before. The pieces are asked for only as they are read. Ends, also with an error of `take`, when no
 * read is under way any more, so that the file may be closed.
 */
export async function readPieces<P extends Piece>(
  file: number,
  pieces: Iterator<P> & Iterable<P>,
  take: (piece: P, isWhole: boolean) => void,
): Promise<void> {
  const lane = async () => {
    for (const piece of pieces) take(piece, await readFully(file, piece));
  };
  const lanes = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}

async function readFully(file: number, { into, position }: Piece): Promise<boolean> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await readSome(file, into, at, into.length - at, position + at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
}
