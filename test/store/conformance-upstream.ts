import { expect, test } from '@jest/globals';
import type { Tier } from '../../src/store/port.js';
import type { Bench } from './conformance.js';
import { good, importRecords, organization, ownership, production, site, supply } from './samples.js';

const EMPTY: Tier = { sites: [], supplies: [], productions: [], ownerships: [], deliveries: [] };

/** miner -> (mine) -> smelter (plant, in the park of `park`) -> importer; holding owns smelter. */
const CHAIN = {
  goods: [good('ore'), good('metal')],
  organizations: ['importer', 'smelter', 'miner', 'holding', 'park', 'idle'].map((id) => organization(id)),
  sites: [site('ground', 'park'), site('plant', 'smelter', { within: 'ground' }), site('mine', 'miner')],
  supplies: [
    supply('s1', 'plant', 'importer', { good: 'metal' }),
    supply('s2', 'plant', 'importer', { good: 'metal' }),
    supply('s3', 'mine', 'plant', { good: 'ore' }),
    supply('s4', 'miner', 'smelter'),
    supply('s5', 'plant', 'idle', { good: 'ore' }),
  ],
  productions: [production('m1', 'plant', 'metal'), production('m2', 'mine', 'ore')],
  ownerships: [ownership('w1', 'holding', 'smelter'), ownership('w2', 'smelter', 'park')],
};

interface Ids {
  readonly sites: string[];
  readonly supplies: string[];
  readonly productions: string[];
  readonly ownerships: string[];
  readonly deliveries: string[];
}

/** A tier has no order, so it is compared by sorted ids. */
function idsOf(tier: Tier): Ids {
  const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id).sort();
  return {
    sites: ids(tier.sites),
    supplies: ids(tier.supplies),
    productions: ids(tier.productions),
    ownerships: ids(tier.ownerships),
    deliveries: tier.deliveries.map(({ party, good: delivered }) => `${party} ${delivered}`).sort(),
  };
}

export function feedsUpstream(bench: Bench): void {
  feedsOneTier(bench);
  feedsManyOrganizations(bench);
}

function feedsOneTier(bench: Bench): void {
  test('a tier has what feeds an organization and its sites', async () => {
    await importRecords(bench.store, CHAIN);
    expect(idsOf(await bench.store.upstream(['smelter']))).toEqual({
      sites: ['plant'],
      supplies: ['s3', 's4'],
      productions: ['m1'],
      ownerships: ['w1'],
      deliveries: ['plant metal', 'plant ore'],
    });
    expect(idsOf(await bench.store.upstream(['importer']))).toEqual({
      ...idsOf(EMPTY),
      supplies: ['s1', 's2'],
    });
  });

  test('a tier holds whole records', async () => {
    await importRecords(bench.store, CHAIN);
    const tier = await bench.store.upstream(['miner', 'park']);
    expect(tier.sites).toContainEqual(CHAIN.sites[0]);
    expect(tier.productions).toEqual([CHAIN.productions[1]]);
    expect(tier.ownerships).toEqual([CHAIN.ownerships[1]]);
    expect(tier.deliveries).toContainEqual({ party: 'miner', good: null });
    expect(tier.deliveries).toContainEqual({ party: 'mine', good: 'ore' });
  });

  test('what is asked twice, or as a site too, comes once', async () => {
    await importRecords(bench.store, CHAIN);
    const once = idsOf(await bench.store.upstream(['smelter', 'importer']));
    expect(idsOf(await bench.store.upstream(['plant', 'smelter', 'importer', 'smelter']))).toEqual(once);
    expect(once.supplies).toEqual(['s1', 's2', 's3', 's4']);
  });

  test('no organization, an unknown one, a site or a good gives nothing', async () => {
    await importRecords(bench.store, CHAIN);
    for (const asked of [[], ['nobody'], ['plant'], ['ore'], ['s1'], ["' OR 1=1 --"]]) {
      expect(await bench.store.upstream(asked)).toEqual(EMPTY);
    }
  });

  test('a share that an organization holds in itself is a share in it', async () => {
    const own = ownership('w', 'o', 'o');
    await importRecords(bench.store, { organizations: [organization('o')], ownerships: [own] });
    expect((await bench.store.upstream(['o'])).ownerships).toEqual([own]);
  });
}

function feedsManyOrganizations(bench: Bench): void {
  const organizations = Array.from({ length: 3000 }, (_, index) => organization(`o${index}`));
  const supplies = Array.from({ length: 12_000 }, (_, index) =>
    supply(`s${index}`, `o${(index * 7) % 3000}`, `o${(index * 13 + 1) % 3000}`),
  );

  test('a hundred thousand organizations may be asked at once', async () => {
    await importRecords(bench.store, { organizations, supplies });
    const asked = Array.from({ length: 100_000 }, (_, index) => `o${index}`);
    const tier = await bench.store.upstream(asked);
    expect(new Set(tier.supplies.map(({ id }) => id)).size).toBe(12_000);
    expect(tier.supplies).toHaveLength(12_000);
    expect(tier.deliveries).toHaveLength(3000);
  });

  test('tier by tier gives the same supplies as all at once', async () => {
    await importRecords(bench.store, { organizations, supplies });
    const ids: string[] = [];
    for (let at = 0; at < organizations.length; at += 1000) {
      const asked = organizations.slice(at, at + 1000).map(({ id }) => id);
      ids.push(...(await bench.store.upstream(asked)).supplies.map(({ id }) => id));
    }
    expect(ids.sort()).toEqual(supplies.map(({ id }) => id).sort());
  });
}
