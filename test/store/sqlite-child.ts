import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { document, everything, importRecords, rowsOf, SHA_A } from './samples.js';

/**
 * The other process of `sqlite-process.test.ts`: `node sqlite-child.js TASK PATH`. It tells its parent how far it
 * is, in lines on stdout, and is meant to be killed.
 */
const [task, path] = process.argv.slice(2) as [string, string];

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** More than the page cache holds, so that pages of the open batch are in the `-wal` file when it is killed. */
async function putWithoutEnd(): Promise<void> {
  const store = openSqliteStore(path, { mode: 'write' });
  const batch = await store.begin('large.csv');
  await batch.drop('documents', ['kept 1']);
  for (let at = 0; ; at++) {
    const ids = Array.from({ length: 10 }, (_, index) => `large ${at} ${index}`);
    const records = ids.map((id) => document(id, { title: 'x'.repeat(100_000) }));
    await batch.put('documents', rowsOf<'documents'>(records));
    if (at === 80) tell('put');
  }
}

/** Each commit adds one hundred documents. */
async function commitWithoutEnd(): Promise<void> {
  const store = openSqliteStore(path, { mode: 'write' });
  for (;;) {
    const { generation } = await store.info();
    const ids = Array.from({ length: 100 }, (_, index) => `d ${generation} ${index}`);
    await importRecords(store, { documents: ids.map((id) => document(id)) }, SHA_A);
    tell(`committed ${generation + 1}`);
  }
}

async function read(): Promise<void> {
  try {
    const store = openSqliteStore(path, { mode: 'read' });
    const ids = (await everything(store, 'documents')).map(({ id }) => id);
    await store.close();
    tell(JSON.stringify(ids));
  } catch (error) {
    tell(String((error as { code?: string }).code));
  }
}

const TASKS: Record<string, () => Promise<void>> = { putWithoutEnd, commitWithoutEnd, read };
await TASKS[task]!();
