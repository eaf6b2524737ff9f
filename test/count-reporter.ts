import { writeSync } from 'node:fs';

/** Ends a run with the one line that continuous integration reads: how many tests passed and failed. */
export default class CountReporter {
  onRunComplete(
    _contexts: unknown,
    results: {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numRuntimeErrorTestSuites: number;
    },
  ): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped}\n`;
    // Behind jest's own summary, which comes after the reporters.
    process.once('exit', () => writeSync(1, line));
  }
}
