import { expect, test } from '@jest/globals';
import { GoodSet } from '../../src/model/good-set.js';
import { Goods } from '../../src/model/goods.js';
import { LINE, worldOf } from '../trace/world-builder.js';

function goodsOf(text: string) {
  const { goods, recipes } = worldOf(text);
  const all = new Goods(goods, recipes);
  const at = (id: string) => all.indexOf(id === '?' ? null : id)!;
  const names = (indexes: Iterable<number>) => [...indexes].map((index) => all.ids[index] ?? '?').sort();
  return {
    all,
    at,
    under: (a: string, b: string) => all.isUnder(at(a), at(b)),
    compatible: (a: string, b: string) => all.compatible(at(a), at(b)),
    input: (h: string, g: string) => all.asInput(at(h), at(g)),
    direct: (g: string) => names(all.directInputs(at(g)).keys()),
    firm: (g: string) => names(all.firmInputs(at(g))),
    loose: (g: string) => names(all.looseInputs(at(g))),
    names,
  };
}

const TREE = `
  good mono under panel
  good poly under panel
  good panel under device
  good lamp under device
`;

test('a good lies under itself and under each good above it, and not under its siblings', () => {
  const { under } = goodsOf(TREE);
  expect(under('mono', 'mono')).toBe(true);
  expect(under('mono', 'panel')).toBe(true);
  expect(under('mono', 'device')).toBe(true);
  expect(under('device', 'mono')).toBe(false);
  expect(under('poly', 'mono')).toBe(false);
  expect(under('lamp', 'panel')).toBe(false);
});

test('the unknown good lies under itself only', () => {
  const { under } = goodsOf(TREE);
  expect(under('?', '?')).toBe(true);
  expect(under('?', 'device')).toBe(false);
  expect(under('mono', '?')).toBe(false);
});

test('two goods are compatible if either lies under the other, and the unknown good with all', () => {
  const { compatible } = goodsOf(TREE);
  expect(compatible('mono', 'device')).toBe(true);
  expect(compatible('device', 'mono')).toBe(true);
  expect(compatible('mono', 'poly')).toBe(false);
  expect(compatible('lamp', 'panel')).toBe(false);
  expect(compatible('?', 'lamp')).toBe(true);
  expect(compatible('lamp', '?')).toBe(true);
});

test('the direct inputs of a good are those of its recipes and of the recipes of each good above it', () => {
  const { direct } = goodsOf(`${TREE} recipe device < frame
    recipe panel < cell
    recipe mono < ingot`);
  expect(direct('device')).toEqual(['frame']);
  expect(direct('mono')).toEqual(['cell', 'frame', 'ingot']);
  expect(direct('lamp')).toEqual(['frame']);
});

test('a raw good has no inputs, even where a recipe stands above it', () => {
  const goods = goodsOf(`good ore under metal raw
    recipe metal < coal`);
  expect(goods.direct('ore')).toEqual([]);
  expect(goods.firm('ore')).toEqual([]);
  expect(goods.loose('ore')).toEqual([]);
  expect(goods.input('coal', 'ore')).toBeNull();
});

test('an input is required if any recipe requires it', () => {
  const { all, at } = goodsOf(`${TREE} recipe device < frame?
    recipe panel < frame
    recipe lamp < bulb?`);
  expect(all.directInputs(at('panel')).get(at('frame'))).toEqual({ required: true });
  expect(all.directInputs(at('device')).get(at('frame'))).toEqual({ required: false });
  expect(all.directInputs(at('lamp')).get(at('bulb'))).toEqual({ required: false });
});

test('inputs* takes the inputs of inputs, and ends in a circle of recipes', () => {
  expect(goodsOf(LINE).firm('panel')).toEqual(['quartz', 'silicon', 'wafer']);
  const circle = goodsOf(`recipe a < b
    recipe b < a c`);
  expect(circle.firm('a')).toEqual(['a', 'b', 'c']);
});

test('inputs~ takes the recipes of every compatible good at each step, and inputs* does not', () => {
  const { firm, loose } = goodsOf(`good panel under device
    good monocell under cell
    recipe panel < cell
    recipe monocell < silver`);
  expect(firm('device')).toEqual([]);
  expect(loose('device')).toEqual(['cell', 'silver']);
  expect(firm('panel')).toEqual(['cell']);
  expect(loose('panel')).toEqual(['cell', 'silver']);
});

test('h is a firm input of g if it lies under some input of the closure', () => {
  const { input } = goodsOf(`${LINE} good pure under silicon`);
  expect(input('wafer', 'panel')).toBe('firm');
  expect(input('quartz', 'panel')).toBe('firm');
  expect(input('pure', 'panel')).toBe('firm');
});

test('h is a loose input of g if it is only compatible, or an input of a compatible good', () => {
  const { input } = goodsOf(`good cell under part
    good mono under panel
    recipe panel < cell
    recipe mono < ingot`);
  expect(input('part', 'panel')).toBe('loose');
  expect(input('ingot', 'panel')).toBe('loose');
  expect(input('ingot', 'mono')).toBe('firm');
});

test('h is no input of g against the direction of the recipe or without any', () => {
  const { input } = goodsOf(`${LINE} good lamp`);
  expect(input('panel', 'wafer')).toBeNull();
  expect(input('panel', 'panel')).toBeNull();
  expect(input('lamp', 'panel')).toBeNull();
  expect(input('wafer', 'lamp')).toBeNull();
});

test('the unknown good is a loose input of all that is not raw, and anything a loose input of it', () => {
  const { input } = goodsOf(`${LINE} good lamp`);
  expect(input('?', 'panel')).toBe('loose');
  expect(input('?', 'lamp')).toBe('loose');
  expect(input('lamp', '?')).toBe('loose');
  expect(input('?', '?')).toBe('loose');
  expect(input('?', 'quartz')).toBeNull();
});

test('a set of goods hands out each compatible member once, the unknown one too', () => {
  const { all, at, names } = goodsOf(TREE);
  const set = new GoodSet(all, ['?', 'mono', 'device', 'lamp'].map(at));
  expect(names(set.compatibleWith(at('panel')))).toEqual(['?', 'device', 'mono']);
  expect(names(set.compatibleWith(at('mono')))).toEqual(['?', 'device', 'mono']);
  expect(names(set.compatibleWith(at('?')))).toEqual(['?', 'device', 'lamp', 'mono']);
  expect(names(set.under(at('device')))).toEqual(['device', 'lamp', 'mono']);
  expect(new GoodSet(all, [at('lamp')]).hasCompatibleWith(at('panel'))).toBe(false);
});

test('a set of goods hands out exactly the members that can be an input', () => {
  const { all, at, input } = goodsOf(`${LINE} good pure under silicon
    good part
    good lamp`);
  const members = ['?', 'quartz', 'pure', 'wafer', 'panel', 'lamp'];
  for (const good of [...members, 'silicon']) {
    const found = new Set(new GoodSet(all, members.map(at)).inputsOf(at(good)));
    const wanted = members.filter((member) => input(member, good) !== null).map(at);
    expect(found).toEqual(new Set(wanted));
  }
});
