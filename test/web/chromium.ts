import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine; HEADWATER_CHROMIUM names another. Null: there is none, and `.ci/run` installs it. */
function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.HEADWATER_CHROMIUM ?? '', ...places].find(
    (path) => path !== '' && existsSync(path),
  );
  return found !== undefined && spawnSync(found, ['--version']).status === 0 ? found : null;
}

/** Starts it with a fresh profile in a temporary folder of its own. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Tests in a browser; where there is none they are reported as skipped, with the reason. */
export function describeInBrowser(what: string, tests: (executablePath: string) => void): void {
  const executablePath = findChromium();
  if (executablePath !== null) describe(what, () => tests(executablePath));
  else
    test.skip(`${what}: no Chromium on this machine; .ci/run installs it, HEADWATER_CHROMIUM names one`, () => {});
}
