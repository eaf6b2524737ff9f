import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { HeadwaterError } from '../model/errors.js';

/** What is read at once, and so about what is held of a file: some thousands of rows. */
export const CHUNK_BYTES = 256 * 1024;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown reason';
}

/** FILE_NOT_FOUND where nothing is at the path, else FILE_UNREADABLE with the system's word for why. */
export function openError(fileName: string, error: unknown): HeadwaterError {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new HeadwaterError('FILE_NOT_FOUND', `${fileName}: no such file: check the path`, {
      cause: error,
    });
  }
  const reason = code === 'EACCES' || code === 'EPERM' ? 'you have no permission to read it' : code;
  return new HeadwaterError('FILE_UNREADABLE', `${fileName}: cannot be read (${reason})`, { cause: error });
}

/** A file read once from front to back; its SHA-256 is of the raw bytes. Close it when done. */
export class SourceFile {
  readonly bytesTotal: number;
  readonly #handle: FileHandle;
  readonly #fileName: string;
  readonly #hash = createHash('sha256');
  #bytesRead = 0;

  private constructor(handle: FileHandle, fileName: string, bytesTotal: number) {
    this.#handle = handle;
    this.#fileName = fileName;
    this.bytesTotal = bytesTotal;
  }

  /** Throws FILE_NOT_FOUND or FILE_UNREADABLE (a directory, no permission). */
  static async open(path: string, fileName: string): Promise<SourceFile> {
    const handle = await open(path).catch((error: unknown) => {
      throw openError(fileName, error);
    });
    const stats = await handle.stat();
    if (!stats.isDirectory()) return new SourceFile(handle, fileName, stats.size);
    await handle.close();
    throw new HeadwaterError('FILE_UNREADABLE', `${fileName}: a directory, not a file`);
  }

  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** The next bytes, or null at the end. */
  async next(): Promise<Buffer | null> {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    const { bytesRead } = await this.#handle.read(buffer, 0, CHUNK_BYTES).catch((error: unknown) => {
      throw openError(this.#fileName, error);
    });
    if (bytesRead === 0) return null;
    const chunk = buffer.subarray(0, bytesRead);
    this.#hash.update(chunk);
    this.#bytesRead += bytesRead;
    return chunk;
  }

  /** Reads what is left, so that the digest is of the whole file even where its reading as text has ended. */
  async drain(): Promise<void> {
    while ((await this.next()) !== null);
  }

  /** In hexadecimal; to be asked once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
