import { describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { MAX_CHARTS } from '../../src/report/html.js';
import { RENDERERS } from '../../src/report/registry.js';
import { allNamed, goldenResult } from './golden.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a document, in order; throws where it is not well-formed. */
function elementsOf(text: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.write(text).close();
  return elements;
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' & ]]> <!-- --> <?php ?>",
  '\u0000\u0001\u001b[31m\ud800\ufffe',
  '\u202Egnp.exe',
];

describe.each(['graphml', 'gexf'])('%s', (format) => {
  const render = RENDERERS.get(format)!;

  test('is well-formed, and its edges end at its nodes', () => {
    const { result, labels } = goldenResult('exposed');
    const elements = elementsOf(render(result, labels));
    const nodes = elements.filter(({ name }) => name === 'node').map(({ attributes }) => attributes.id);
    const edges = elements.filter(({ name }) => name === 'edge');
    expect(nodes.length).toBeGreaterThan(3);
    expect(edges.length).toBeGreaterThan(2);
    expect(new Set(nodes).size).toBe(nodes.length);
    for (const { attributes } of edges) {
      expect(nodes).toContain(attributes.source);
      expect(nodes).toContain(attributes.target);
    }
  });

  test('has an edge for each step of the best paths, from the upstream end to the downstream end', () => {
    const { result, labels } = goldenResult('exposed');
    const steps = new Set(
      result.hits.flatMap(({ path }) =>
        path.map(({ from, to, record, kind }) => JSON.stringify([from, to, record, kind])),
      ),
    );
    const text = render({ ...result, hits: result.hits.map(({ furtherPaths: _, ...hit }) => hit) }, labels);
    expect(elementsOf(text).filter(({ name }) => name === 'edge')).toHaveLength(steps.size);
  });

  test.each(HOSTILE)('is well-formed whatever a party is called: %j', (name) => {
    const { result } = goldenResult('exposed');
    expect(elementsOf(render(result, allNamed(name))).length).toBeGreaterThan(5);
  });
});

describe('html', () => {
  const render = RENDERERS.get('html')!;

  test.each(HOSTILE)('makes no element of what a party is called: %j', (name) => {
    const { result, labels } = goldenResult('exposed');
    const tags = (text: string) => [...text.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag);
    expect(tags(render(result, allNamed(name)))).toEqual(tags(render(result, labels)));
  });

  test('has no script, and loads nothing from anywhere', () => {
    const { result, labels } = goldenResult('exposed');
    const text = render(result, labels);
    expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bon\w+=/i);
    expect([...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href![0])).toEqual(
      [...text.matchAll(/href="/g)].map(() => '#'),
    );
  });

  test('leads from every step with a record to its entry in the list of evidence', () => {
    const { result, labels } = goldenResult('exposed');
    const text = render(result, labels);
    const records = new Set(result.hits.flatMap(({ path }) => path.flatMap(({ record }) => record ?? [])));
    expect(records.size).toBeGreaterThan(0);
    for (const [, number] of text.matchAll(/href="#e(\d+)"/g)) expect(text).toContain(`<li id="e${number}">`);
    expect([...text.matchAll(/<li id="e\d+">/g)]).toHaveLength(records.size);
  });

  test('draws no more hits than its limit, and says so', () => {
    const { result, labels } = goldenResult('exposed');
    const hits = Array.from({ length: MAX_CHARTS + 3 }, () => result.hits[0]!);
    const text = render({ ...result, hits }, labels);
    expect([...text.matchAll(/class="chart"/g)]).toHaveLength(MAX_CHARTS);
    expect(text).toContain('3 more hits are in the table above and not drawn.');
  });
});
