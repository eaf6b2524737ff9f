import { join } from 'node:path';
import { importMeasures, importTables, withStore } from '../../src/app.js';
import type { Workspace } from './run.js';
import { RISK, TABLES, tableText, XINJIANG } from './small-world.js';

/** Imports the small world and its two measures into the store of a workspace, in this process. */
export async function importSmallWorld(here: Workspace): Promise<void> {
  for (const name of Object.keys(TABLES)) here.write(`data/${name}`, tableText(name));
  here.write('measures.json', JSON.stringify([XINJIANG, RISK]));
  const at = (name: string) => join(here.path, name);
  await withStore(at('headwater.db'), 'write', async (store) => {
    const tables = await importTables(store, [at('data')], { keepUnresolved: false });
    const measures = await importMeasures(store, [at('measures.json')]);
    const problem = [...tables.files, ...measures.files].flatMap(({ problems }) => problems)[0];
    if (problem !== undefined) throw new Error(JSON.stringify(problem));
  });
}
