import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeInBrowser } from './chromium.js';
import { axeViolations, overflowPx } from './page-checks.js';
import { ROOT, type ServedPage, servePage } from './served-page.js';

/** The page as people use it: a real browser, the real server, from an empty store to printed evidence. */

const LIMIT_MS = 120_000;
const DATE = '2026-06-01';
const MODULE = `organization=example-imports&good=solar-module&date=${DATE}`;
const MOST_SCRIPT_BYTES = 200_000;

function seedFiles(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, 'seed', folder))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.source.json'))
    .map((name) => join(ROOT, 'seed', folder, name));
}

describe('The built page', () => {
  const assets = join(ROOT, 'dist/web/assets');
  const named = (ending: string) => readdirSync(assets).filter((name) => name.endsWith(ending));

  test('has less than 200 kB of script, compressed, all pages together', () => {
    const sizes = named('.js').map((name) => gzipSync(readFileSync(join(assets, name))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
  });

  test('has neither script nor style inline, and names nothing outside', () => {
    const html = readFileSync(join(ROOT, 'dist/web/index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=|https?:/);
    for (const name of named('.css')) {
      expect(readFileSync(join(assets, name), 'utf8')).not.toMatch(/@import|url\((?!data:)/);
    }
  });
});

describeInBrowser('The page', (executablePath) => {
  let here: ServedPage;
  beforeAll(async () => {
    here = await servePage(executablePath);
  }, LIMIT_MS);
  afterAll(() => here?.close());

  /** Drops files on the import page and waits until as many imports as it makes of them have ended. */
  async function importFiles(paths: readonly string[], imports: number): Promise<void> {
    await here.open('import');
    await here.page.setInputFiles('input[type=file]', [...paths]);
    const ended = here.page.locator('.import-done, .import-failed');
    await ended.nth(imports - 1).waitFor({ timeout: LIMIT_MS });
  }

  function write(name: string, text: string): string {
    const path = join(here.folder, name);
    writeFileSync(path, text);
    return path;
  }

  async function verdictOf(route: string): Promise<string> {
    await here.open(route);
    return here.page.locator('.verdict-large').innerText();
  }

  test('of an empty store says to import first, and leads there', async () => {
    await here.page.getByRole('heading', { name: 'Nothing is imported yet' }).waitFor();
    await here.page.getByRole('link', { name: 'Import files' }).click();
    await here.page.getByRole('heading', { name: 'Import', exact: true }).waitFor();
  });

  test(
    'imports tables and then the measures that name their goods, and says what became of each file',
    async () => {
      const tables = [...seedFiles('goods', '.csv'), ...seedFiles('demo', '.csv')];
      const measures = seedFiles('measures', '.json');
      await importFiles([...tables, ...measures], 2);
      const rows = await here.page.locator('.files-table tbody tr').allInnerTexts();
      expect(rows).toHaveLength(tables.length + measures.length);
      expect(rows.filter((row) => !/\t0$/.test(row))).toEqual([]);
      await here.page.getByRole('link', { name: 'To the portfolio' }).click();
      await here.page.getByRole('table', { name: 'Products with their verdicts' }).waitFor();
    },
    LIMIT_MS,
  );

  test('lists a file with a mistake by row and column, and takes nothing of it', async () => {
    const bad = 'id,name,country\ngood-one,Good One,NO\nbad-one,Bad One,XX\n';
    await importFiles([write('organizations.csv', bad)], 1);
    const row = here.page.locator('.problems tbody tr');
    expect(await row.innerText()).toMatch(/^3\tcountry\tXX\t.*country-unknown/s);
    await here.open('organization?id=good-one');
    expect(await here.page.getByRole('alert').innerText()).toContain('RECORD_NOT_FOUND');
  });

  test('takes an import back', async () => {
    await importFiles([write('organizations.csv', 'id,name,country\nlate,Late One,NO\n')], 1);
    await here.page.getByRole('button', { name: 'Undo this import' }).click();
    await here.page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await here.open('organization?id=late');
    expect(await here.page.getByRole('alert').innerText()).toContain('RECORD_NOT_FOUND');
  });

  test('finds, filters and sorts products, and keeps all of it in the address', async () => {
    const { page } = here;
    await here.open(`portfolio?date=${DATE}`);
    await page.getByRole('searchbox').fill('example imports');
    await page.waitForURL(/query=example/);
    await page.getByRole('button', { name: /Exposed/ }).click();
    await page.waitForURL(/verdict=exposed/);
    await page.locator('.product-row').filter({ hasText: 'Possible' }).waitFor({ state: 'detached' });
    await page.locator('.products:not(.stale)').waitFor();
    await page.getByRole('link', { name: /Solar module/ }).waitFor();
    expect(await page.locator('.product-row .verdict').allInnerTexts()).toEqual(['Exposed']);
    await page.getByRole('button', { name: 'Gaps' }).click();
    await page.waitForURL(/sort=gaps/);
    await page.getByRole('link', { name: /Solar module/ }).click();
    expect(await page.locator('.verdict-large').innerText()).toBe('Exposed');
  });

  test('says the verdict of a product in one sentence and leads to row and document of a path', async () => {
    const { page } = here;
    expect(await verdictOf(`product?${MODULE}`)).toBe('Exposed');
    expect(await page.locator('.verdict-sentence').innerText()).toMatch(
      /trace Solar module.* of Example Imports.* back to Metallurgical-grade silicon.*9 tiers up/s,
    );
    const step = page.locator('.step').first();
    expect(await step.locator('p').first().innerText()).toMatch(/^Example Imports .* received Solar module/);
    await step.locator('summary').click();
    await step.getByText('supplies.csv').waitFor();
    expect(await step.innerText()).toMatch(/row 2\b.*Module frame contract/s);
  });

  test('is walked by keyboard: arrows from stock to stock, Enter for the evidence', async () => {
    const { page } = here;
    await here.open(`product?${MODULE}`);
    await page.locator('.stock[tabindex="0"]').focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    const focused = page.locator('.stock:focus');
    expect(await focused.getAttribute('aria-label')).toMatch(/^Solar module.*tier 2/);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Evidence of the chosen stock' });
    expect(await panel.innerText()).toMatch(/Comes from.*Solar cell.*Goes into/s);
    await page.getByLabel('Show').selectOption('hits');
    await page.waitForURL(/show=hits/);
    expect(await page.locator('.stock-gap').count()).toBe(0);
    expect(await page.locator('.stock-hit').count()).toBe(2);
  });

  test('traces again at once when the date or the measures change', async () => {
    const { page } = here;
    await here.open(`product?${MODULE}`);
    await page.getByLabel('Import date').fill('2020-10-01');
    await page.waitForURL(/date=2020-10-01/);
    await page.locator('.foundations').getByText('Import date 2020-10-01').waitFor();
    expect(await page.locator('.verdict-large').innerText()).not.toBe('Exposed');
    await here.open(`product?${MODULE}`);
    await page.getByText('Measures: all in force').click();
    await page.getByRole('checkbox', { name: /us-wro-junggar/ }).check();
    await page.waitForURL(/measure=us-wro-junggar/);
    await page.getByText('1 measure in force').waitFor();
  });

  test('exports the answer as a file', async () => {
    const { page } = here;
    await here.open(`product?${MODULE}`);
    await page.getByText('Export', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/solar-module.*\.csv$/);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^organization,good,date,finding/);
  });

  test('prints flow chart and numbered evidence on A4 and Letter', async () => {
    const { page } = here;
    await here.open(`evidence?${MODULE}`);
    await page.locator('.paper[data-complete=true]').waitFor();
    expect(await page.locator('.chart-hit').count()).toBe(2);
    expect(await page.locator('.paper').innerText()).toMatch(
      /\[1\].*supplies:fiction-module-1.*supplies\.csv, row 2/s,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.header').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    for (const format of ['A4', 'Letter']) {
      const paper = await page.pdf({ format });
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  test(
    'keeps an upstream of thousands of stocks usable: collapsed by tier and good, opened on demand',
    async () => {
      const makers = Array.from({ length: 900 }, (_, at) => `many-${at}`);
      const organizations = ['id,name,country', ...makers.map((id) => `${id},Maker ${id},NO`)];
      const supplies = [
        'id,supplier,buyer,good',
        ...makers.map((id) => `s-${id},${id},beauty-imports,quartzite`),
      ];
      await importFiles(
        [write('organizations.csv', organizations.join('\n')), write('supplies.csv', supplies.join('\n'))],
        1,
      );
      await here.open(`product?organization=beauty-imports&good=quartzite&date=${DATE}`);
      const { page } = here;
      expect(await page.locator('.stock').count()).toBeLessThan(20);
      await page.getByRole('button', { name: /Quartzite, 900 stocks/ }).click();
      await page.getByRole('button', { name: /one by one/ }).click();
      await page.waitForURL(/expand=/);
      await page.locator('.stock').nth(899).waitFor({ state: 'attached' });
    },
    LIMIT_MS,
  );

  test('shows a decision on a match in the verdict: pending is possible, confirmed exposed, rejected neither', async () => {
    const { page } = here;
    const name = 'Bitland Information Technology Co., Ltd.';
    await importFiles(
      [
        write('organizations.csv', `id,name,country,region\nbitland,"${name}",CN,CN-AH\n`),
        write('productions.csv', 'id,party,good\nmake-part,bitland,computer-part\n'),
        write('supplies.csv', 'id,supplier,buyer,good\npart-1,bitland,beauty-imports,computer-part\n'),
      ],
      1,
    );
    const product = 'organization=beauty-imports&good=computer-part';
    const asked = `product?${product}&date=${DATE}&measure=us-wro-hefei-bitland`;
    const decide = async (status: string, key: string) => {
      await here.open(`matches?status=${status}`);
      const card = page.getByRole('button', { name: `${name} and Hefei ${name}` });
      await card.focus();
      await page.keyboard.press(key);
      await card.waitFor({ state: 'detached' });
    };
    expect(await verdictOf(asked)).toBe('Possible');
    await decide('pending', 'c');
    // The next match has the focus, so that the next key decides it.
    await page.locator('.match-handle:focus').waitFor();
    expect(await verdictOf(asked)).toBe('Exposed');
    await decide('confirmed', 'r');
    expect(await verdictOf(asked)).toMatch(/^(?:Unknown|Not tested|Clear)$/);
  });

  const routes = [
    `portfolio?date=${DATE}`,
    `product?${MODULE}`,
    `evidence?${MODULE}`,
    'organization?id=hoshine-shanshan',
    'matches?status=all',
    'measures?id=us-wro-hoshine',
    'import',
    'organization?id=nobody',
  ];

  test.each(routes)(
    'at #/%s has no fault that axe finds, in light and dark, and no sideways scrolling at 390 pixels',
    async (route) => {
      const { page } = here;
      await here.open(route);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflowPx(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: null });
      await page.setViewportSize({ width: 1280, height: 860 });
    },
    LIMIT_MS,
  );

  test('says how to sign in to whoever is not', async () => {
    const stranger = await here.context.browser()!.newContext();
    const page = await stranger.newPage();
    await page.goto(here.origin);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await stranger.close();
  });

  test('has put nothing on the console but refusals that were meant, and asked no other origin', () => {
    // Chromium itself notes each answer of 4xx; the tests above provoke those of unknown organizations.
    const expected = /status of 404/;
    expect(here.mishaps.filter((mishap) => !expected.test(mishap))).toEqual([]);
  });
});
