import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { IdSet } from '../../../src/store/admission/id-set.js';
import type { KnownParty } from '../../../src/store/admission/known-party.js';
import { type Known, Layer } from '../../../src/store/admission/layer.js';
import { PartyTable } from '../../../src/store/admission/party-table.js';
import { seeded } from '../../random/seed.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', '合', 'ab', 'CN');
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const party: fc.Arbitrary<KnownParty> = fc.record({
  isSite: fc.boolean(),
  organization: id,
  trader: fc.boolean(),
  country: orNull(fc.constantFrom('CN', 'US', 'MM')),
  region: orNull(fc.constantFrom('CN-XJ', 'US-CA')),
  within: orNull(id),
  unresolved: fc.boolean(),
});

/** What is done to a layer: a party is set, or the file that set them is kept, refused or read anew. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(id, party) },
  fc.constantFrom('keep' as const, 'refuse' as const, 'clear' as const),
);

test('a table of parties holds what a Map holds, in its order, through files kept and refused', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.array(id), (steps, asked) => {
      const compact = new Layer<KnownParty>(() => new PartyTable());
      const plain = new Layer<KnownParty>(() => new Map());
      for (const one of steps) {
        for (const layer of [compact, plain]) {
          if (typeof one === 'string') layer[one]();
          else layer.set(...one);
        }
      }
      expect([...compact.entries()]).toEqual([...plain.entries()]);
      for (const key of asked) {
        expect(compact.get(key)).toEqual(plain.get(key));
        expect(compact.has(key)).toBe(plain.has(key));
      }
    }),
    seeded(500),
  );
});

test('a set of ids holds what a Map holds', () => {
  const compact: Known<true> = new IdSet();
  const plain: Known<true> = new Map();
  for (const key of ['d1', 'd2', 'd1', '发票-3']) for (const known of [compact, plain]) known.set(key, true);
  expect([...compact.entries()]).toEqual([...plain.entries()]);
  for (const key of ['d1', '发票-3', 'd']) expect(compact.get(key)).toBe(plain.get(key));
  expect(compact.size).toBe(plain.size);
});
