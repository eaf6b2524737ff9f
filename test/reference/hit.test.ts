import { describe, expect, test } from '@jest/globals';
import type { ScopeItem } from '../../src/model/measure.js';
import type { Ownership } from '../../src/model/records.js';
import {
  ask,
  D,
  good,
  hitTexts,
  LINE,
  listed,
  listing,
  measure,
  organization,
  ownership,
  site,
  supply,
  world,
} from './sample.js';
import type { World } from './world.js';

const PARTIES = ['A', 'B', 'H', 'M', 'X', 'Z'].map((id) => organization(id));

/** The hits where B sells A panels. */
function hits(
  parts: Partial<World>,
  more: World['supplies'] = [supply('1', 'B', 'panel', 'A')],
): readonly string[] {
  return hitTexts(ask(world({ ...LINE, organizations: PARTIES, supplies: more, ...parts }), 'A', 'panel'));
}

function scoped(item: Partial<ScopeItem>): Pick<World, 'measures'> {
  return { measures: [measure('m', [item])] };
}

describe('parties', () => {
  test('the party, its organization and the area it lies in are covered, but not the operator of the area', () => {
    const sites = [
      site('park', 'Z'),
      site('hall', 'Z', { within: 'park' }),
      site('B1', 'B', { within: 'hall' }),
    ];
    const sold = [supply('1', 'B1', 'panel', 'A')];
    const by = (name: string) => hits({ sites, measures: [listing(name)] }, sold);
    expect(by('B1')).toEqual(['B1.panel producer documented']);
    expect(by('B')).toEqual(['B1.panel producer documented']);
    expect(by('park')).toEqual(['B1.panel producer documented']);
    expect(by('Z')).toEqual([]);
  });

  test('a listed site stands behind its organization loosely, unless the site shows what it ships itself', () => {
    const sites = [site('B1', 'B')];
    const behind = (...more: World['supplies']) =>
      hits({ sites, measures: [listing('B1')] }, [supply('1', 'B', 'panel', 'A'), ...more]);
    expect(behind()).toEqual(['B.panel producer inferred']);
    expect(behind(supply('2', 'B1', 'wafer', 'X'))).toEqual(['B.panel producer inferred']);
    expect(behind(supply('2', 'B1', 'panel', 'X'))).toEqual(['B1.panel producer declared']);
  });

  test('names match in any case by name, local name or alias, and identifiers by being shared', () => {
    const organizations = [
      organization('A'),
      organization('B', { name: 'Bo Ltd', localName: '波', aliases: ['Old Bo'], identifiers: ['duns:1'] }),
    ];
    const by = (name: string, more = {}) =>
      hits({ organizations, ...scoped({ parties: [listed(name, more)] }) });
    expect(by(' BO LTD ')).toHaveLength(1);
    expect(by('x', { localName: '波' })).toHaveLength(1);
    expect(by('x', { aliases: ['y', 'old bo'] })).toHaveLength(1);
    expect(by('x', { identifiers: ['duns:1'] })).toHaveLength(1);
    expect(by('Bo')).toEqual([]);
  });

  test('a listed party counts on the days of its own listing', () => {
    const on = (from: number | null, to: number | null) =>
      hits(scoped({ parties: [listed('B', { from, to })] }));
    expect(on(D, D)).toHaveLength(1);
    expect(on(D + 1, null)).toEqual([]);
    expect(on(null, D - 1)).toEqual([]);
  });
});

describe('subsidiaries', () => {
  function owned(...ownerships: Ownership[]): readonly string[] {
    return hits({ ownerships, ...scoped({ parties: [listed('H')], subsidiaries: true }) });
  }
  const FIRM = ['B.panel producer documented'];
  const LOOSE = ['B.panel producer inferred'];

  test('a majority or an unknown share is firm, half is loose', () => {
    expect(owned(ownership('H', 'B', 51))).toEqual(FIRM);
    expect(owned(ownership('H', 'B', null))).toEqual(FIRM);
    expect(owned(ownership('H', 'B', 50))).toEqual(LOOSE);
    expect(owned(ownership('B', 'H', 51))).toEqual([]);
    expect(hits({ ownerships: [ownership('H', 'B', 51)], measures: [listing('H')] })).toEqual([]);
  });

  test('an inferred link or one that has ended is loose, one that has not begun is none', () => {
    expect(owned(ownership('H', 'B', 100, { basis: 'inferred' }))).toEqual(LOOSE);
    expect(owned(ownership('H', 'B', 100, { to: D }))).toEqual(FIRM);
    expect(owned(ownership('H', 'B', 100, { to: D - 1 }))).toEqual(LOOSE);
    expect(owned(ownership('H', 'B', 100, { from: D + 1 }))).toEqual([]);
  });

  test('a chain is as firm as each link, and a circle of owners ends', () => {
    const chain = [ownership('H', 'M', 100), ownership('M', 'H', 100)];
    expect(owned(...chain, ownership('M', 'B', 60))).toEqual(FIRM);
    expect(owned(...chain, ownership('M', 'B', 20))).toEqual(LOOSE);
    expect(owned(...chain, ownership('M', 'B', 20), ownership('H', 'B', 70))).toEqual(FIRM);
  });

  test('the date that decides is the latest date of the stock, not the import date', () => {
    const link = ownership('H', 'B', 100, { to: D - 50 });
    const scope = scoped({ parties: [listed('H')], subsidiaries: true });
    const sold = (to: number) =>
      hits({ ownerships: [link], ...scope }, [supply('1', 'B', 'panel', 'A', { to })]);
    expect(sold(D - 50)).toEqual(FIRM);
    expect(sold(D - 49)).toEqual(LOOSE);
  });

  test('of two walks the one with the better basis decides, even if its date is later than the other', () => {
    // Documented until D - 50, when the link still held; declared until today, when it no longer does.
    const supplies = [
      supply('1', 'B', 'panel', 'A', { to: D - 50 }),
      supply('2', 'B', 'panel', 'A', { basis: 'declared' }),
    ];
    const ownerships = [ownership('H', 'B', 100, { to: D - 50 })];
    expect(hits({ ownerships, ...scoped({ parties: [listed('H')], subsidiaries: true }) }, supplies)).toEqual(
      FIRM,
    );
  });
});

describe('region', () => {
  const XJ = { region: 'CN-XJ' };
  const US = { country: 'US' };
  const FROM_B = supply('1', 'B', 'panel', 'A');

  function regional(own: object, sites: World['sites'], ...supplies: World['supplies']): readonly string[] {
    const organizations = [organization('A'), organization('B', own), organization('X')];
    return hits({ organizations, sites, ...scoped({ region: 'CN-XJ' }) }, supplies);
  }

  test('a site, or an organization without sites, is firm inside', () => {
    expect(regional(XJ, [], FROM_B)).toEqual(['B.panel producer documented']);
    const site653224 = [site('B1', 'B', { region: '653224' })];
    expect(regional(US, site653224, supply('1', 'B1', 'panel', 'A'))).toEqual([
      'B1.panel producer documented',
    ]);
    expect(regional({ country: 'CN' }, [], FROM_B)).toEqual([]);
  });

  test('a site of unsettled place is loose where its organization is inside', () => {
    const sold = supply('1', 'B1', 'panel', 'A');
    expect(regional(XJ, [site('B1', 'B')], sold)).toEqual(['B1.panel producer inferred']);
    expect(regional(XJ, [site('B1', 'B', { country: 'CN' })], sold)).toEqual(['B1.panel producer inferred']);
    expect(regional(XJ, [site('B1', 'B', US)], sold)).toEqual([]);
  });

  test('an organization is firm where all its sites are inside, and loose where only it is', () => {
    const sites = [site('B1', 'B', XJ), site('B2', 'B', { region: '653224' })];
    expect(regional(US, sites, FROM_B)).toEqual(['B.panel producer documented']);
    expect(regional(XJ, [site('B1', 'B', US)], FROM_B)).toEqual(['B.panel producer inferred']);
  });

  test('a site inside makes its organization loose, unless it is seen to ship something else', () => {
    const sites = [site('B1', 'B', XJ), site('B2', 'B', US)];
    const other = supply('2', 'B1', 'wafer', 'X');
    expect(regional(US, sites, FROM_B)).toEqual(['B.panel producer inferred']);
    expect(regional(US, sites, FROM_B, other)).toEqual(['B.panel producer inferred']);
    expect(regional(US, sites, FROM_B, other, supply('3', 'B2', 'panel', 'X'))).toEqual([]);
  });
});

describe('goods, except and dates of the measure', () => {
  const goods = [
    good('quartz', { raw: true }),
    good('metal'),
    good('silicon', { broader: 'metal' }),
    good('pure', { broader: 'silicon' }),
    good('wafer'),
    good('device'),
    good('panel', { broader: 'device' }),
    good('mono', { broader: 'panel' }),
  ];
  const of = (item: Partial<ScopeItem>) => hits({ goods, ...scoped(item) });

  test('a good under a listed one is firm, a broader one loose, another none', () => {
    expect(of({ goods: ['device'] })).toEqual(['B.panel producer documented']);
    expect(of({ goods: ['wafer', 'mono'] })).toEqual(['B.panel producer inferred']);
    expect(of({ goods: ['silicon'] })).toEqual([]);
  });

  test('goods derived from a listed one are firm through recipes, and loose where it is narrower', () => {
    expect(of({ goods: ['silicon'], derived: true })).toEqual(['B.panel producer documented']);
    expect(of({ goods: ['metal'], derived: true })).toEqual(['B.panel producer documented']);
    expect(of({ goods: ['pure'], derived: true })).toEqual(['B.panel producer inferred']);
  });

  test('the unknown good is loosely any good', () => {
    expect(hits(scoped({ goods: ['quartz'] }), [supply('1', 'B', null, 'A')])).toEqual([
      'B.? producer inferred',
    ]);
  });

  test('all conditions of one item must hold, and any one of the items', () => {
    const item = { goods: ['panel'], parties: [listed('X')] };
    expect(of(item)).toEqual([]);
    expect(hits({ measures: [measure('m', [item, { goods: ['panel'] }])] })).toHaveLength(1);
  });

  test('an exception covers the party and its sites, and an empty one nobody', () => {
    const sites = [site('B1', 'B')];
    const sold = [supply('1', 'B1', 'panel', 'A')];
    const but = (...names: string[]) =>
      hits({ sites, ...scoped({ goods: ['panel'], except: names.map((name) => listed(name)) }) }, sold);
    expect(but('B')).toEqual([]);
    expect(but('B1')).toEqual([]);
    expect(but('X')).toHaveLength(1);
    expect(but()).toHaveLength(1);
  });

  test('an empty list of parties or goods covers nothing', () => {
    expect(of({ parties: [] })).toEqual([]);
    expect(of({ goods: [], parties: [listed('B')] })).toEqual([]);
  });
});
