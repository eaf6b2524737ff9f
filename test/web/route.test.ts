import { describe, expect, test } from '@jest/globals';
import { apiPath } from '../../src/web/api/request.js';
import { sortFiles } from '../../src/web/imports/chosen-files.js';
import { sharedParts } from '../../src/web/matches/shared-parts.js';
import { pagesOf, visibleRows } from '../../src/web/portfolio/visible-rows.js';
import { changed, linkTo, parseRoute } from '../../src/web/route.js';

describe('A route', () => {
  test('comes back from its address, whatever ids hold', () => {
    const link = linkTo('product', { organization: 'a/b & c?#', good: 'é;', measure: ['m1', 'm2'] });
    const { page, parameters } = parseRoute(link);
    expect(page).toBe('product');
    expect([parameters.get('organization'), parameters.get('good')]).toEqual(['a/b & c?#', 'é;']);
    expect(parameters.getAll('measure')).toEqual(['m1', 'm2']);
  });

  test('of no page, or of an unknown one, is the portfolio', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#main']) expect(parseRoute(hash).page).toBe('portfolio');
  });

  test('changes what is named, keeps the rest, and leaves out what is empty', () => {
    const route = parseRoute('#/portfolio?date=2026-06-01&query=x&measure=m1&measure=m2');
    expect(changed(route, { query: '', measure: ['m2'] })).toBe('#/portfolio?date=2026-06-01&measure=m2');
    expect(changed(route, { date: null, query: null, measure: [] })).toBe('#/portfolio');
  });
});

describe('The address of an API resource', () => {
  test('leaves out what is empty and repeats what is several', () => {
    const path = apiPath('/trace', {
      organization: 'a b',
      good: null,
      since: '',
      measure: ['x', 'y'],
      paths: 2,
    });
    expect(path).toBe('/api/v1/trace?organization=a+b&measure=x&measure=y&paths=2');
    expect(apiPath('/session')).toBe('/api/v1/session');
  });
});

describe('The rows in view', () => {
  test('of a short table are all', () => {
    expect(visibleRows(150, 44, -100_000, 800)).toEqual({ first: 0, end: 150 });
  });

  test('of a long one are those on the screen and some more', () => {
    const { first, end } = visibleRows(100_000, 50, -500_000, 800);
    expect(first).toBeLessThan(10_000);
    expect(end).toBeGreaterThan(10_016);
    expect(end - first).toBeLessThan(80);
  });

  test('never leave the table', () => {
    expect(visibleRows(1000, 50, 10_000, 800)).toEqual({ first: 0, end: 0 });
    expect(visibleRows(1000, 50, -1_000_000, 800)).toEqual({ first: 1000, end: 1000 });
  });

  test('lie on the pages that hold them', () => {
    expect(pagesOf({ first: 0, end: 100 }, 100)).toEqual([1]);
    expect(pagesOf({ first: 99, end: 201 }, 100)).toEqual([1, 2, 3]);
    expect(pagesOf({ first: 5, end: 5 }, 100)).toEqual([]);
  });
});

describe('Dropped files', () => {
  test('are tables, measures, or left out', () => {
    const names = [
      'goods.csv',
      'GOODS.CSV',
      'm.json',
      'wro.csv',
      'list.html',
      'goods.source.json',
      'notes.txt',
    ];
    const files = names.map((name) => ({ name }));
    const { tables, measures, ignored } = sortFiles(files);
    expect([tables, measures, ignored].map((group) => group.map(({ name }) => name))).toEqual([
      ['goods.csv', 'GOODS.CSV'],
      ['m.json', 'wro.csv', 'list.html'],
      ['goods.source.json', 'notes.txt'],
    ]);
  });
});

describe('Two names side by side', () => {
  const shared = (name: string, other: string) =>
    sharedParts(name, other)
      .filter(({ isShared }) => isShared)
      .map(({ text }) => text);

  test('show which words both have, whatever case and accents', () => {
    expect(shared('Hoshine Silicon (Shanshan) Co.', 'HOSHINE Sílicon Industry Co')).toEqual([
      'Hoshine',
      'Silicon',
      'Co',
    ]);
  });

  test('lose no character', () => {
    const name = '  合盛硅业（鄯善）有限公司 & Co., Ltd.';
    expect(
      sharedParts(name, '')
        .map(({ text }) => text)
        .join(''),
    ).toBe(name);
  });
});
