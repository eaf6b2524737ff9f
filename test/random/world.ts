import fc from 'fast-check';
import type { Question, World } from '../reference/world.js';
import type { Temper } from './chance.js';
import { chance, maybe, pick, TEMPERS, turn, weighted } from './chance.js';
import { DATE, SINCE } from './dates.js';
import type { GoodsPart } from './goods.js';
import { goodsPart } from './goods.js';
import { alikeNames, measuresPart } from './measures.js';
import type { PartiesPart } from './parties.js';
import { partiesPart } from './parties.js';
import { tradePart } from './trade.js';

export interface Sample {
  readonly world: World;
  readonly question: Question;
}

/**
 * Worlds that no import would refuse, of up to 14 parties, 10 goods and about 40 records, each with a question that
 * is mostly about a product at the lower end of a chain. Shrinks to fewer and plainer records. Without fast-check's
 * own bias to extremes, so that the percentages here are what they say.
 */
export function worldArbitrary(): fc.Arbitrary<Sample> {
  const samples = weighted(...TEMPERS).chain((temper) =>
    fc
      .tuple(goodsPart(temper), partiesPart(temper))
      .chain(([goods, parties]) => sample(temper, goods, parties)),
  );
  return fc.noBias(samples);
}

function sample(temper: Temper, goods: GoodsPart, parties: PartiesPart): fc.Arbitrary<Sample> {
  return fc
    .record({
      trade: tradePart(temper, goods, parties),
      measures: measuresPart(goods, parties),
      asked: QUESTION,
    })
    .map(({ trade, measures, asked }) => {
      const alike = alikeNames(parties);
      const world: World = {
        ...parties,
        goods: goods.goods,
        recipes: goods.recipes,
        ...trade,
        measures,
        alike,
      };
      return { world, question: questionOf(asked, world, goods.line) };
    });
}

type Asking = 'product' | 'everything' | 'any' | 'nothing';

const QUESTION = fc.record({
  asking: weighted<Asking>([78, 'product'], [16, 'everything'], [5, 'any'], [1, 'nothing']),
  organizationAt: maybe(3, turn),
  goodAt: turn,
  since: SINCE,
  measuresAt: maybe(12, fc.array(turn, { minLength: 1, maxLength: 2 })),
  hasUnknownMeasure: chance(1),
});
type Asked = typeof QUESTION extends fc.Arbitrary<infer T> ? T : never;

function questionOf(asked: Asked, world: World, line: readonly string[]): Question {
  const named = asked.measuresAt?.map((at) => pick(world.measures, at).id) ?? null;
  const measures = asked.hasUnknownMeasure ? [...(named ?? []), 'no-such-measure'] : named;
  const goods: Readonly<Record<Asking, string | null>> = {
    product: line[0]!,
    everything: null,
    any: pick(world.goods, asked.goodAt).id,
    nothing: 'no-such-good',
  };
  return {
    organization: pick(world.organizations, asked.organizationAt ?? 0).id,
    good: goods[asked.asking],
    date: DATE,
    since: asked.since,
    measures: measures === null ? null : [...new Set(measures)],
  };
}
