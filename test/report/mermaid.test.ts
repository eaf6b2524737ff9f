import { expect, test } from '@jest/globals';
import { renderMermaid } from '../../src/report/mermaid.js';
import { allNamed, goldenResult } from './golden.js';

/** The labels within quotes, with mermaid's entity codes read back. */
function labelsIn(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map(([, label]) =>
    label!.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
}

test.each([
  'a "quoted" name',
  'a;b#c',
  'x[y](z){w}|v|',
  '<script>alert(1)</script>',
  '`md` **b**',
  'a -->|b| c',
  '%%{init}%%',
  'R&D &amp; #35;',
  '合盛 \u{20BB7} é',
  'end',
])('a name stands in a label as it is, whatever mermaid would read in it: %s', (name) => {
  const { result, labels } = goldenResult('exposed');
  const text = renderMermaid(result, allNamed(name));
  expect(labelsIn(text)).toContain(`${name}<br/>${name} (inbound)`);
  expect(text.split('\n')).toHaveLength(renderMermaid(result, labels).split('\n').length);
  for (const [, raw] of text.matchAll(/"([^"]*)"/g)) {
    expect(raw!.replaceAll('<br/>', '').replace(/#\d+;/g, '')).toMatch(/^[\p{L}\p{N} .,:()/_-]*$/u);
  }
});

test('a name of several lines or with control characters stays on one line', () => {
  const { result, labels } = goldenResult('exposed');
  const text = renderMermaid(result, allNamed('two\r\nlines\u001b[31m\u2028'));
  expect(text.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\p{Cf}\u2028]*$/u);
  expect(text.split('\n')).toHaveLength(renderMermaid(result, labels).split('\n').length);
});

test('each stock has one node and each flow one line, however many hits share them', () => {
  const { result, labels } = goldenResult('exposed');
  const text = renderMermaid(result, labels);
  expect(text.match(/-->/g)).toHaveLength(5);
  expect(new Set(text.match(/\bs\d+\[/g))).toEqual(new Set(['s0[', 's1[', 's2[', 's3[', 's4[', 's5[']));
  expect(text.match(/:::hit/g)).toHaveLength(1);
});

test('inferred flows are dashed', () => {
  const { result, labels } = goldenResult('exposed');
  const hits = result.hits.map((hit) => ({ ...hit, path: hit.furtherPaths![0]! }));
  const text = renderMermaid({ ...result, hits }, labels);
  expect(text.match(/-\.->/g)).toHaveLength(1);
  expect(text.match(/-->/g)).toHaveLength(4);
});

test('a hit at the product itself is drawn as one node', () => {
  const { result, labels } = goldenResult('exposed');
  const hits = result.hits.slice(0, 1).map((hit) => ({ ...hit, path: [] }));
  expect(renderMermaid({ ...result, hits }, labels).split('\n')[2]).toBe(
    '  s0["Shanshan Silicon<br/>silicon (outbound)"]:::hit',
  );
});
