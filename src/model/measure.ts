import { z } from 'zod';
import { formatSpanEnd, parseDay } from './dates.js';
import { ID_PATTERN } from './records.js';

/**
 * A government order or list with a machine-readable scope (design.md §6). In a file every optional member may be
 * left out; a member that is not listed here is refused, for a misspelt condition would silently widen a scope.
 */

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

export const CONSEQUENCES = [
  'detain',
  'prohibit',
  'presumed-prohibited',
  'export-licence',
  'risk-listing',
] as const;

/** Consequences that stop goods at the border; only these decide the overall verdict where any is in force. */
export const STOPPING_CONSEQUENCES: readonly Consequence[] = ['detain', 'prohibit', 'presumed-prohibited'];

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

export type Consequence = (typeof CONSEQUENCES)[number];
export type ListedParty = z.infer<typeof listedPartySchema>;
export type ScopeItem = z.infer<typeof scopeItemSchema>;
export type Measure = z.infer<typeof measureSchema>;

/** A condition is a party list, a region or a goods list; `except` alone is none (design.md §4, Hit). */
export function hasCondition(item: ScopeItem): boolean {
  return item.parties !== null || item.region !== null || item.goods !== null;
}

/** The measure as a file has it: days as ISO 8601 dates. Reading the result gives the same measure. */
export function measureToFile(measure: Measure): unknown {
  const text = (day: number | null) => formatSpanEnd(day);
  const partyToFile = (party: ListedParty) => ({ ...party, from: text(party.from), to: text(party.to) });
  return {
    ...measure,
    effective: { from: text(measure.effective.from), to: text(measure.effective.to) },
    announced: text(measure.announced),
    scope: measure.scope.map((item) => ({
      ...item,
      parties: item.parties?.map(partyToFile) ?? null,
      except: item.except?.map(partyToFile) ?? null,
    })),
  };
}
