// Writes docs/openapi.json from the table of routes; a test holds the two together.
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../dist/src/http/openapi.js';
import { ROUTES } from '../dist/src/http/route-table.js';

const path = new URL('../docs/openapi.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(openApiDocument(ROUTES), null, 2)}\n`);
