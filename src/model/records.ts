import type { z } from 'zod';
import type {
  documentSchema,
  goodSchema,
  organizationSchema,
  ownershipSchema,
  productionSchema,
  recipeSchema,
  siteSchema,
  supplySchema,
} from './record-schemas.js';

/**
 * The records of design.md §3, as plain readonly data. An id names a record within its table; organizations and
 * sites share one namespace. Text that was empty in the file is null: not known. Days are whole days since
 * 1970-01-01 (see `dates.ts`), quantities are in the stated unit, shares in percent.
 */

/** Ids travel in lists separated by `;` and in lines, so neither may stand inside one. */
export const ID_PATTERN = /^[^\s;\p{Cc}](?:[^;\p{Cc}]*[^\s;\p{Cc}])?$/u;

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
