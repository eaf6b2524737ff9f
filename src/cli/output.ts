import { HeadwaterError } from '../model/errors.js';

/** Exit codes of design.md §5. */
export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_WRONG_USE = 2;
export const EXIT_VERDICT = 3;

/** Writes an answer to stdout and waits until a slow reader has taken it, or is gone. */
export async function print(text: string): Promise<void> {
  if (process.stdout.writable) await new Promise<void>((taken) => process.stdout.write(text, () => taken()));
}

/** An answer whose beginning is written as soon as it is known. */
export class Answer {
  #written = '';

  /** What is said again is written once. */
  begin(text: string): void {
    if (this.#written !== '') return;
    this.#written = text;
    if (process.stdout.writable) process.stdout.write(text);
  }

  /** Writes the rest of the whole text, and waits as `print` does. */
  async end(text: string): Promise<void> {
    if (!text.startsWith(this.#written)) throw new Error('the answer does not go on as it began');
    await print(text.slice(this.#written.length));
  }
}

/** Writes a message for the person at the terminal. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Says what went wrong in one line with its code, and gives the exit code; never a stack trace. */
export function tellError(error: unknown): number {
  if (error instanceof HeadwaterError) {
    tell(`headwater: ${error.code}: ${error.message}`);
    return error.exitCode;
  }
  const reason = error instanceof Error ? error.message : String(error);
  tell(
    `headwater: INTERNAL: ${reason}. This is a fault in Headwater; please report it with the command you ran.`,
  );
  return EXIT_FAILED;
}

/**
 * A reader that has read enough (`| head`) closes the pipe: that is no failure, and the exit code still says how the
 * work ended. A full disk is one.
 */
export function standBrokenPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const message = `the answer could not be written (${error.code ?? error.message}): it is not complete.`;
    process.exit(tellError(new HeadwaterError('OUTPUT_CLOSED', message, { cause: error })));
  });
  // Nobody is left to read messages; the exit code still tells.
  process.stderr.on('error', () => {});
}
