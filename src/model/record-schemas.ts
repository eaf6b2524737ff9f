import { z } from 'zod';
import { BASES } from './basis.js';
import { ID_PATTERN } from './records.js';

/** What the records of `records.ts` must be like, for what comes from outside. Nothing that only reads a store loads this. */

const id = z.string().regex(ID_PATTERN);
const text = z.string().min(1).nullable();
const day = z.number().int().nullable();
const amount = z.number().nonnegative().nullable();
const basis = z.enum(BASES);

const dated = { from: day, to: day };
const evidenced = { basis, documents: z.array(id).readonly() };

export const organizationSchema = z
  .object({
    id,
    name: z.string().min(1),
    localName: text,
    aliases: z.array(z.string().min(1)).readonly(),
    country: text,
    region: text,
    trader: z.boolean(),
    identifiers: z.array(z.string().min(1)).readonly(),
    /** True for a stand-in made by `--keep-unresolved`: an id that some record names and no file describes. */
    unresolved: z.boolean(),
  })
  .readonly();

export const siteSchema = z
  .object({
    id,
    organization: id,
    name: z.string().min(1),
    country: text,
    region: text,
    within: id.nullable(),
    address: text,
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
    unresolved: z.boolean(),
  })
  .readonly();

export const goodSchema = z
  .object({
    id,
    name: z.string().min(1),
    hs: z.array(z.string().min(1)).readonly(),
    broader: id.nullable(),
    raw: z.boolean(),
    unresolved: z.boolean(),
  })
  .readonly();

export const recipeSchema = z
  .object({ good: id, input: id, required: z.boolean(), inputPerUnit: amount, unit: text })
  .readonly();

export const supplySchema = z
  .object({
    id,
    supplier: id,
    buyer: id,
    good: id.nullable(),
    ...dated,
    quantity: amount,
    unit: text,
    ...evidenced,
  })
  .readonly();

export const productionSchema = z
  .object({
    id,
    party: id,
    good: id,
    inputs: z.array(id).readonly(),
    ...dated,
    quantity: amount,
    unit: text,
    ...evidenced,
  })
  .readonly();

export const ownershipSchema = z
  .object({
    id,
    owner: id,
    owned: id,
    sharePercent: z.number().min(0).max(100).nullable(),
    ...dated,
    ...evidenced,
  })
  .readonly();

export const documentSchema = z
  .object({
    id,
    type: z.string().min(1),
    title: z.string().min(1),
    issuer: text,
    date: day,
    uri: text,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    unresolved: z.boolean(),
  })
  .readonly();

export const SCHEMA_OF = {
  documents: documentSchema,
  goods: goodSchema,
  recipes: recipeSchema,
  organizations: organizationSchema,
  sites: siteSchema,
  ownerships: ownershipSchema,
  supplies: supplySchema,
  productions: productionSchema,
} as const;
