import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openApiDocument } from '../../src/http/openapi.js';
import { ROUTES } from '../../src/http/route-table.js';

const COMMITTED = new URL('../../../docs/openapi.json', import.meta.url);

test('docs/openapi.json is the document of the table of routes; `npm run openapi` writes it', () => {
  expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(openApiDocument(ROUTES));
});

test('Every reference in the document leads somewhere', () => {
  const document = openApiDocument(ROUTES);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const found = reference
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
    expect({ reference, isFound: found !== undefined }).toEqual({ reference, isFound: true });
  }
});

test('Every operation has a name of its own', () => {
  const { paths } = openApiDocument(ROUTES) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const names = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(names).toHaveLength(ROUTES.length);
  expect(new Set(names).size).toBe(names.length);
});
