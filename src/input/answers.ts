import { z } from 'zod';
import { parseDay } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { findJsonFault } from './json-text.js';
import { readUtf8, readWhole } from './list-text.js';
import { ASKED } from './questions.js';

/**
 * What a person adds to a list, for facts that the list does not state (docs/measures.md). A `?` is no answer. Members
 * that go into a measure as they are, such as parties, are checked with the measure.
 */

const text = z.string().min(1).optional();
const goods = z.union([z.literal('all'), z.array(z.string().min(1)).readonly()]).optional();
const reach = { goods, derived: z.boolean().optional() };
const parties = z.array(z.unknown()).readonly().optional();

const orderSchema = z.strictObject({
  /** The cells that the answer was given for; an answer for other words is refused. */
  entity: text,
  remarks: text,
  id: text,
  country: text,
  parties,
  subsidiaries: z.boolean().optional(),
  region: text,
  except: parties,
  ...reach,
  from: text,
  to: text.nullable(),
  status: text,
  consequence: text,
});

const answersSchema = z.strictObject({
  asOf: z
    .string()
    .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && typeof parseDay(day, 'from') === 'number', {
      message: 'write the date as YYYY-MM-DD',
    })
    .optional(),
  merchandise: z.record(z.string(), z.strictObject(reach)).default({}),
  orders: z.record(z.string(), orderSchema).default({}),
  entities: z
    .record(z.string(), z.strictObject({ parties, subsidiaries: z.boolean().optional() }))
    .default({}),
  list: z
    .looseObject({
      ...reach,
      subsidiaries: z.boolean().optional(),
      scope: z
        .undefined({ error: 'the scope is made of goods, derived, subsidiaries and the parties' })
        .optional(),
      programs: z.union([z.literal('all'), z.array(z.string().min(1)).readonly()]).optional(),
    })
    .default({}),
});

export type Answers = z.infer<typeof answersSchema>;
export type OrderAnswer = z.infer<typeof orderSchema>;
export type GoodsAnswer = Answers['merchandise'][string];

export const NO_ANSWERS: Answers = answersSchema.parse({});

/** Members whose value is `?` are taken out, however deep; lists are left as they are. */
function withoutAsked(json: unknown): unknown {
  const copy: unknown = structuredClone(json);
  const open = [copy];
  for (const value of open) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      if (member === ASKED) Reflect.deleteProperty(value, name);
      else open.push(member);
    }
  }
  return copy;
}

/** Reads a file of answers. Errors: FILE_NOT_FOUND, FILE_UNREADABLE, ANSWERS_UNREADABLE. */
export async function readAnswers(path: string): Promise<Answers> {
  const { bytes } = await readWhole(path, path);
  const read = readUtf8(bytes);
  if ('rule' in read) throw new HeadwaterError('ANSWERS_UNREADABLE', `${path}: ${read.message}`);
  const fault = findJsonFault(read.text);
  if (fault !== null) {
    const where = `line ${fault.line}, column ${fault.column}`;
    throw new HeadwaterError('ANSWERS_UNREADABLE', `${path}: ${where}: ${fault.message}`);
  }
  const shaped = answersSchema.safeParse(withoutAsked(JSON.parse(read.text)));
  if (shaped.success) return shaped.data;
  const [issue] = shaped.error.issues;
  const at = issue!.path.length === 0 ? '' : `${issue!.path.join(' > ')}: `;
  throw new HeadwaterError('ANSWERS_UNREADABLE', `${path}: ${at}${issue!.message}`);
}
