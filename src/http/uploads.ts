import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import multer from 'multer';
import { HeadwaterError } from '../model/errors.js';
import { newId } from './secret.js';

export interface UploadLimits {
  readonly files: number;
  readonly fileBytes: number;
}

export const UPLOAD_LIMITS: UploadLimits = { files: 64, fileBytes: 4 * 1024 ** 3 };

/** Letters, digits and a few marks, not hidden: what a table, a list or its answers may be called. */
const SAFE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ ().,-]{0,199}$/u;

/** Browsers send UTF-8, which the header's grammar has no place for: the parser reads it as Latin-1. */
function nameOf(file: Express.Multer.File): string {
  return Buffer.from(file.originalname, 'latin1').toString('utf8').split(/[/\\]/).at(-1) ?? '';
}

function refusal(message: string): HeadwaterError {
  return new HeadwaterError('UPLOAD_REFUSED', message);
}

/** Takes uploaded files into folders of their own. */
export class Uploads {
  readonly #folder: string;
  readonly #limits: UploadLimits;

  constructor(folder: string, limits: UploadLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /**
   * Writes the files of a `multipart/form-data` request, field `files`, to a new folder and gives its path; whoever
   * asked removes it. Error: UPLOAD_REFUSED, and then nothing is left behind.
   */
  async take(request: Request, response: Response): Promise<string> {
    const folder = join(this.#folder, `upload-${newId()}`);
    mkdirSync(folder, { mode: 0o700 });
    try {
      await this.#write(folder, request, response);
      if (readdirSync(folder).length > 0) return folder;
      throw refusal('No file was sent. Send one or more in the field "files".');
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  #write(folder: string, request: Request, response: Response): Promise<void> {
    const { files, fileBytes } = this.#limits;
    const taken = new Set<string>();
    const upload = multer({
      storage: multer.diskStorage({
        destination: folder,
        filename: (_, file, done) => {
          const name = nameOf(file);
          if (!SAFE_NAME.test(name)) return done(refusal(`A file may not be called "${name}".`), '');
          if (taken.has(name.toLowerCase())) return done(refusal(`Two files are called "${name}".`), '');
          taken.add(name.toLowerCase());
          done(null, name);
        },
      }),
      limits: { files, fileSize: fileBytes, fields: 0, parts: files },
    });
    return new Promise((resolve, reject) => {
      upload.array('files')(request, response, (error: unknown) => {
        if (error === undefined || error === null) resolve();
        else reject(error instanceof multer.MulterError ? this.#explained(error) : error);
      });
    });
  }

  #explained(error: multer.MulterError): HeadwaterError {
    const { files, fileBytes } = this.#limits;
    if (error.code === 'LIMIT_FILE_SIZE') return refusal(`A file has more than ${fileBytes} bytes.`);
    if (error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_PART_COUNT')
      return refusal(`More than ${files} files were sent at once. Send them in parts.`);
    return refusal(`${error.message}. Send files only, in the field "files".`);
  }
}
