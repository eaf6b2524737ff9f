import type { Progress } from '../app.js';

const QUIET_MS = 1000;
const REFRESH_MS = 200;
const LOG_EVERY_MS = 5000;
const BAR_WIDTH = 24;

function bar(done: number, total: number): string {
  const filled = Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH));
  const percent = Math.min(100, Math.floor((done / total) * 100));
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${percent} %`;
}

/**
 * Progress on stderr for work over a second: one line that is redrawn on a terminal, a line every five seconds
 * elsewhere, nothing for short work. `end` clears the line.
 */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #begunMs = Date.now();
  #shownMs = 0;
  #isDrawn = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  readonly report: Progress = (what, done, total) => {
    const nowMs = Date.now();
    if (nowMs - this.#begunMs < QUIET_MS) return;
    if (nowMs - this.#shownMs < (this.#stream.isTTY ? REFRESH_MS : LOG_EVERY_MS)) return;
    this.#shownMs = nowMs;
    const line = total > 0 ? `${what} ${bar(done, total)}` : what;
    this.#stream.write(this.#stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    this.#isDrawn = this.#stream.isTTY;
  };

  end(): void {
    if (this.#isDrawn) this.#stream.write('\r\u001b[2K');
    this.#isDrawn = false;
  }
}
