import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Store } from '../../src/store/port.js';
import { keepsBatchesWhole } from './conformance-batch.js';
import { agreesWithModel } from './conformance-model.js';
import { keepsRecords } from './conformance-records.js';
import { feedsUpstream } from './conformance-upstream.js';

/** Room for one store, empty at first. */
export interface StorePlace {
  open(mode: 'read' | 'write'): Promise<Store>;
  /** Called when every store that was opened there is closed. */
  remove(): Promise<void>;
}

export type MakePlace = () => Promise<StorePlace>;

/** What a test is given: a place, and a store open for writing there, which the test may close or leave open. */
export interface Bench {
  place: StorePlace;
  store: Store;
}

/** The suite that every back end runs, whole: it has no skip list. */
export function storeConformance(name: string, makePlace: MakePlace): void {
  describe(`${name} does what the port promises`, () => {
    const bench = {} as Bench;
    beforeEach(async () => {
      bench.place = await makePlace();
      bench.store = await bench.place.open('write');
    });
    afterEach(async () => {
      await bench.store.close();
      await bench.place.remove();
    });
    describe('records', () => keepsRecords(bench));
    describe('batches', () => keepsBatchesWhole(bench));
    describe('upstream', () => feedsUpstream(bench));
    describe('any sequence of batches', () => agreesWithModel(makePlace));
  });
}
