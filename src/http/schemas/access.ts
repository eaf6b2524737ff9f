import { z } from 'zod';
import { ROLES } from '../role.js';
import { named } from './named.js';

const role = z.enum(ROLES);

export const healthAnswer = named(
  'Health',
  z.object({
    status: z.literal('ok'),
    store: z.string(),
    generation: z.int(),
    program: z.string(),
  }),
);

export const sessionAnswer = named(
  'Session',
  z.object({
    user: z.string(),
    role,
    csrf: z.string().nullable().meta({
      description: 'For the header X-CSRF-Token; null where an API key is used, which needs none.',
    }),
  }),
);

export const keyForSession = z.strictObject({ key: z.string().min(1).max(200) });

export const newKey = z.strictObject({
  name: z.string().min(1).max(100),
  role,
  expires: z.iso.date().meta({ description: 'The last day on which the key works.' }),
});

export const keyMade = named('KeyMade', z.object({ id: z.string(), key: z.string() }));

export const keysAnswer = named(
  'Keys',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role,
        created: z.string(),
        expires: z.string(),
        revoked: z.boolean(),
      }),
    ),
  }),
);

export const problemSchema = named(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    where: z.array(z.string()).optional(),
  }),
);
