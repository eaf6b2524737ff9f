import { describe, expect, test } from '@jest/globals';
import { listedParties } from '../../bench/names/listed.js';
import { measureChanges, measureUnlisted } from '../../bench/names/measurement.js';
import { unlistedNames } from '../../bench/names/unlisted.js';
import { seeded } from '../random/seed.js';

/** `npm run bench:names` with fewer draws and another seed each time: what it must show. */
const LISTED = listedParties();
const { seed: SEED } = seeded(1);
const KINDS = measureChanges(LISTED, 1, SEED);
/** Below so many names one that is missed would decide. */
const FEW_NAMES = 20;

describe('names that were changed', () => {
  test('are of at least 23 kinds, most with many names', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(23);
    expect(KINDS.filter(({ names }) => names === 0)).toEqual([]);
  });

  test('are all found and confirmed as printed', () => {
    const [printed] = KINDS;
    expect(printed).toMatchObject({ kind: 'as printed', confirmed: printed!.names });
  });

  test('are found: 99 percent over all, and 95 percent of each kind', () => {
    const names = KINDS.reduce((sum, kind) => sum + kind.names, 0);
    const missed = KINDS.reduce((sum, kind) => sum + kind.missed.length, 0);
    expect(missed / names).toBeLessThanOrEqual(0.01);
    const poor = KINDS.filter(
      (kind) => kind.missed.length > Math.max(0.05 * kind.names, kind.names < FEW_NAMES ? 1 : 0),
    );
    expect(poor.map(({ kind, missed: which }) => [kind, which])).toEqual([]);
  });
});

test('names that are not listed are never confirmed, and at most 8 percent pending', () => {
  const results = measureUnlisted(LISTED, unlistedNames(LISTED, 2000, SEED));
  expect(results.flatMap(({ confirmed }) => confirmed)).toEqual([]);
  expect(results.flatMap(({ pending }) => pending).length).toBeLessThanOrEqual(0.08 * 2000);
});
