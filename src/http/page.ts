import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** The built page beside the compiled sources. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../web/', import.meta.url));

const YEAR_MS = 365 * 24 * 3_600_000;

/** The page and its parts, whose names change with their content; every other path is the page's own. */
export function pageRouter(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, cacheControl: false }));
  router.get('/{*path}', (_, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(page)) response.sendFile(page);
    else
      response
        .type('text/plain')
        .send('The page is not built: run `npm run setup`. The API is at /api/v1.\n');
  });
  return router;
}
