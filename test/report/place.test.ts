import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { renderCsv } from '../../src/report/csv.js';
import { renderHtml } from '../../src/report/html.js';
import { renderText } from '../../src/report/text.js';
import type { Gap, Hit, TraceResult } from '../../src/trace/result.js';
import { goldenResult } from './golden.js';

const { result: golden, labels } = goldenResult('exposed');
const FROM = 'coordinates 44.30, 86.04';

function withPlaces(hit: Hit['place'], gap: NonNullable<Gap['place']>): TraceResult {
  return {
    ...golden,
    hits: golden.hits.map((one) => ({ ...one, place: hit })),
    gaps: golden.gaps.map((one) => ({ ...one, place: gap })),
  };
}

const RESULT = withPlaces(
  { region: 'CN-XJ', basis: 'inferred', from: FROM },
  { between: ['CN-GS', 'CN-XJ'], from: 'coordinates 41.79, 95.13' },
);

test('text says from what a place was worked out, and between which places a gap lies', () => {
  const text = renderText(RESULT, { ...labels, place: (code) => code });
  expect(text).toContain(`place CN-XJ, worked out from ${FROM}\n`);
  expect(text).toContain('; in CN-GS or CN-XJ, by coordinates 41.79, 95.13\n');
});

test('html says from what a place was worked out, and between which places a gap lies', () => {
  const text = renderHtml(RESULT, { ...labels, place: (code) => code });
  expect(text).toContain(`CN-XJ, by ${FROM}`);
  expect(text).toContain('place-unknown: CN-GS or CN-XJ, by coordinates 41.79, 95.13');
});

test('csv says from what a place was worked out, and between which places a gap lies', () => {
  const rows = parse(renderCsv(RESULT, labels), { columns: true }) as Record<string, string>[];
  const hits = rows.filter(({ finding }) => finding === 'hit');
  expect(hits.map(({ region, region_from }) => [region, region_from])).toEqual(
    hits.map(() => ['CN-XJ', FROM]),
  );
  const gap = rows.find(({ finding }) => finding === 'place-unknown');
  expect(gap?.why).toBe('in CN-GS or CN-XJ, by coordinates 41.79, 95.13');
});
