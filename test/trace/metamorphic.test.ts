import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { basisRank } from '../../src/model/basis.js';
import type { TraceResult } from '../../src/trace/result.js';
import { seeded } from '../random/seed.js';
import { type Sample, worldArbitrary } from '../random/world.js';
import type { World } from '../reference/world.js';
import {
  findingsOf,
  hitKeys,
  type Renaming,
  renameQuestion,
  renameResult,
  renameWorld,
  resultOf,
  shuffleWorld,
  verdictRank,
} from './world-changes.js';

/** What an investigator relies on: how an answer may change when the records or the question do. */

const RUNS = 200;

function always(holds: (sample: Sample, turns: readonly number[]) => void, runs = RUNS): void {
  const turns = fc.array(fc.nat(995), { minLength: 12, maxLength: 12 });
  fc.assert(fc.property(worldArbitrary(), turns, holds), seeded(runs));
}

function partyIds({ organizations, sites }: World): readonly string[] {
  return [...organizations, ...sites].map(({ id }) => id).sort();
}

function at<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length]!;
}

test('the order of the rows changes no byte', () => {
  always(({ world, question }, turns) => {
    const shuffled = resultOf(shuffleWorld(world, turns), question, 3);
    expect(JSON.stringify(shuffled)).toBe(JSON.stringify(resultOf(world, question, 3)));
  });
});

test('renaming ids in a way that keeps their order changes nothing but the ids', () => {
  const renaming: Renaming = { party: (id) => `p/${id}`, good: (id) => `g/${id}`, record: (id) => `r/${id}` };
  always(({ world, question }) => {
    const before = resultOf(world, question, 3);
    const after = resultOf(renameWorld(world, renaming), renameQuestion(question, renaming), 3);
    if (typeof before === 'string' || typeof after === 'string') expect(after).toBe(before);
    else {
      const identity = { party: String, good: String, record: String };
      expect(renameResult(after, identity)).toEqual(renameResult(before, renaming));
    }
  });
});

/** One id for another in an order of no meaning; ids that the world does not have stay as they are. */
function scrambled(ids: readonly string[], turn: number): (id: string) => string {
  const places = new Map(ids.map((id, index) => [id, `n${((index + 1) * (turn + 1)) % 997}`]));
  return (id) => places.get(id) ?? id;
}

/** Gaps without the tiers, which follow the one best path that ids decide between equals. */
function gapKeys({ gaps }: TraceResult): readonly string[] {
  return gaps.map((gap) => JSON.stringify({ ...gap, tiers: null })).sort();
}

/** A circle's origin is said at its smallest stock, and so touches what its good touches: ids decide it. */
function hasUnknownOrigin(...results: readonly TraceResult[]): boolean {
  return results.some(({ listed }) => listed.gapsTotal['origin-unknown'] > 0);
}

test('renaming ids in any way changes no finding, no gap and no length of a best path', () => {
  always(({ world, question }, [party, good, record]) => {
    const goods = world.goods.map(({ id }) => id);
    const records = [...world.supplies, ...world.productions, ...world.ownerships].map(({ id }) => id);
    const renaming: Renaming = {
      party: scrambled(partyIds(world), party!),
      good: scrambled(goods, good!),
      record: scrambled(records, record!),
    };
    const before = resultOf(world, question);
    const after = resultOf(renameWorld(world, renaming), renameQuestion(question, renaming));
    if (typeof before === 'string' || typeof after === 'string') return expect(after).toBe(before);
    const expected = renameResult(before, renaming) as typeof before;
    if (hasUnknownOrigin(before, after)) return;
    expect(findingsOf(after)).toEqual(findingsOf(expected));
    expect(gapKeys(after)).toEqual(gapKeys(expected));
    const lengths = ({ hits }: typeof before) =>
      new Map(hits.map(({ measure, stock, path }) => [JSON.stringify([measure, stock]), path.length]));
    expect(lengths(after)).toEqual(lengths(expected));
  });
});

test('a further supply to others never makes fewer stocks or flows reached', () => {
  always(({ world, question }, [supplierAt, buyerAt, goodAt]) => {
    const isAsker = (id: string) =>
      id === question.organization ||
      world.sites.some((site) => site.id === id && site.organization === question.organization);
    const others = partyIds(world).filter((id) => !isAsker(id));
    const before = resultOf(world, question);
    if (typeof before === 'string' || world.supplies.length === 0 || others.length < 2) return;
    const supplier = at(others, supplierAt!);
    const buyer = at(
      others.filter((id) => id !== supplier),
      buyerAt!,
    );
    const good = at([null, ...world.goods.map(({ id }) => id)], goodAt!);
    const more = { ...world.supplies[0]!, id: 'one more', supplier, buyer, good };
    const after = resultOf({ ...world, supplies: [...world.supplies, more] }, question);
    if (typeof after === 'string') throw new Error(after);
    expect(after.coverage.stocks).toBeGreaterThanOrEqual(before.coverage.stocks);
    expect(after.coverage.flows).toBeGreaterThanOrEqual(before.coverage.flows);
  });
});

test('the same supply under another id changes no finding and no gap', () => {
  always(({ world, question }, [turn]) => {
    if (world.supplies.length === 0) return;
    const again = { ...at(world.supplies, turn!), id: 'the same again' };
    const before = resultOf(world, question);
    const after = resultOf({ ...world, supplies: [...world.supplies, again] }, question);
    expect(findingsOf(after)).toEqual(findingsOf(before));
    if (typeof before !== 'string' && typeof after !== 'string') expect(after.gaps).toEqual(before.gaps);
  });
});

test('a supply written as two that follow each other changes no finding and no gap', () => {
  always(({ world, question }, [turn, days]) => {
    if (world.supplies.length === 0) return;
    const whole = at(world.supplies, turn!);
    const cut = Math.max(whole.from ?? -Infinity, Math.min(whole.to ?? Infinity, question.date) - days! * 2);
    if (whole.to !== null && cut >= whole.to) return;
    const rest = world.supplies.filter((supply) => supply !== whole);
    const parts = [
      { ...whole, to: cut },
      { ...whole, id: 'the later part', from: cut + 1 },
    ];
    const before = resultOf(world, question);
    const after = resultOf({ ...world, supplies: [...rest, ...parts] }, question);
    expect(findingsOf(after)).toEqual(findingsOf(before));
    if (typeof before === 'string' || typeof after === 'string') return;
    expect(gapKeys(after)).toEqual(gapKeys(before));
  });
});

test('records that nothing leads to change no byte', () => {
  always(({ world, question }) => {
    const [organization] = world.organizations;
    const [supply] = world.supplies;
    if (supply === undefined) return;
    const ids = ['stranger one', 'stranger two'];
    const strangers = ids.map((id) => ({
      ...organization!,
      id,
      name: id,
      localName: null,
      aliases: [],
      identifiers: [],
    }));
    const more: World = {
      ...world,
      organizations: [...world.organizations, ...strangers],
      supplies: [...world.supplies, { ...supply, id: 'strange', supplier: ids[0]!, buyer: ids[1]! }],
    };
    expect(JSON.stringify(resultOf(more, question))).toBe(JSON.stringify(resultOf(world, question)));
  });
});

test('a measure has the same verdict and the same hits whichever others are in force', () => {
  always(({ world, question }) => {
    const all = resultOf(world, { ...question, measures: null });
    if (typeof all === 'string') return;
    for (const { id } of all.measures) {
      const alone = resultOf(world, { ...question, measures: [id] });
      if (typeof alone === 'string') throw new Error(alone);
      expect(alone.measures).toEqual(all.measures.filter((one) => one.id === id));
      expect(alone.hits).toEqual(all.hits.filter(({ measure }) => measure === id));
    }
  });
});

test('one more name of a listed party never loses a hit, weakens one or betters a verdict', () => {
  always(({ world, question }, [turn]) => {
    const alias = at(world.organizations, turn!).name;
    const measures = world.measures.map((measure) => ({
      ...measure,
      scope: measure.scope.map((item) => ({
        ...item,
        parties: item.parties?.map((party) => ({ ...party, aliases: [...party.aliases, alias] })) ?? null,
      })),
    }));
    const before = resultOf(world, question);
    const after = resultOf({ ...world, measures }, question);
    if (typeof before === 'string' || typeof after === 'string') return expect(after).toBe(before);
    expect([...hitKeys(before)].filter((key) => !hitKeys(after).has(key))).toEqual([]);
    for (const [index, { verdict }] of after.measures.entries()) {
      expect(verdictRank(verdict)).toBeLessThanOrEqual(verdictRank(before.measures[index]!.verdict));
    }
  });
});

function withoutEnds<T extends { readonly to: number | null }>(records: readonly T[]): T[] {
  return records.map((record) => ({ ...record, to: null }));
}

test('where nothing has ended, a later date never loses a hit or weakens one', () => {
  always(({ world, question }, [days]) => {
    const open: World = {
      ...world,
      supplies: withoutEnds(world.supplies),
      productions: withoutEnds(world.productions),
      ownerships: withoutEnds(world.ownerships),
      measures: world.measures.map((measure) => ({
        ...measure,
        effective: { ...measure.effective, to: null },
        scope: measure.scope.map((item) => ({
          ...item,
          parties: item.parties === null ? null : withoutEnds(item.parties),
          except: null,
        })),
      })),
    };
    const before = resultOf(open, question);
    const after = resultOf(open, { ...question, date: question.date + days! });
    if (typeof before === 'string' || typeof after === 'string') return;
    const bases = new Map(
      after.hits.map(({ measure, stock, basis }) => [JSON.stringify([measure, stock]), basis]),
    );
    for (const { measure, stock, basis } of before.hits) {
      const later = bases.get(JSON.stringify([measure, stock]));
      expect(basisRank(later!)).toBeLessThanOrEqual(basisRank(basis));
      expect(later).toBeDefined();
    }
  });
});

test('since never reaches more', () => {
  always(({ world, question }) => {
    const narrow = resultOf(world, question);
    const wide = resultOf(world, { ...question, since: null });
    if (typeof narrow === 'string' || typeof wide === 'string') return;
    expect(narrow.coverage.stocks).toBeLessThanOrEqual(wide.coverage.stocks);
    expect(narrow.coverage.flows).toBeLessThanOrEqual(wide.coverage.flows);
  });
});

test('asking for everything of an organization reaches all that any product of it reaches', () => {
  always(({ world, question }) => {
    const one = resultOf(world, question);
    const all = resultOf(world, { ...question, good: null });
    if (typeof one === 'string' || typeof all === 'string') return;
    expect(one.coverage.stocks).toBeLessThanOrEqual(all.coverage.stocks);
    expect([...hitKeys(one)].filter((key) => !hitKeys(all).has(key))).toEqual([]);
  });
});
