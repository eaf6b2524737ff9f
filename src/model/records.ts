import { z } from 'zod';
import { BASES } from './basis.js';

/**
 * The records of design.md §3, as plain readonly data. An id names a record within its table; organizations and
 * sites share one namespace. Text that was empty in the file is null: not known. Days are whole days since
 * 1970-01-01 (see `dates.ts`), quantities are in the stated unit, shares in percent.
 */

/** Ids travel in lists separated by `;` and in lines, so neither may stand inside one. */
export const ID_PATTERN = /^[^\s;\p{Cc}](?:[^;\p{Cc}]*[^\s;\p{Cc}])?$/u;

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

export type Organization = z.infer<typeof organizationSchema>;
export type Site = z.infer<typeof siteSchema>;
export type Good = z.infer<typeof goodSchema>;
export type Recipe = z.infer<typeof recipeSchema>;
export type Supply = z.infer<typeof supplySchema>;
export type Production = z.infer<typeof productionSchema>;
export type Ownership = z.infer<typeof ownershipSchema>;
export type Document = z.infer<typeof documentSchema>;

export interface RecordOf {
  readonly documents: Document;
  readonly goods: Good;
  readonly recipes: Recipe;
  readonly organizations: Organization;
  readonly sites: Site;
  readonly ownerships: Ownership;
  readonly supplies: Supply;
  readonly productions: Production;
}

export type Table = keyof RecordOf;
export type AnyRecord = RecordOf[Table];

/** In the order in which they are imported: a table refers only to itself and to those before it. */
export const TABLES = [
  'documents',
  'goods',
  'recipes',
  'organizations',
  'sites',
  'ownerships',
  'supplies',
  'productions',
] as const satisfies readonly Table[];

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

/** Where a record's content was read: file name as given, the file's SHA-256, and the row (the header is row 1). */
export interface Origin {
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** The store's generation in which this content came in; a record with a higher one than a result's is newer. */
  readonly generation: number;
}

/** A recipe has no id of its own: its good and its input name it. `;` cannot stand in an id. */
export function recipeKey(recipe: Pick<Recipe, 'good' | 'input'>): string {
  return `${recipe.good};${recipe.input}`;
}

export function keyOf<T extends Table>(table: T, record: RecordOf[T]): string {
  return table === 'recipes' ? recipeKey(record as Recipe) : (record as { id: string }).id;
}
