import { expect, test } from '@jest/globals';
import { renderJson } from '../../src/report/json.js';
import { RENDERERS } from '../../src/report/registry.js';
import { renderText, renderVerdicts } from '../../src/report/text.js';
import { allNamed, goldenFile, goldenResult } from './golden.js';

const PAIRS = ['exposed', 'clear'].flatMap((name) =>
  [
    ['text', 'txt'],
    ['csv', 'csv'],
    ['mermaid', 'mmd'],
    ['html', 'html'],
    ['graphml', 'graphml'],
    ['gexf', 'gexf'],
  ].map(([format, ending]) => [name, format!, ending!] as const),
);

test.each(PAIRS)('the result "%s" as %s is the golden file', (name, format, ending) => {
  const { result, labels } = goldenResult(name);
  expect(RENDERERS.get(format)!(result, labels)).toBe(goldenFile(`${name}.${ending}`));
});

test('every format renders the same result to the same bytes and ends with a line feed', () => {
  for (const name of ['exposed', 'clear']) {
    const { result, labels } = goldenResult(name);
    for (const render of RENDERERS.values()) {
      const text = render(result, labels);
      expect(text.endsWith('\n')).toBe(true);
      expect(render(structuredClone(result), labels)).toBe(text);
    }
  }
});

test('json is the result itself, with its members in the order of the design', () => {
  const { result } = goldenResult('exposed');
  expect(JSON.parse(renderJson(result))).toEqual(result);
  expect(Object.keys(JSON.parse(renderJson(result)))).toEqual([
    'product',
    'date',
    'since',
    'verdict',
    'measures',
    'hits',
    'gaps',
    'coverage',
    'provenance',
    'listed',
    'warnings',
  ]);
});

test('text begins with the verdicts, which can be told before the rest is known', () => {
  for (const name of ['exposed', 'clear']) {
    const { result, labels } = goldenResult(name);
    const { product, date, since, verdict, measures, warnings } = result;
    const told = renderVerdicts({ product, date, since, verdict, measures, warnings }, labels);
    expect(renderText(result, labels).startsWith(told)).toBe(true);
    expect(told).toContain(verdict.toUpperCase());
  }
});

test('text says of every verdict but clear what it is not', () => {
  const { result, labels } = goldenResult('clear');
  const meaning = (verdict: typeof result.verdict) =>
    renderText({ ...result, verdict }, labels).split('\n')[2]!;
  expect(meaning('unknown')).toContain('This is not "clear"');
  expect(meaning('not-tested')).toContain('This is not "clear"');
  expect(meaning('possible')).toContain('needs proof');
  expect(meaning('exposed')).toMatch(/^EXPOSED/);
});

test.each([
  ['an escape sequence of a terminal', '\u001b[31mred\u001b[0m\u0007'],
  ['a line feed', 'two\r\nlines\u2028three'],
  ['a mark that turns the direction of writing', 'abc\u202Ecba'],
  ['a NUL', 'a\u0000b'],
])('text keeps %s in a name out of the terminal, and each name on its line', (_, name) => {
  const { result, labels } = goldenResult('exposed');
  const text = renderText(result, allNamed(name));
  expect(text).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/mu);
  expect(text.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u);
  expect(text.split('\n')).toHaveLength(renderText(result, labels).split('\n').length);
});
