import { describe, expect, test } from '@jest/globals';
import { type Answer, referenceAnswer } from '../reference/answer.js';
import { dayOf, demoWorld } from './demo-world.js';

const world = demoWorld();
const wros = world.measures.map(({ id }) => id).filter((id) => id.startsWith('us-wro-'));
const DEMO_MEASURES = [...wros, 'us-uflpa-region'];

type Answered = Exclude<Answer, { error: string }>;

function ask(product: string, date = '2026-06-01', measures: readonly string[] = DEMO_MEASURES): Answered {
  const [organization, good] = product.split('/');
  const day = dayOf(date, 'from')!;
  const question = { organization: organization!, good: good ?? null, date: day, since: null, measures };
  const answer = referenceAnswer(world, question);
  if ('error' in answer) throw new Error(`${product}: ${answer.error}`);
  return answer;
}

const hitsOf = (answer: Answered): readonly string[] =>
  answer.hits.map((hit) => `${hit.measure} ${hit.stock.party} ${hit.basis}`);
const gapsOf = (answer: Answered): readonly string[] =>
  answer.gaps.map((gap) => `${gap.kind} ${gap.stock.party}`);

describe('Verdicts of the demonstration, by the reference implementation', () => {
  test('the solar module is exposed, nine tiers up, to a subsidiary of Hoshine', () => {
    const answer = ask('example-imports/solar-module');
    expect(answer.verdict).toBe('exposed');
    expect(hitsOf(answer)).toEqual([
      'us-uflpa-region hoshine-shanshan-works declared',
      'us-uflpa-region quartz-pit-xinjiang declared',
      'us-wro-hoshine hoshine-shanshan-works declared',
    ]);
    expect(answer.hits.map((hit) => hit.tiers)).toEqual([9, 10, 9]);
  });

  test('the path from the module to the quartzite passes every material step', () => {
    const { path } = ask('example-imports/solar-module').hits.find((hit) => hit.stock.good === 'quartzite')!;
    expect([...new Set(path.map((flow) => flow.from.good))]).toEqual([
      'solar-module',
      'solar-cell',
      'solar-wafer',
      'silicon-ingot',
      'polysilicon',
      'metallurgical-silicon',
      'quartzite',
    ]);
  });

  test('the sealant is possible: its silicones come from a group with one plant inside and one outside', () => {
    const answer = ask('example-imports/silicone-sealant');
    expect(answer.verdict).toBe('possible');
    expect(hitsOf(answer)).toEqual(['us-uflpa-region silicones-maker inferred']);
  });

  test('the computer is unknown: no hit, but old chips and an unnamed supply', () => {
    const answer = ask('example-imports/computer');
    expect(answer.verdict).toBe('unknown');
    expect(answer.hits).toEqual([]);
    expect(gapsOf(answer)).toEqual([
      'good-unknown board-maker',
      'supplier-stale board-maker',
      'inputs-unknown chip-maker',
      'good-unknown component-trader',
    ]);
  });

  test('the apparel is clear of every measure traced, with no gap at all', () => {
    const answer = ask('example-imports/cotton-apparel');
    expect(answer.verdict).toBe('clear');
    expect([answer.hits, answer.gaps]).toEqual([[], []]);
    expect(answer.measures.every((measure) => measure.verdict === 'clear')).toBe(true);
  });

  test('the same apparel is exposed once the supply from Aksu has begun', () => {
    expect(ask('example-imports/cotton-apparel', '2026-07-31').verdict).toBe('clear');
    expect(ask('example-imports/cotton-apparel', '2026-08-01').verdict).toBe('exposed');
  });

  test('with the part-loaded Entity List the apparel is not clear but not tested', () => {
    const all = world.measures.map(({ id }) => id);
    expect(ask('example-imports/cotton-apparel', '2026-06-01', all).verdict).toBe('not-tested');
  });

  test('the other lines of the apparel maker and trader are exposed for their own buyers', () => {
    expect(hitsOf(ask('beauty-imports/human-hair-article'))).toEqual([
      'us-uflpa-region hair-works-plant declared',
      'us-wro-lop-hair-park hair-works-plant declared',
    ]);
    expect(ask('food-imports/tomato-paste').verdict).toBe('exposed');
  });
});
