import { z } from 'zod';
import { programVersion } from '../../app.js';
import { formatDay } from '../../model/dates.js';
import { HeadwaterError } from '../../model/errors.js';
import { json, NOTHING, type Route, route } from '../route.js';
import {
  healthAnswer,
  keyForSession,
  keyMade,
  keysAnswer,
  newKey,
  sessionAnswer,
} from '../schemas/access.js';
import { id } from '../schemas/query.js';

/** Who is signed in, and the keys. */
export const ACCESS_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/health',
    summary: 'Whether the server and its store answer',
    access: 'anyone',
    status: 200,
    answer: healthAnswer,
    errors: [],
    async respond({ services, signal }) {
      const { body } = await services.reading.ask('info', null, signal);
      const { store, generation } = JSON.parse(body) as { store: string; generation: number };
      return json({ status: 'ok', store, generation, program: programVersion() });
    },
  }),
  route({
    method: 'get',
    path: '/session',
    summary: 'Who is signed in',
    access: 'viewer',
    status: 200,
    answer: sessionAnswer,
    errors: [],
    async respond({ identity, session }) {
      const { user, role } = identity!;
      return json({ user, role, csrf: session?.csrf ?? null });
    },
  }),
  route({
    method: 'post',
    path: '/session',
    summary: 'Sign a browser in with an API key; answers with a cookie',
    access: 'anyone',
    body: keyForSession,
    status: 200,
    answer: sessionAnswer,
    errors: [],
    async respond({ body, services, response }) {
      const identity = services.keys.identify(body.key, formatDay(services.today()));
      if (identity === null) {
        throw new HeadwaterError('NOT_SIGNED_IN', 'This key is unknown, revoked or past its last day.');
      }
      const secret = services.sessions.begin(identity);
      services.setCookie(response, secret);
      return json({ ...identity, csrf: services.sessions.find(secret)!.csrf });
    },
  }),
  route({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    access: 'viewer',
    status: 204,
    errors: [],
    async respond({ services, request, response }) {
      services.endSession(request, response);
      return NOTHING;
    },
  }),
  route({
    method: 'get',
    path: '/keys',
    summary: 'All API keys, without their secrets',
    access: 'admin',
    status: 200,
    answer: keysAnswer,
    errors: [],
    async respond({ services }) {
      return json({ items: services.keys.list() });
    },
  }),
  route({
    method: 'post',
    path: '/keys',
    summary: 'Make an API key; it is shown this once',
    access: 'admin',
    body: newKey,
    status: 201,
    answer: keyMade,
    errors: [],
    async respond({ body, services }) {
      return json(services.keys.add(body, formatDay(services.today())));
    },
  }),
  route({
    method: 'delete',
    path: '/keys/{id}',
    summary: 'Revoke an API key',
    access: 'admin',
    params: z.strictObject({ id }),
    status: 204,
    errors: ['KEY_NOT_FOUND'],
    async respond({ params, services }) {
      services.keys.revoke(params.id);
      return NOTHING;
    },
  }),
  route({
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    access: 'anyone',
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    errors: [],
    async respond({ services }) {
      return json(services.document);
    },
  }),
];
