import { expect, test } from '@jest/globals';
import { Decisions } from '../../src/match/decisions.js';
import { strongestMatches } from '../../src/match/match.js';
import { matchParties } from '../../src/match/party-matches.js';
import type { Decided } from '../../src/model/decision.js';
import type { ListedParty } from '../../src/model/measure.js';
import { compileParties } from '../../src/model/parties.js';
import type { Organization } from '../../src/model/records.js';
import { listed, organization } from '../reference/sample.js';

const decide = (verdict: Decided['verdict'], partyName: string, listedName: string): Decided => ({
  partyName,
  listedName,
  verdict,
});

/** All matches of one organization, the strongest first, as `STATUS LISTED by NAME`. */
function matches(
  record: Partial<Organization>,
  entries: readonly ListedParty[],
  ...decisions: Decided[]
): readonly string[] {
  const [found] = matchParties(compileParties([organization('A', record)], []), [entries], decisions);
  return (found!.get(0) ?? []).map((match) => `${match.status} ${match.listed.name} by ${match.partyName}`);
}

const KOBB = [listed('Kobbwyn Dray Ltd.', { aliases: ['Old Kobbwyn Dray'] })];

test('a confirmed pair is firm, a rejected one is no match, whatever the spelling of the decision', () => {
  const record = { name: 'Kobwyn Dray' };
  expect(matches(record, KOBB)).toEqual(['pending Kobbwyn Dray Ltd. by Kobwyn Dray']);
  const listedName = 'KOBBWYN DRAY';
  expect(matches(record, KOBB, decide('confirmed', 'kobwyn dray, inc.', listedName))).toEqual([
    'confirmed Kobbwyn Dray Ltd. by Kobwyn Dray',
  ]);
  expect(matches(record, KOBB, decide('rejected', 'kobwyn dray, inc.', listedName))).toEqual([]);
});

test('the latest decision on a pair holds', () => {
  const [yes, no] = [
    decide('confirmed', 'Kobwyn Dray', 'Kobbwyn Dray'),
    decide('rejected', 'Kobwyn Dray', 'Kobbwyn Dray'),
  ];
  expect(matches({ name: 'Kobwyn Dray' }, KOBB, yes, no)).toEqual([]);
  expect(matches({ name: 'Kobwyn Dray' }, KOBB, no, yes)).toHaveLength(1);
  expect(new Decisions([no, yes]).on('Kobwyn Dray', 'x', 'Kobbwyn Dray')).toBe('confirmed');
});

test('names that nobody would take for one are one if a reviewer says so', () => {
  const decision = decide('confirmed', 'Zeta Holding', 'Kobbwyn Dray');
  expect(matches({ name: 'Zeta Holding' }, KOBB, decision)).toEqual([
    'confirmed Kobbwyn Dray Ltd. by Zeta Holding',
  ]);
  expect(matches({ name: 'Zeta' }, KOBB, decision)).toEqual([]);
});

test('a rejected name hides neither another name of the record, nor another listed party, nor an identifier', () => {
  const no = decide('rejected', 'Kobwyn Dray', 'Kobbwyn Dray');
  expect(matches({ name: 'Kobwyn Dray', aliases: ['Kobbwyn Draye'] }, KOBB, no)).toEqual([
    'pending Kobbwyn Dray Ltd. by Kobbwyn Draye',
  ]);
  const others = [...KOBB, listed('Kobwyn Drays')];
  expect(matches({ name: 'Kobwyn Dray' }, others, no)).toEqual(['pending Kobwyn Drays by Kobwyn Dray']);
  const identified = [listed('Kobbwyn Dray', { identifiers: ['lei:1'] })];
  expect(matches({ name: 'Kobwyn Dray', identifiers: ['LEI:1'] }, identified, no)).toEqual([
    'confirmed Kobbwyn Dray by Kobwyn Dray',
  ]);
});

test('an equal name that was rejected is no match, for another company may bear it', () => {
  expect(
    matches({ name: 'Kobbwyn Dray' }, KOBB, decide('rejected', 'Kobbwyn Dray', 'Kobbwyn Dray Ltd.')),
  ).toEqual([]);
});

test('a decision on an alias is about that alias alone, one on the main name about all', () => {
  const record = { name: 'Kobbwyn Dray Old' };
  const onAlias = decide('rejected', 'Kobbwyn Dray Old', 'Old Kobbwyn Dray');
  expect(matches(record, KOBB, onAlias)).toEqual(['pending Kobbwyn Dray Ltd. by Kobbwyn Dray Old']);
  expect(matches(record, KOBB, decide('rejected', 'Kobbwyn Dray Old', 'Kobbwyn Dray Ltd.'))).toEqual([]);
});

test('of several listed parties the strongest that counts is taken: confirmed first, then the likest', () => {
  const entries = [
    listed('Kobbwyn Dray Trading', { to: 5 }),
    listed('Kobwyn Dray'),
    listed('Kobbwyn Dray', { to: 9 }),
  ];
  const [found] = matchParties(
    compileParties([organization('A', { name: 'Kobbwyn Dray' })], []),
    [entries],
    [],
  );
  const strongest = (day: number) => strongestMatches(found!, ({ to }) => to === null || day <= to).get(0)!;
  expect(strongest(0)).toMatchObject({ status: 'confirmed', by: 'Kobbwyn Dray' });
  expect(strongest(10)).toMatchObject({ status: 'pending', by: 'Kobwyn Dray' });
  expect(found!.get(0)!.map(({ listed: { name } }) => name)).toEqual([
    'Kobbwyn Dray',
    'Kobbwyn Dray Trading',
    'Kobwyn Dray',
  ]);
});
