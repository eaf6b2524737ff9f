import { z } from 'zod';
import { programVersion } from '../app.js';
import { ERROR_CODES, type ErrorCode } from '../model/errors.js';
import type { Route } from './route.js';
import { problemSchema } from './schemas/access.js';
import { NAMED } from './schemas/named.js';

type JsonSchema = { properties?: Record<string, object>; required?: readonly string[] };

/** Codes that any route may fail with. */
const COMMON: readonly ErrorCode[] = [
  'WRONG_USE',
  'HOST_REFUSED',
  'ORIGIN_REFUSED',
  'TOO_MANY_REQUESTS',
  'SERVER_BUSY',
  'STORE_BUSY',
  'STORE_UNREADABLE',
  'INTERNAL',
];
const SIGNED_IN: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'NOT_ALLOWED'];

function referenceTo(schema: z.ZodType): object {
  const { id } = NAMED.get(schema) ?? {};
  return id === undefined ? schemaOf(schema, 'output') : { $ref: `#/components/schemas/${id}` };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as JsonSchema;
}

function parametersIn(schema: z.ZodType | undefined, place: 'path' | 'query'): readonly object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return {
      name,
      in: place,
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function bodyOf({ body, upload }: Route): object {
  if (upload === true) {
    const files = { type: 'array', items: { type: 'string', format: 'binary' }, minItems: 1 };
    const schema = { type: 'object', properties: { files }, required: ['files'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (body === undefined) return {};
  const content = { 'application/json': { schema: schemaOf(body, 'input') } };
  return { requestBody: { required: true, content } };
}

function contentOf({ answer, media }: Route): object {
  if (media !== undefined) {
    return { content: Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }])) };
  }
  return answer === undefined ? {} : { content: { 'application/json': { schema: referenceTo(answer) } } };
}

function failuresOf({ access, errors }: Route): Record<string, object> {
  const codes = new Set([...COMMON, ...(access === 'anyone' ? [] : SIGNED_IN), ...errors]);
  if (access === 'anyone') codes.add('NOT_SIGNED_IN');
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      { $ref: '#/components/responses/Problem', description: of.join(', ') },
    ]),
  );
}

function operation(route: Route): object {
  const parameters = [...parametersIn(route.params, 'path'), ...parametersIn(route.query, 'query')];
  return {
    operationId: `${route.method}${route.path.replace(/[{}]/g, '').replaceAll(/[/.](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    description: route.access === 'anyone' ? 'Open to anyone.' : `Needs the role ${route.access}.`,
    security: route.access === 'anyone' ? [] : [{ key: [] }, { cookie: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route),
    responses: { [route.status]: { description: 'Done.', ...contentOf(route) }, ...failuresOf(route) },
  };
}

/** The schemas that have names, each pointing to the others by them. */
function components(): object {
  const { schemas } = z.toJSONSchema(NAMED, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

/** The OpenAPI 3.1 document of these routes, from the schemas that requests are checked with. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Headwater',
      version: programVersion(),
      description:
        'Does anything in this product come from there? Changes need the header X-CSRF-Token where a cookie signs in.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: components(),
      responses: {
        Problem: {
          description: 'What went wrong, by its stable code.',
          content: { 'application/problem+json': { schema: referenceTo(problemSchema) } },
        },
      },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'headwater', description: 'Set by a login link.' },
      },
    },
  };
}
