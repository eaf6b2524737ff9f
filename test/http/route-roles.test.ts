import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../src/http/role.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { filesForm, importDemo, startServer, type TestServer } from './served.js';

/** Every route with every role, from the table of routes itself: a route that is added is tested. */

let server: TestServer;
let importId: string;

beforeAll(async () => {
  server = await startServer();
  await importDemo(server.db);
  importId = String((await server.upload('/imports', { 'goods.csv': 'id,name\nrole-good,Good\n' })).id);
});

afterAll(() => server.close());

/** Values for the parts of paths that vary, and queries where one is needed, so that an allowed request succeeds. */
function pathOf({ path, method }: Route): string {
  const product = '?organization=example-imports&good=solar-module';
  const exact: Record<string, string> = {
    '/trace': `/trace${product}`,
    '/trace/network': `/trace/network${product}`,
    '/trace/export': `/trace/export${product}&format=csv`,
    '/organizations/{id}': '/organizations/hoshine',
    '/measures/{id}': '/measures/us-wro-hoshine',
    '/records/{table}/{id}': '/records/goods/polysilicon',
    '/keys/{id}': `/keys/${server.keys.add({ name: 'spare', role: 'viewer', expires: '2999-01-01' }, '2026-01-01').id}`,
  };
  return exact[path] ?? path.replace('{id}', method === 'delete' ? 'unknown' : importId);
}

function bodyOf({ path, upload, body }: Route): string | FormData | undefined {
  if (upload === true) return filesForm({ 'goods.csv': 'id,name\nrole-good,Good\n' });
  if (body === undefined) return undefined;
  const bodies: Record<string, object> = {
    '/keys': { name: 'made', role: 'viewer', expires: '2999-01-01' },
    '/session': { key: 'hw_00_unknown' },
    '/matches/decisions': {
      partyName: 'hoshine',
      listedName: 'Hoshine Silicon Industry Co. Ltd.',
      verdict: 'confirmed',
    },
  };
  return JSON.stringify(bodies[path]);
}

async function statusOf(route: Route, role: Role | null): Promise<number> {
  const body = bodyOf(route);
  const isJson = typeof body === 'string';
  const { status, text } = await server.ask(pathOf(route), {
    method: route.method.toUpperCase(),
    role,
    headers: isJson ? { 'Content-Type': 'application/json' } : {},
    ...(body === undefined ? {} : { body }),
  });
  // What an import that runs would refuse is not the matter here.
  if (route.upload === true && status === 202) {
    await server.ask(`/imports/${(JSON.parse(text) as { id: string }).id}/events`);
  }
  return status;
}

/** What a role that is high enough gets where the request made here cannot succeed. */
const NOT_DONE: Record<string, number> = {
  // Nothing runs that could be cancelled, and the key for a session is unknown.
  'delete /imports/{id}': 404,
  'post /session': 401,
};

describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (name, route) => {
    const done = (status: number) =>
      NOT_DONE[name] === status || (status >= 200 && status < 300) || status === 409;

    test.each([null, ...ROLES])('for %s is open or shut as the table says', async (role) => {
      const status = await statusOf(route, role);
      if (route.access === 'anyone') expect(done(status)).toBe(true);
      else if (role === null) expect(status).toBe(401);
      else if (ROLES.indexOf(role) < ROLES.indexOf(route.access)) expect(status).toBe(403);
      else expect({ status, done: done(status) }).toEqual({ status, done: true });
    });
  },
);

test('The table has each method and path once, and writes only for those who may more than read', () => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
  const writing = ROUTES.filter(({ method, path }) => method !== 'get' && path !== '/session');
  expect(writing.length).toBeGreaterThan(5);
  for (const { access } of writing) expect(['analyst', 'reviewer', 'admin']).toContain(access);
});
