import { readFileSync } from 'node:fs';
import { screenProducts, withStore } from '../../src/app.js';
import { dayOf } from './measured-graph.js';
import type { ScreenFigures } from './screen-figures.js';

const [db = '', date = '', importersFile = '', limitMs] = process.argv.slice(2);

/** Screens every product of the importers that a file names, one a line, and stops when the time is spent. */
async function screen(): Promise<ScreenFigures> {
  const importers = readFileSync(importersFile, 'utf8').split('\n');
  const question = { date: dayOf(date), since: null, measures: null };
  const began = performance.now();
  let products = 0;
  let loadedMs = began;
  let isComplete = true;
  await withStore(db, 'read', async (store, graphs) => {
    await graphs.all();
    loadedMs = performance.now();
    for await (const _ of screenProducts(store, importers, question, undefined, graphs)) {
      products++;
      isComplete = performance.now() - began < Number(limitMs);
      if (!isComplete) break;
    }
  });
  const now = performance.now();
  return { products, isComplete, wallMs: now - began, judgingMs: now - loadedMs };
}

process.stdout.write(`${JSON.stringify(await screen())}\n`);
