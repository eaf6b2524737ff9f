import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The real server over a store of its own, and a browser that is signed in. */
export interface ServedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  /** A temporary folder for files of the test. */
  readonly folder: string;
  /** What should not have happened: errors on the console, answers of 5xx, requests to another origin. */
  readonly mishaps: string[];
  /** Opens a route of the page, as a link to it does. */
  open(route: string): Promise<void>;
  close(): Promise<void>;
}

/** The first line that the server prints: its login link. */
async function startServer(db: string) {
  const command = [join(ROOT, 'bin/headwater.js'), 'serve', '--port', '0', '--db', db];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const [login] = (await Promise.race([
    once(createInterface({ input: server.stdout }), 'line'),
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ])) as [string];
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  return { login, stop };
}

function watch(page: Page, origin: string, mishaps: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      mishaps.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => mishaps.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) mishaps.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) mishaps.push(`answer: ${response.status()} ${response.url()}`);
  });
}

export async function servePage(executablePath: string): Promise<ServedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-page-'));
  const server = await startServer(join(folder, 'page.db'));
  const browser = await launchChromium(executablePath);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, acceptDownloads: true });
  const page = await context.newPage();
  const { origin } = new URL(server.login);
  const mishaps: string[] = [];
  watch(page, origin, mishaps);
  await page.goto(server.login);
  return {
    page,
    context,
    origin,
    folder,
    mishaps,
    async open(route) {
      // Away first: another route of the same page would load nothing that could be waited for.
      await page.goto('about:blank');
      await page.goto(`${origin}/#/${route}`);
      await page.waitForLoadState('networkidle');
    },
    async close() {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
