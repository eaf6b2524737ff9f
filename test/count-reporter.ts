import { writeSync } from 'node:fs';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * Ends a run with the one line that continuous integration reads: how many tests passed and failed. With
 * HEADWATER_NO_SKIPS a skipped test fails the run, so that a missing server cannot go unseen.
 */
export default class CountReporter {
  #skipped = 0;

  onRunComplete(_contexts: unknown, results: Results): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.#skipped = results.numPendingTests;
    const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : '';
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped}\n`;
    // Behind jest's own summary, which comes after the reporters.
    process.once('exit', () => writeSync(1, line));
  }

  getLastError(): Error | undefined {
    if (this.#skipped === 0 || !process.env.HEADWATER_NO_SKIPS) return undefined;
    return new Error(`${this.#skipped} tests were skipped, and HEADWATER_NO_SKIPS allows none.`);
  }
}
