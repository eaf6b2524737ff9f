import { writeSync } from 'node:fs';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly testResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/**
 * Ends the title of a test that may be skipped anywhere: another one like it is not, or it is about files that not
 * everyone has.
 */
export const OPTIONAL = '(optional)';

/**
 * Ends a run with the one line that continuous integration reads: how many tests passed and failed. With
 * HEADWATER_NO_SKIPS a skipped test fails the run, so that a missing server cannot go unseen.
 */
export default class CountReporter {
  #fatal: readonly string[] = [];

  onRunComplete(_contexts: unknown, results: Results): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.testResults
      .flatMap((file) => file.testResults)
      .filter(({ status }) => status === 'pending')
      .map(({ title }) => title);
    this.#fatal = skipped.filter((title) => !title.endsWith(OPTIONAL));
    const lines = skipped.map((title) => `skipped: ${title}\n`).join('');
    // Behind jest's own summary, which comes after the reporters.
    process.once('exit', () => writeSync(1, `${lines}${results.numPassedTests} passed, ${failed} failed\n`));
  }

  getLastError(): Error | undefined {
    if (this.#fatal.length === 0 || !process.env.HEADWATER_NO_SKIPS) return undefined;
    return new Error(`${this.#fatal.length} tests were skipped, and HEADWATER_NO_SKIPS allows none.`);
  }
}
