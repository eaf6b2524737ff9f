import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import { document, rowsOf } from './samples.js';

/**
 * The other process of `neo4j-importers.ts`: `node neo4j-child.js URI`. It says when it has written something that it
 * does not commit, and is meant to be killed.
 */
const store = await openNeo4jStore(process.argv[2]!, { mode: 'write' });
const batch = await store.begin('large.csv');
await batch.put('documents', rowsOf<'documents'>([document('kept', { issuer: 'changed' }), document('new')]));
process.stdout.write('put\n');
// Keeps the process alive.
setInterval(() => {}, 1000);
