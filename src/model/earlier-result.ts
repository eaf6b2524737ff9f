import { z } from 'zod';
import { BASES } from './basis.js';
import { parseDay } from './dates.js';
import { measureSchema } from './measure-schemas.js';
import { GAP_KINDS, VERDICTS } from './verdict.js';

/**
 * Earlier answers as they are read back, to be compared with the present ones: what `watch` keeps, a line of
 * `screen --format json`, and `trace --format json`. Members that a comparison does not need are passed over.
 */

const day = z.string().transform((text, context) => {
  const read = parseDay(text, 'to');
  if (typeof read === 'number') return read;
  context.addIssue({ code: 'custom', message: `"${text}" is not a date` });
  return z.NEVER;
});
const good = z.string().nullable();
const verdict = z.enum(VERDICTS);
const stock = z.object({ party: z.string(), good, side: z.enum(['inbound', 'outbound']) });
const provenance = z.object({
  store: z.string(),
  generation: z.number().int().nonnegative(),
  program: z.string(),
});
const gap = z.object({
  kind: z.enum(GAP_KINDS),
  stock,
  input: z.string().nullable(),
  touches: z.array(z.string()),
});
const judged = {
  verdict,
  measures: z.array(z.object({ id: z.string(), verdict })),
};
const asked = { date: day, since: day.nullable(), provenance };

const groundsSchema = z.object({
  hits: z.array(
    z.object({
      measure: z.string(),
      basis: z.enum(BASES),
      stocks: z.array(stock).min(1),
      records: z.array(z.string()),
    }),
  ),
  gaps: z.array(gap.extend({ records: z.array(z.string()) })),
});

const productSchema = z.object({ organization: z.string(), good, ...judged, grounds: groundsSchema });

/** What `watch` keeps from one run to the next. */
export const watchStateSchema = z.object({
  /** The version of this form, and what tells the file from others. */
  watch: z.literal(1),
  ...asked,
  /** The organizations that are watched; empty: all that buy anything. */
  organizations: z.array(z.string()),
  /** All measures of the store at that time. */
  measures: z.array(measureSchema),
  products: z.array(productSchema),
});

/** One line of `screen --format json`. */
export const screenLineSchema = productSchema.extend(asked);

/** The object of `trace --format json`. */
export const traceSchema = z.object({
  product: z.object({ organization: z.string(), good }),
  ...asked,
  ...judged,
  hits: z.array(
    z.object({
      measure: z.string(),
      basis: z.enum(BASES),
      stock,
      path: z.array(z.object({ from: stock, to: stock, record: z.string().nullable() })),
    }),
  ),
  gaps: z.array(gap),
});

export type EarlierProduct = z.infer<typeof productSchema>;
export type EarlierGrounds = z.infer<typeof groundsSchema>;
export type WatchState = z.infer<typeof watchStateSchema>;

/** An earlier answer about one or many products, whichever file it was read from. */
export interface EarlierResult extends Pick<WatchState, 'date' | 'since' | 'provenance' | 'products'> {
  /** A state knows all that is watched; a screen its organizations; a trace one product. */
  readonly form: 'state' | 'screen' | 'trace';
  /** Those that were asked for; empty: all. For a screen or a trace, those of its products. */
  readonly organizations: readonly string[];
  /** All measures of the store at that time; null where the file does not hold them. */
  readonly measures: WatchState['measures'] | null;
}
