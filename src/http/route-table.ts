import type { Route } from './route.js';
import { ACCESS_ROUTES } from './routes/access-routes.js';
import { IMPORT_ROUTES } from './routes/import-routes.js';
import { MATCH_ROUTES } from './routes/match-routes.js';
import { READING_ROUTES } from './routes/reading-routes.js';
import { TRACE_ROUTES } from './routes/trace-routes.js';
import { WATCH_ROUTES } from './routes/watch-routes.js';

/** Every route of the API: what is not here does not exist, and each says who may use it. */
export const ROUTES: readonly Route[] = [
  ...ACCESS_ROUTES,
  ...READING_ROUTES,
  ...TRACE_ROUTES,
  ...MATCH_ROUTES,
  ...WATCH_ROUTES,
  ...IMPORT_ROUTES,
];
