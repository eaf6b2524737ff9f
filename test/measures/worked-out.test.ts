import { describe, expect, test } from '@jest/globals';
import type { WorkedOut } from '../reference/world.js';
import { ask, gapsOf, hitsOf, onRegion, worldOf } from '../trace/world-builder.js';

const isIn = (party: string, region: string, settles = true): WorkedOut => ({
  party,
  regions: [region],
  isNot: false,
  settles,
});
const isNotIn = (party: string, region: string): WorkedOut => ({ ...isIn(party, region), isNot: true });
const named = (party: string, region: string): WorkedOut => isIn(party, region, false);
const between = (party: string, ...regions: string[]): WorkedOut => ({
  party,
  regions,
  isNot: false,
  settles: true,
});

function answer(text: string, ...workedOut: WorkedOut[]) {
  return ask({ ...worldOf(text, onRegion('CN-XJ')), workedOut }, 'A/panel');
}

function found(text: string, ...workedOut: WorkedOut[]): readonly string[] {
  const result = answer(text, ...workedOut);
  return [...hitsOf(result), ...gapsOf(result).filter((gap) => gap.includes('place-unknown'))];
}

const PLANT = `org B country=US\nsite B1 of B country=CN\ns: B1 -panel-> A\np: B1 makes panel\n`;
const OFFICE = 'org B country=CN\ns: B -panel-> A\np: B makes panel\n';
const GAP = 'place-unknown B1.panel.out';
const HIT = 'B1.panel producer inferred';

describe('A site whose place was worked out', () => {
  test('is a loose hit inside, by any sign', () => {
    expect(found(PLANT)).toEqual([GAP]);
    expect(found(PLANT, isIn('B1', 'CN-XJ'))).toEqual([HIT]);
    expect(found(PLANT, isIn('B1', '653224'))).toEqual([HIT]);
    expect(found(PLANT, named('B1', 'CN-XJ'))).toEqual([HIT]);
  });

  test('is settled outside by coordinates or an address, and left open by a name', () => {
    expect(found(PLANT, isIn('B1', 'CN-ZJ'))).toEqual([]);
    expect(found(PLANT, isNotIn('B1', 'CN-XJ'))).toEqual([]);
    expect(found(PLANT, named('B1', 'CN-ZJ'))).toEqual([GAP]);
    expect(found(PLANT, isIn('B1', 'CN-ZJ'), named('B1', 'CN-XJ'))).toEqual([]);
  });

  test('is inside where its signs contradict each other', () => {
    expect(found(PLANT, isNotIn('B1', 'CN-XJ'), isIn('B1', '653224'))).toEqual([HIT]);
    expect(found(PLANT, isIn('B1', 'CN-ZJ'), isIn('B1', 'CN-XJ'))).toEqual([HIT]);
  });

  test('is a gap between two places, which are named', () => {
    const { gaps } = answer(PLANT, between('B1', 'CN-XJ', 'CN-GS'));
    const gap = gaps.find(({ kind }) => kind === 'place-unknown');
    expect(gap?.place).toEqual({ between: ['CN-GS', 'CN-XJ'], from: 'given: CN-XJ or CN-GS' });
    expect(found(PLANT, between('B1', 'CN-XJ', 'CN-GS'), isIn('B1', 'CN-GS'))).toEqual([GAP]);
    expect(found(PLANT, between('B1', 'CN-XJ', 'CN-GS'), named('B1', 'CN-XJ'))).toEqual([HIT]);
    expect(found(PLANT, between('B1', 'CN-ZJ', 'CN-GS'))).toEqual([]);
  });

  test('is where its area is, if nothing of its own says otherwise', () => {
    const inPark = `site park of Z country=CN\n${PLANT.replace('site B1 of B', 'site B1 of B within=park')}`;
    expect(found(inPark, isIn('park', 'CN-XJ'))).toEqual([HIT]);
    expect(found(inPark, named('park', 'CN-XJ'))).toEqual([HIT]);
    expect(found(inPark, isIn('park', 'CN-ZJ'))).toEqual([]);
  });

  test('keeps the place that is stated', () => {
    const stated = (place: string) => PLANT.replace('site B1 of B country=CN', `site B1 of B ${place}`);
    expect(found(stated('region=CN-ZJ'), isIn('B1', 'CN-XJ'))).toEqual([]);
    expect(found(stated('country=KZ'), isIn('B1', 'CN-XJ'))).toEqual([]);
    expect(found(stated('region=CN-XJ'), isIn('B1', 'CN-ZJ'))).toEqual(['B1.panel producer documented']);
  });

  test('is loose where its organization was worked out inside, and not where it is outside itself', () => {
    const ofChina = PLANT.replace('org B country=US', 'org B country=CN');
    expect(found(ofChina, named('B', 'CN-XJ'))).toEqual([HIT]);
    expect(found(ofChina, named('B', 'CN-XJ'), isIn('B1', 'CN-ZJ'))).toEqual([]);
  });
});

describe('An organization whose place was worked out', () => {
  test('is a loose hit inside, and a gap where its name says another place', () => {
    expect(found(OFFICE)).toEqual(['place-unknown B.panel.out']);
    expect(found(OFFICE, named('B', '653224'))).toEqual(['B.panel producer inferred']);
    expect(found(OFFICE, named('B', 'CN-ZJ'))).toEqual(['place-unknown B.panel.out']);
  });

  test('with a head office stated elsewhere in China stays a gap', () => {
    expect(found(OFFICE.replace('country=CN', 'region=CN-ZJ'), named('B', 'CN-XJ'))).toEqual([
      'place-unknown B.panel.out',
    ]);
  });

  test('is firm only where all its sites state that they are inside', () => {
    const sites = `org B country=US
      site B1 of B country=CN
      site B2 of B region=CN-XJ
      s: B -panel-> A
      t: B1 -panel-> C
      u: B2 -panel-> C
      `;
    const hits = (...workedOut: WorkedOut[]) =>
      hitsOf(answer(sites, ...workedOut)).filter((hit) => hit.startsWith('B.'));
    expect(hits()).toEqual([]);
    expect(hits(isIn('B1', 'CN-XJ'))).toEqual(['B.panel producer inferred']);
    expect(hits(isIn('B1', 'CN-ZJ'))).toEqual([]);
  });

  test('is loose where a silent site was worked out inside, and no gap where all were worked out elsewhere', () => {
    const sites = `org B country=US\nsite B1 of B country=CN\n${OFFICE.split('\n').slice(1).join('\n')}`;
    expect(found(sites)).toEqual(['place-unknown B.panel.out']);
    expect(found(sites, isIn('B1', 'CN-XJ'))).toEqual(['B.panel producer inferred']);
    expect(found(sites, isNotIn('B1', 'CN-XJ'))).toEqual([]);
  });
});

describe('What a hit says of a place that was worked out', () => {
  const place = (text: string, ...workedOut: WorkedOut[]) => answer(text, ...workedOut).hits[0]!;

  test('is the place, that it is inferred, and from what', () => {
    const hit = place(PLANT, isIn('B1', '653224'));
    expect(hit.place).toEqual({ region: '653224', basis: 'inferred', from: 'given: 653224' });
    expect(hit.why).toContain('region: its place lies in CN-XJ; place worked out from given: 653224 (loose)');
  });

  test('names all signs where they contradict each other', () => {
    const hit = place(PLANT, isNotIn('B1', 'CN-XJ'), isIn('B1', '653224'));
    expect(hit.why).toContain(
      'region: its place lies in CN-XJ; place worked out from given: 653224; but given: CN-XJ (outside CN-XJ) (loose)',
    );
  });

  test('is the place that the measure asks for where the signs point apart', () => {
    const hit = place(PLANT, isIn('B1', 'CN-ZJ'), isIn('B1', '653224'));
    expect(hit.place.region).toBe('653224');
    expect(hit.place.from).toBe('given: CN-ZJ (CN-ZJ); given: 653224 (653224)');
  });

  test('names the party whose place it rests on, if that is another', () => {
    const ofChina = PLANT.replace('org B country=US', 'org B country=CN');
    expect(place(ofChina, named('B', 'CN-XJ')).why).toContain(
      'region: its organization, or a site that the goods may come from, lies in CN-XJ; place of "B" worked out from given: CN-XJ (loose)',
    );
  });
});

test('the country of a worked-out place is counted only where none is stated', () => {
  const unplaced = PLANT.replace('site B1 of B country=CN', 'site B1 of B');
  const { coverage } = answer(unplaced);
  expect(answer(unplaced, isIn('B1', 'CN-ZJ')).coverage.countries).toBe(coverage.countries + 1);
  expect(answer(PLANT, isIn('B1', 'CN-ZJ')).coverage).toEqual(answer(PLANT).coverage);
});
