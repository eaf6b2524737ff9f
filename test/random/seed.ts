/** The seed of this run's random tests: HEADWATER_SEED to repeat a run, another one every time otherwise. */
export const SEED = Number(process.env.HEADWATER_SEED ?? Date.now() % 2 ** 31);

/** fast-check's parameters for a number of runs; the seed is printed so that any run can be repeated. */
export function seeded(numRuns: number): { seed: number; numRuns: number } {
  process.stderr.write(`random test: HEADWATER_SEED=${SEED}, ${numRuns} runs\n`);
  return { seed: SEED, numRuns };
}
