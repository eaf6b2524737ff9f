import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { HeadwaterError } from '../model/errors.js';
import { type CookieJar, callerOf, checkAccess } from './access.js';
import { WrongRequest } from './problem-details.js';
import type { Call, Reply, Route } from './route.js';
import { ROUTES } from './route-table.js';
import type { Services } from './services.js';

const MAX_BODY_BYTES = 64 * 1024;

/** Names of the parameters that are lists: one value of them is a list of one. */
function listsIn(schema: z.ZodType | undefined): ReadonlySet<string> {
  if (!(schema instanceof z.ZodObject)) return new Set();
  const isList = (part: unknown) =>
    part instanceof z.ZodArray || (part instanceof z.ZodOptional && part.unwrap() instanceof z.ZodArray);
  return new Set(Object.entries(schema.shape).flatMap(([name, part]) => (isList(part) ? [name] : [])));
}

function wrapped(query: Readonly<Record<string, unknown>>, lists: ReadonlySet<string>): object {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      lists.has(name) && !Array.isArray(value) ? [value] : value,
    ]),
  );
}

function issueText(part: string, { path, message }: z.core.$ZodIssue): string {
  return `${[part, ...path.map(String)].join('.')}: ${message}`;
}

/** Error: WRONG_USE. */
function checked(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const where = error.issues.map((issue) => issueText(part, issue));
  throw new WrongRequest(`The request is not as docs/openapi.json says: ${where.join('; ')}.`, where);
}

/** A route that takes no query refuses one: a misspelt condition must not silently widen an answer. */
const NO_QUERY = z.strictObject({});

function send(response: Response, route: Route, reply: Reply): void {
  if (reply.kind === 'sent') return;
  response.status(route.status);
  if (reply.kind === 'nothing') {
    response.end();
    return;
  }
  if (reply.kind === 'file') {
    response.attachment(reply.name);
    response.setHeader('Content-Type', `${reply.type}; charset=utf-8`);
    response.end(reply.body);
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
}

/** A signal that is aborted when the client leaves before its answer. */
function leaving(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function handler(route: Route, services: Services, cookies: CookieJar) {
  const lists = listsIn(route.query);
  return async (request: Request, response: Response) => {
    const caller = callerOf(request, services, cookies);
    checkAccess(request, route.access, caller);
    const call: Call<unknown, unknown, unknown> = {
      params: checked(route.params, request.params, 'path'),
      query: checked(route.query ?? NO_QUERY, wrapped(request.query, lists), 'query'),
      body: checked(route.body, request.body, 'body'),
      ...caller,
      signal: leaving(response),
      services,
      request,
      response,
    };
    send(response, route, await route.respond(call));
  };
}

/** The routes of the table under `/api/v1`; any other path is NOT_FOUND. */
export function apiRouter(services: Services, cookies: CookieJar): Router {
  const router = Router();
  router.use((_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const readBody = express.json({ limit: MAX_BODY_BYTES });
  for (const route of ROUTES) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const handle = handler(route, services, cookies);
    if (route.body === undefined) router[route.method](path, handle);
    else router[route.method](path, readBody, handle);
  }
  router.use((request: Request) => {
    throw new HeadwaterError(
      'NOT_FOUND',
      `There is nothing at ${request.method} ${request.baseUrl}${request.path}.`,
    );
  });
  return router;
}
