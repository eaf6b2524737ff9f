import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { matchParties } from '../../src/match/party-matches.js';
import type { ListedParty } from '../../src/model/measure.js';
import { compileParties } from '../../src/model/parties.js';
import { listed, organization } from '../reference/sample.js';
import { samplePath, testOnSample } from '../sample-files.js';
import { worldOf } from '../trace/world-builder.js';

/** Which parties an entry matches, and by what. */
function matches(text: string, ...entries: ListedParty[]): readonly string[] {
  const { organizations, sites } = worldOf(text);
  const parties = compileParties(organizations, sites);
  const [found] = matchParties(parties, [entries], []);
  return [...found!].map(([party, [match]]) => `${parties.ids.at(party)} ${match!.status} ${match!.by}`);
}

test('an organization matches by name, local name, alias or a shared identifier, and is confirmed', () => {
  const text =
    'org A name=Kobbwyn_Ltd localName=合盛硅业有限公司 aliases=Old_Kobb;Kobb identifiers=duns:1;lei:2';
  expect(matches(text, listed('KOBBWYN'))).toEqual(['A confirmed KOBBWYN']);
  expect(matches(text, listed('x', { localName: '合盛硅业' }))).toEqual(['A confirmed 合盛硅业']);
  expect(matches(text, listed('x', { aliases: ['y', 'Old Kobb Inc'] }))).toEqual([
    'A confirmed Old Kobb Inc',
  ]);
  expect(matches(text, listed('x', { identifiers: ['LEI: 2'] }))).toEqual(['A confirmed LEI: 2']);
});

test('any listed name may equal any name of the organization', () => {
  const text = 'org A name=Hoshine localName=合盛 aliases=Hesheng';
  for (const name of ['Hoshine', '合盛', 'Hesheng']) {
    expect(matches(text, listed(name))).toHaveLength(1);
    expect(matches(text, listed('x', { localName: name }))).toHaveLength(1);
    expect(matches(text, listed('x', { aliases: [name] }))).toHaveLength(1);
  }
});

test('a site matches by its name', () => {
  expect(matches('site A1 of A name=Lop_Park', listed('Lop Park'))).toEqual(['A1 confirmed Lop Park']);
});

test('one entry may match several parties, and several entries one', () => {
  expect(matches('org A name=Kobb\norg B name=Kobb_Ltd', listed('Kobb Inc'))).toHaveLength(2);
  expect(matches('org A name=Kobb', listed('Kobb Inc'), listed('Kobb AG'))).toEqual(['A confirmed Kobb Inc']);
});

test('a name is no identifier, an id no name, and part of a name no firm match', () => {
  expect(matches('org A name=duns:1', listed('x', { identifiers: ['duns:1'] }))).toEqual([]);
  expect(matches('org kobb name=Other', listed('kobb'))).toEqual([]);
  expect(matches('org A name=Kobb_Trading', listed('Kobb'))).toEqual(['A pending Kobb']);
});

test('names without letters or digits match nobody, not even each other', () => {
  expect(matches('org A name=---', listed('...'), listed('---'))).toEqual([]);
});

test('each list has its own matches', () => {
  const parties = compileParties([organization('A'), organization('B')], []);
  const found = matchParties(parties, [[listed('A')], null, [], [listed('B'), listed('A')]], []);
  expect(found.map((list) => list.size)).toEqual([1, 0, 0, 2]);
});

const NAMES = samplePath('watch-lists/wro_names_from_yml.csv');

interface WroRow {
  readonly name: string;
  readonly aliases: string;
}

testOnSample(
  NAMES,
  'each name on the published list of Withhold Release Orders matches exactly itself',
  () => {
    const rows: WroRow[] = parse(readFileSync(NAMES), { columns: true, bom: true });
    const names = [...new Set(rows.flatMap(({ name, aliases }) => [name, ...aliases.split('|')]))].filter(
      (name) => name !== '',
    );
    expect(names.length).toBeGreaterThan(50);
    const parties = compileParties(
      names.map((name, index) => organization(`o${index}`, { name })),
      [],
    );
    const found = matchParties(
      parties,
      names.map((name) => [listed(name)]),
      [],
    );
    for (const [index, name] of names.entries()) {
      const matched = [...found[index]!]
        .filter(([, [match]]) => match!.status === 'confirmed')
        .map(([party]) => (parties.record(party) as { name: string }).name);
      expect(matched).toContain(name);
      // The list itself writes one factory twice, with "&" and with "and".
      expect(new Set(matched.map((one) => one.replace('&', 'and'))).size).toBe(1);
    }
  },
);
