import { z } from 'zod';
import { parseDay } from './dates.js';
import { CONSEQUENCES } from './measure.js';
import { ID_PATTERN } from './records.js';

/** What the measures of `measure.ts` must be like in a file. Nothing that only reads a store loads this. */

const from = z
  .string()
  .transform((value, context) => dayOrFault(value, 'from', context))
  .nullable()
  .default(null);
const to = z
  .string()
  .transform((value, context) => dayOrFault(value, 'to', context))
  .nullable()
  .default(null);
const text = z.string().min(1).nullable().default(null);

function dayOrFault(value: string, edge: 'from' | 'to', context: z.RefinementCtx): number {
  const day = parseDay(value, edge);
  if (typeof day === 'number') return day;
  context.addIssue({
    code: 'custom',
    message: `"${value}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY`,
  });
  return z.NEVER;
}

export const listedPartySchema = z
  .strictObject({
    name: z.string().min(1),
    localName: text,
    aliases: z.array(z.string().min(1)).readonly().default([]),
    identifiers: z.array(z.string().min(1)).readonly().default([]),
    country: text,
    from,
    to,
  })
  .readonly();

export const scopeItemSchema = z
  .strictObject({
    parties: z.array(listedPartySchema).readonly().nullable().default(null),
    subsidiaries: z.boolean().nullable().default(false),
    region: z.string().min(1).nullable().default(null),
    goods: z.array(z.string().min(1)).readonly().nullable().default(null),
    derived: z.boolean().nullable().default(false),
    except: z.array(listedPartySchema).readonly().nullable().default(null),
  })
  .readonly();

export const measureSchema = z
  .strictObject({
    id: z.string().regex(ID_PATTERN),
    jurisdiction: text,
    issuer: text,
    kind: text,
    title: text,
    legalBasis: text,
    consequence: z.enum(CONSEQUENCES),
    effective: z.strictObject({ from, to }).readonly(),
    announced: from,
    status: z.enum(['active', 'modified', 'revoked', 'subsumed']).default('active'),
    /** True where only a part of a list is loaded: such a measure is never `clear`. */
    partial: z.boolean().default(false),
    /** True where a fact rests on a secondary source and should be checked against the issuer's own. */
    verify: z.boolean().default(false),
    scope: z.array(scopeItemSchema).readonly(),
    source: z
      .strictObject({ publisher: text, title: text, date: text, uri: text, words: text })
      .readonly()
      .nullable()
      .default(null),
  })
  .readonly();
