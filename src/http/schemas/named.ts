import { z } from 'zod';

/** The answers that the OpenAPI document has by name. */
export const NAMED = z.registry<{ id: string }>();

export function named<S extends z.ZodType>(id: string, schema: S): S {
  NAMED.add(schema, { id });
  return schema;
}
