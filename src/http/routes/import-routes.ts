import { z } from 'zod';
import type { ImportState } from '../import-state.js';
import type { NewImport } from '../imports.js';
import { type Call, json, NOTHING, type Route, route, SENT } from '../route.js';
import { importAnswer, importBegun } from '../schemas/import.js';
import { day, id } from '../schemas/query.js';

const params = z.strictObject({ id });
const keepUnresolved = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'services' | 'request' | 'response'>;

async function begin({ services, request, response }: AnyCall, asked: Omit<NewImport, 'folder'>) {
  const folder = await services.uploads.take(request, response);
  const { id } = services.imports.begin({ folder, ...asked });
  return json({ id });
}

const HEARTBEAT_MS = 15_000;

function isOver({ state }: ImportState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/**
 * Server-sent events: `progress` with the whole state at each change, one `done` at the end. A comment now and then
 * keeps proxies from closing a quiet stream.
 */
function streamEvents({ services, response, signal }: Call<{ id: string }, unknown, unknown>, id: string) {
  const first = services.imports.find(id);
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const heartbeat = setInterval(() => response.write(': still there\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  const send = (state: ImportState) => {
    const over = isOver(state);
    response.write(`event: ${over ? 'done' : 'progress'}\ndata: ${JSON.stringify(state)}\n\n`);
    if (over) response.end();
  };
  const stop = services.imports.watch(id, send);
  const leave = () => {
    clearInterval(heartbeat);
    stop();
  };
  response.on('finish', leave);
  signal.addEventListener('abort', leave, { once: true });
  send(first);
}

/** Uploads into the store. */
export const IMPORT_ROUTES: readonly Route[] = [
  route({
    method: 'post',
    path: '/imports',
    summary: 'Import uploaded tables, each file whole or not at all',
    access: 'analyst',
    query: z.strictObject({ keepUnresolved }),
    upload: true,
    status: 202,
    answer: importBegun,
    errors: ['UPLOAD_REFUSED'],
    respond: (call) => begin(call, { what: 'tables', keepUnresolved: call.query.keepUnresolved, asOf: null }),
  }),
  route({
    method: 'post',
    path: '/measures/imports',
    summary: 'Import uploaded measures or published lists, with answers.json beside them if they need it',
    access: 'admin',
    query: z.strictObject({
      asOf: day.optional().meta({ description: 'The day of which lists are that do not state one.' }),
    }),
    upload: true,
    status: 202,
    answer: importBegun,
    errors: ['UPLOAD_REFUSED'],
    respond: (call) =>
      begin(call, { what: 'measures', keepUnresolved: false, asOf: call.query.asOf ?? null }),
  }),
  route({
    method: 'get',
    path: '/imports/{id}',
    summary: 'How far an import is, or how it ended',
    access: 'viewer',
    params,
    status: 200,
    answer: importAnswer,
    errors: ['IMPORT_NOT_FOUND'],
    async respond({ params, services }) {
      return json(services.imports.find(params.id));
    },
  }),
  route({
    method: 'get',
    path: '/imports/{id}/events',
    summary: 'The same as server-sent events: progress, then done',
    access: 'viewer',
    params,
    status: 200,
    media: ['text/event-stream'],
    errors: ['IMPORT_NOT_FOUND'],
    async respond(call) {
      streamEvents(call, call.params.id);
      return SENT;
    },
  }),
  route({
    method: 'delete',
    path: '/imports/{id}',
    summary: 'Cancel an import; files that were taken already stay',
    access: 'analyst',
    params,
    status: 204,
    errors: ['IMPORT_NOT_FOUND', 'IMPORT_ENDED'],
    async respond({ params, services }) {
      services.imports.cancel(params.id);
      return NOTHING;
    },
  }),
  route({
    method: 'post',
    path: '/imports/{id}/undo',
    summary: 'Take an import back, as long as it is the last change of the store',
    access: 'analyst',
    params,
    status: 200,
    answer: importAnswer,
    errors: ['IMPORT_NOT_FOUND', 'UNDO_REFUSED'],
    async respond({ params, services }) {
      return json(await services.imports.undo(params.id));
    },
  }),
];
