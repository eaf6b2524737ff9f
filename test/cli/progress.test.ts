import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ProgressLine } from '../../src/cli/progress.js';

class Terminal extends Writable {
  readonly isTTY: boolean;
  text = '';

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  override write(chunk: unknown): boolean {
    this.text += String(chunk);
    return true;
  }
}

function line(isTTY: boolean): { progress: ProgressLine; terminal: Terminal } {
  const terminal = new Terminal(isTTY);
  return { progress: new ProgressLine(terminal as unknown as NodeJS.WriteStream), terminal };
}

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('progress', () => {
  test('of less than a second is not shown', () => {
    const { progress, terminal } = line(true);
    progress.report('reading', 1, 2);
    jest.advanceTimersByTime(999);
    progress.report('reading', 2, 2);
    progress.end();
    expect(terminal.text).toBe('');
  });

  test('is one line on a terminal, redrawn at most five times a second, and cleared at the end', () => {
    const { progress, terminal } = line(true);
    jest.advanceTimersByTime(1000);
    progress.report('reading', 1, 4);
    jest.advanceTimersByTime(199);
    progress.report('reading', 2, 4);
    jest.advanceTimersByTime(1);
    progress.report('reading', 4, 4);
    progress.end();
    const [clear, ...drawn] = terminal.text.split('\r\u001b[2K');
    expect([clear, drawn]).toEqual([
      '',
      ['reading [######..................] 25 %', 'reading [########################] 100 %', ''],
    ]);
  });

  test('is a line every five seconds elsewhere, without a bar where the end is not known', () => {
    const { progress, terminal } = line(false);
    for (let seconds = 0; seconds < 12; seconds++) {
      jest.advanceTimersByTime(1000);
      progress.report(`reading suppliers, tier ${seconds}`, 0, 0);
    }
    progress.end();
    expect(terminal.text).toBe(
      'reading suppliers, tier 0\nreading suppliers, tier 5\nreading suppliers, tier 10\n',
    );
  });
});
