import { describe, expect, test } from '@jest/globals';
import type { ListedParty, ScopeItem } from '../../src/model/measure.js';
import { D, listed, measure } from '../reference/sample.js';
import { ask, hitsOf, onGoods, onParties, worldOf } from '../trace/world-builder.js';

const SOLD = 's: B -panel-> A\n';

function hits(text: string, names: readonly string[], more: Partial<ScopeItem> = {}): readonly string[] {
  return hitsOf(ask(worldOf(text, onParties(names, more)), 'A/panel'));
}

function hitsOn(text: string, ...parties: ListedParty[]): readonly string[] {
  return hitsOf(ask(worldOf(text, measure('m', [{ parties }])), 'A/panel'));
}

test('parties: a listed organization or site is covered, firmly', () => {
  expect(hits(SOLD, ['B'])).toEqual(['B.panel producer documented']);
  expect(hits('site B1 of B\ns: B1 -panel-> A', ['B1'])).toEqual(['B1.panel producer documented']);
  expect(hits(SOLD, ['C'])).toEqual([]);
});

test('parties: a site is covered by its listed organization', () => {
  expect(hits('site B1 of B\ns: B1 -panel-> A', ['B'])).toEqual(['B1.panel producer documented']);
});

test('parties: a site is covered by each listed area that it lies in, but not by the operator of the area', () => {
  const text = `site park of Z
    site hall of Y within=park
    site B1 of B within=hall
    s: B1 -panel-> A`;
  expect(hits(text, ['park'])).toEqual(['B1.panel producer documented']);
  expect(hits(text, ['hall'])).toEqual(['B1.panel producer documented']);
  expect(hits(text, ['Z'])).toEqual([]);
  expect(hits(text, ['Y'])).toEqual([]);
});

test('parties: only outbound stocks are tested', () => {
  expect(hits(SOLD, ['A'])).toEqual([]);
  expect(hits(`${SOLD}t: A -panel-> C`, ['A'])).toEqual(['A.panel handler inferred']);
});

test('parties: a listed site without any outbound stock may be behind its organization, loosely', () => {
  const sites = `site B1 of B
    site B2 of B
    ${SOLD}`;
  expect(hits(sites, ['B1'])).toEqual(['B.panel producer inferred']);
  expect(hits(`${sites}t: B2 -panel-> C`, ['B1'])).toEqual(['B.panel producer inferred']);
  expect(hits(`${sites}t: C -panel-> B1`, ['B1'])).toContain('B.panel handler inferred');
});

test('parties: a listed site that ships something else is behind it only if no site has the good', () => {
  const sites = `site B1 of B
    site B2 of B
    ${SOLD}t: B1 -lamp-> C
    `;
  expect(hits(sites, ['B1'])).toEqual(['B.panel producer inferred']);
  expect(hits(`${sites}u: B2 -panel-> C`, ['B1'])).toEqual([]);
  expect(
    hits(
      `good panel under device
    ${sites}u: B2 -device-> C`,
      ['B1'],
    ),
  ).toEqual([]);
});

test('parties: a site in a listed area may be behind its organization, loosely', () => {
  expect(
    hits(
      `site park of Z
    site B1 of B within=park
    ${SOLD}`,
      ['park'],
    ),
  ).toEqual(['B.panel producer inferred']);
});

test('parties: a listed site says nothing of its sister', () => {
  expect(
    hits(
      `site B1 of B
    site B2 of B
    s: B2 -panel-> A`,
      ['B1'],
    ),
  ).toEqual([]);
});

test('parties: an empty list covers nobody, and so does a list that no party matches', () => {
  expect(hits(SOLD, [])).toEqual([]);
  expect(hits(SOLD, ['Bee'])).toEqual([]);
});

test('parties: a listed party counts on the days of its own listing, both ends included', () => {
  const on = (from: number | null, to: number | null) => hitsOn(SOLD, listed('B', { from, to }));
  expect(on(D, D)).toHaveLength(1);
  expect(on(null, null)).toHaveLength(1);
  expect(on(D + 1, null)).toEqual([]);
  expect(on(null, D - 1)).toEqual([]);
});

test('parties: the date of a listing is the import date, not that of the delivery', () => {
  expect(hitsOn('s: B -panel-> A [..-500]', listed('B', { from: D - 100 }))).toHaveLength(1);
});

test('parties: one of several entries is enough, and the one in force is named', () => {
  const parties = [listed('B', { to: D - 1 }), listed('b ltd', { aliases: ['B'] })];
  expect(hitsOn(SOLD, ...parties)).toEqual(['B.panel producer documented']);
});

test('except: covers neither the party nor the sites of an organization', () => {
  const text = 'site B1 of B\ns: B1 -panel-> A';
  const but = (...names: string[]) =>
    hitsOf(ask(worldOf(text, onGoods(['panel'], { except: names.map((name) => listed(name)) })), 'A/panel'));
  expect(but('B')).toEqual([]);
  expect(but('B1')).toEqual([]);
  expect(but('C')).toEqual(['B1.panel producer documented']);
  expect(but()).toEqual(['B1.panel producer documented']);
});

test('except: an area or an owner excepts nobody, and an entry only on its own days', () => {
  const text = `site park of Z
    site B1 of B within=park
    o: H owns B 100
    s: B1 -panel-> A`;
  const but = (...except: ListedParty[]) =>
    hitsOf(ask(worldOf(text, onGoods(['panel'], { except, subsidiaries: true })), 'A/panel'));
  expect(but(listed('park'))).toHaveLength(1);
  expect(but(listed('H'))).toHaveLength(1);
  expect(but(listed('B', { from: D + 1 }))).toHaveLength(1);
  expect(but(listed('B', { from: D }))).toEqual([]);
});

test('except: one scope item does not except from another', () => {
  const both = measure('m', [{ goods: ['panel'], except: [listed('B')] }, { parties: [listed('B')] }]);
  expect(hitsOf(ask(worldOf(SOLD, both), 'A/panel'))).toEqual(['B.panel producer documented']);
});

describe('a match that nobody has reviewed', () => {
  const PENDING = 'org B name=Kobwyn_Dray\n';
  const NAMES = ['Kobbwyn Dray'];

  test('covers loosely: the party, its sites, what lies in its area, and its subsidiaries', () => {
    expect(hits(PENDING + SOLD, NAMES)).toEqual(['B.panel producer inferred']);
    expect(hits(`${PENDING}site B1 of B\ns: B1 -panel-> A`, NAMES)).toEqual(['B1.panel producer inferred']);
    const area = 'site park of Z name=Kobwyn_Dray\nsite B1 of B within=park\ns: B1 -panel-> A';
    expect(hits(area, NAMES)).toEqual(['B1.panel producer inferred']);
    const owned = 'org H name=Kobwyn_Dray\no: H owns B 100\n';
    expect(hits(owned + SOLD, NAMES, { subsidiaries: true })).toEqual(['B.panel producer inferred']);
    expect(hits(owned + SOLD, NAMES)).toEqual([]);
  });

  test('excepts nobody, and a confirmed one does', () => {
    const order = measure('m', [{ goods: ['panel'], except: [listed('Kobbwyn Dray')] }]);
    const world = worldOf(PENDING + SOLD, order);
    expect(hitsOf(ask(world, 'A/panel'))).toEqual(['B.panel producer documented']);
    const decision = { partyName: 'Kobwyn Dray', listedName: 'Kobbwyn Dray', verdict: 'confirmed' } as const;
    expect(hitsOf(ask({ ...world, decisions: [decision] }, 'A/panel'))).toEqual([]);
  });

  test('is said to be one, with the reasons', () => {
    const { hits: found } = ask(worldOf(PENDING + SOLD, onParties(NAMES)), 'A/panel');
    expect(found[0]!.why).toEqual([
      'party: "B" is listed; may be matched (not reviewed) as "Kobbwyn Dray" by "Kobbwyn Dray" (loose)',
      'name: "Kobwyn Dray" may be "Kobbwyn Dray": one letter differs: kobwyn/kobbwyn',
    ]);
  });

  test('is firm once confirmed, and none once rejected', () => {
    const world = worldOf(PENDING + SOLD, onParties(NAMES));
    const decided = (verdict: 'confirmed' | 'rejected') =>
      hitsOf(
        ask(
          { ...world, decisions: [{ partyName: 'Kobwyn Dray', listedName: NAMES[0]!, verdict }] },
          'A/panel',
        ),
      );
    expect(decided('confirmed')).toEqual(['B.panel producer documented']);
    expect(decided('rejected')).toEqual([]);
  });
});
