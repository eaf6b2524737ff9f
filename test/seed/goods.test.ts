import { describe, expect, test } from '@jest/globals';
import { Goods } from '../../src/model/goods.js';
import { harmonizedCodes, seedGoods, seedRecipes } from './seed-files.js';

const goods = seedGoods();
const recipes = seedRecipes();
const byId = new Map(goods.map((good) => [good.id, good]));
const graph = new Goods(goods, recipes);
const index = (id: string): number => graph.indexOf(id)!;

/** The ids above a good; ends after as many steps as there are goods, so a circle is seen and not followed. */
function above(id: string): readonly string[] {
  const ids: string[] = [];
  for (let at = byId.get(id)?.broader ?? null; at !== null && ids.length <= goods.length; ) {
    ids.push(at);
    at = byId.get(at)?.broader ?? null;
  }
  return ids;
}

describe('Goods and recipes of the seed', () => {
  test('every broader good exists and none lies under itself', () => {
    for (const good of goods) {
      expect(above(good.id).every((id) => byId.has(id))).toBe(true);
      expect(above(good.id)).not.toContain(good.id);
    }
  });

  test('recipes refer to goods, none is of a raw good and none of a good from itself', () => {
    for (const { good, input } of recipes) {
      expect(byId.has(good) && byId.has(input)).toBe(true);
      expect(byId.get(good)!.raw).toBe(false);
      expect(input).not.toBe(good);
    }
  });

  test('every input can be followed down to raw goods, so no gap touches a measure for want of a recipe', () => {
    for (const { input } of recipes) {
      expect([input, graph.isRaw(index(input)) || graph.hasDirectInputs(index(input))]).toEqual([
        input,
        true,
      ]);
    }
  });

  test('a good that is neither raw nor has inputs only gathers others', () => {
    const bare = goods.filter((good) => !good.raw && !graph.hasDirectInputs(index(good.id)));
    expect(bare.map((good) => good.id)).toEqual(['silicon']);
    expect(goods.some((good) => good.broader === 'silicon')).toBe(true);
  });

  test('no shipped recipe leads back to its own good', () => {
    for (const good of goods.filter((each) => !each.raw)) {
      expect([good.id, graph.firmInputs(index(good.id)).has(index(good.id))]).toEqual([good.id, false]);
    }
  });

  test('the six material steps lie between silica and the module', () => {
    const steps = [
      'silica',
      'metallurgical-silicon',
      'polysilicon',
      'silicon-ingot',
      'silicon-wafer',
      'solar-cell',
      'solar-module',
    ];
    for (const [at, input] of steps.slice(0, -1).entries()) {
      expect([...graph.directInputs(index(steps[at + 1]!)).keys()]).toContain(index(input));
    }
  });

  test('all that the Hoshine order reaches is derived from silica', () => {
    const reached = [
      'polysilicon',
      'solar-module',
      'silicone-sealant',
      'silicone-lubricant',
      'aluminium-alloy',
    ];
    for (const id of [...reached, 'electronic-wafer', 'chip', 'computer-part', 'computer']) {
      expect(graph.asInput(index('silica'), index(id))).toBe('firm');
    }
  });

  test('papers that name a wider or a narrower good still connect', () => {
    expect(graph.asInput(index('quartzite'), index('metallurgical-silicon'))).toBe('firm');
    expect(graph.asInput(index('silicon'), index('polysilicon'))).toBe('loose');
    expect(graph.asInput(index('solar-wafer'), index('solar-cell'))).toBe('firm');
    expect(graph.asInput(index('silicon-wafer'), index('chip'))).toBe('firm');
    expect(graph.asInput(index('cotton'), index('cotton-yarn'))).toBe('firm');
    expect(graph.asInput(index('cotton-fabric'), index('apparel'))).toBe('firm');
  });

  test('chains that have nothing in common stay apart', () => {
    expect(graph.asInput(index('tomato'), index('cotton-apparel'))).toBeNull();
    expect(graph.asInput(index('worked-human-hair'), index('cotton-apparel'))).toBeNull();
    expect(graph.asInput(index('seed-cotton'), index('solar-module'))).toBeNull();
    expect(graph.asInput(index('silica'), index('tomato-sauce'))).toBeNull();
  });

  test('HS codes exist', () => {
    const codes = harmonizedCodes();
    if (codes === null) return;
    for (const good of goods) {
      for (const code of good.hs) expect([code, codes.has(code.replaceAll('.', ''))]).toEqual([code, true]);
    }
  });

  test('HS codes of the solar chain are those that domain knowledge fixes', () => {
    expect(byId.get('silica-sand')!.hs).toEqual(['2505.10']);
    expect(byId.get('metallurgical-silicon')!.hs).toEqual(['2804.69']);
    expect(byId.get('polysilicon')!.hs).toEqual(['2804.61']);
    expect(byId.get('silicon-wafer')!.hs).toEqual(['3818.00']);
    expect(byId.get('solar-cell')!.hs).toEqual(['8541.42']);
    expect(byId.get('solar-module')!.hs).toEqual(['8541.43']);
  });
});
