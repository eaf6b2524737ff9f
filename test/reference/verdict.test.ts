import { describe, expect, test } from '@jest/globals';
import type { Measure, ScopeItem } from '../../src/model/measure.js';
import { referenceAnswer } from './answer.js';
import {
  ask,
  D,
  good,
  LINE,
  listing,
  measure,
  organization,
  production,
  question,
  recipe,
  supply,
  world,
} from './sample.js';
import type { World } from './world.js';

const PARTIES = [organization('A', { country: 'US' }), organization('B', { country: 'US' })];

/** A buys quartz that B mines: no gap at all. */
function mined(measures: readonly Measure[]): World {
  return world({
    ...LINE,
    organizations: PARTIES,
    supplies: [supply('1', 'B', 'quartz', 'A')],
    productions: [production('p', 'B', 'quartz')],
    measures,
  });
}

function verdict(...measures: Measure[]): string {
  return ask(mined(measures), 'A', 'quartz').verdict;
}

describe('touches', () => {
  const goods = [...LINE.goods, good('zinc', { raw: true }), good('glass', { raw: true })];

  /** The measures' items that the gaps of B's panels touch. */
  function touches(item: Partial<ScopeItem>, parts: Partial<World> = {}): readonly boolean[] {
    const where = world({
      goods,
      recipes: LINE.recipes,
      organizations: PARTIES,
      supplies: [supply('1', 'B', 'panel', 'A')],
      measures: [measure('m', [item])],
      ...parts,
    });
    return ask(where, 'A', 'panel').gaps.map((gap) => gap.touches.includes('m'));
  }

  test('a gap touches a measure without goods, or with goods that it is or can be made from', () => {
    expect(touches({ parties: [] })).toEqual([true]);
    expect(touches({ goods: ['panel'] })).toEqual([true]);
    expect(touches({ goods: ['quartz'] })).toEqual([true]);
    expect(touches({ goods: ['zinc'] })).toEqual([false]);
    expect(touches({ goods: [] })).toEqual([false]);
  });

  test('a gap whose good has an input of which nothing is known touches every measure', () => {
    const recipes = [recipe('panel', 'wafer'), recipe('wafer', 'silicon')];
    expect(touches({ goods: ['zinc'] }, { recipes })).toEqual([true]);
  });

  test('a missing input is judged by that input, not by the good that it goes into', () => {
    const parts = {
      recipes: [...LINE.recipes, recipe('panel', 'glass')],
      supplies: [supply('1', 'B', 'panel', 'A'), supply('2', 'A', 'glass', 'B')],
      productions: [production('p', 'A', 'glass')],
    };
    // B lacks wafers; they can be made of quartz, and not of glass.
    expect(touches({ goods: ['quartz'] }, parts)).toEqual([true]);
    expect(touches({ goods: ['glass'] }, parts)).toEqual([false]);
  });
});

describe('verdict', () => {
  const INSIDE = listing('B');
  const OUTSIDE = measure('outside', [{ region: 'CN-XJ' }]);

  test('a documented hit is exposed, a loose one possible, and neither with no gap clear', () => {
    expect(verdict(INSIDE)).toBe('exposed');
    const broader = { ...mined([measure('m', [{ goods: ['pure'] }])]) };
    const goods = [...LINE.goods, good('pure', { broader: 'quartz', raw: true })];
    expect(ask({ ...broader, goods }, 'A', 'quartz').verdict).toBe('possible');
    expect(verdict(OUTSIDE)).toBe('clear');
  });

  test('a gap that touches is unknown, even where the list is partial', () => {
    const where = { ...mined([{ ...OUTSIDE, partial: true }]), productions: [] };
    expect(ask(where, 'A', 'quartz').verdict).toBe('unknown');
  });

  test('a partial or empty list is not tested', () => {
    expect(verdict({ ...OUTSIDE, partial: true })).toBe('not-tested');
    expect(verdict(measure('m', [{ region: 'CN-XJ' }, { parties: [] }]))).toBe('not-tested');
    expect(verdict(measure('m', [{ region: 'CN-XJ', goods: [] }]))).toBe('not-tested');
  });

  test('the worst of the measures that stop goods decides, and others only where there is none', () => {
    const risk: Measure = { ...INSIDE, id: 'risk', consequence: 'risk-listing' };
    expect(verdict(OUTSIDE, { ...OUTSIDE, id: 'partial', partial: true })).toBe('not-tested');
    expect(verdict(risk, OUTSIDE)).toBe('clear');
    expect(verdict(risk)).toBe('exposed');
    expect(ask(mined([risk, OUTSIDE]), 'A', 'quartz').measures).toEqual([
      { id: 'outside', verdict: 'clear', hits: 0 },
      { id: 'risk', verdict: 'exposed', hits: 1 },
    ]);
  });

  test('only measures in force on the date and named in the question count', () => {
    const on = (from: number, to: number | null) => ({ ...INSIDE, effective: { from, to } });
    const answer = (measures: readonly Measure[], named: readonly string[] | null = null) =>
      referenceAnswer(mined(measures), question('A', 'quartz', { measures: named }));
    expect(verdict(on(D, D))).toBe('exposed');
    expect(answer([on(D + 1, null)])).toEqual({ error: 'NO_MEASURE_IN_FORCE' });
    expect(answer([on(D - 9, D - 1)])).toEqual({ error: 'NO_MEASURE_IN_FORCE' });
    expect(answer([INSIDE, OUTSIDE], ['outside'])).toMatchObject({ verdict: 'clear' });
    expect(answer([INSIDE, on(D + 1, null)], ['unheard'])).toEqual({ error: 'MEASURE_NOT_FOUND' });
  });
});
