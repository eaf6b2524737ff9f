import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../app.js';
import type { ErrorCode } from '../../model/errors.js';
import type { WatchState } from '../reading-questions.js';
import { json, NOTHING, type Route, route } from '../route.js';
import { day } from '../schemas/query.js';
import { watchAnswer } from '../schemas/watch.js';
import type { Services } from '../services.js';

const query = z.strictObject({ date: day.optional() });
const ERRORS: readonly ErrorCode[] = [
  'RESULT_OF_OTHER_STORE',
  'RESULT_UNREADABLE',
  'NO_MEASURE_IN_FORCE',
  'PRODUCT_NOT_FOUND',
];

function stateOf({ watchPath, today }: Services, date: number | undefined): WatchState {
  const stats = statSync(watchPath, { throwIfNoEntry: false });
  const version = stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
  return { date: date ?? today(), path: watchPath, version };
}

/** What changed since verdicts were kept. */
export const WATCH_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/watch',
    summary: 'Which verdicts changed since the last kept result, and what changed them',
    access: 'viewer',
    query,
    status: 200,
    answer: watchAnswer,
    errors: ERRORS,
    async respond({ query: { date }, services, signal }) {
      return json((await services.reading.ask('watch', stateOf(services, date), signal)).body);
    },
  }),
  route({
    method: 'post',
    path: '/watch',
    summary: 'Keep the present verdicts for later comparison',
    access: 'analyst',
    query,
    status: 204,
    errors: ['NO_MEASURE_IN_FORCE', 'PRODUCT_NOT_FOUND'],
    async respond({ query: { date }, services, signal }) {
      // Of all products, whatever was compared with before.
      const anew = { ...stateOf(services, date), version: '' };
      const { body } = await services.reading.ask('watchState', anew, signal);
      mkdirSync(dirname(services.watchPath), { recursive: true, mode: 0o700 });
      await writeWhole(services.watchPath, body);
      return NOTHING;
    },
  }),
];
