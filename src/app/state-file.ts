import { rename, rm, writeFile } from 'node:fs/promises';
import { HeadwaterError } from '../model/errors.js';

/**
 * Writes a file whole or not at all: under another name beside it, then renamed, so that a crash leaves the former one.
 * Error: FILE_UNREADABLE.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const message = `${path}: cannot be written (${reason}): check the folder and your permissions, or name another with --state`;
    throw new HeadwaterError('FILE_UNREADABLE', message, { cause: error });
  }
}
