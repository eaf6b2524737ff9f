import { z } from 'zod';
import type { ErrorCode } from '../../model/errors.js';
import type { ProductQuestion } from '../reading-questions.js';
import { json, type Route, route } from '../route.js';
import { listingQuery, productQuery } from '../schemas/query.js';
import { networkAnswer, traceAnswer } from '../schemas/trace.js';
import type { Services } from '../services.js';

/** Each format of `--format` with its media type and the ending of its file. */
export const EXPORTS = {
  text: ['text/plain', 'txt'],
  json: ['application/json', 'json'],
  csv: ['text/csv', 'csv'],
  html: ['text/html', 'html'],
  graphml: ['application/graphml+xml', 'graphml'],
  gexf: ['application/gexf+xml', 'gexf'],
  mermaid: ['text/vnd.mermaid', 'mmd'],
} as const satisfies Record<string, readonly [media: string, ending: string]>;

type Format = keyof typeof EXPORTS;
const FORMATS = Object.keys(EXPORTS) as [Format, ...Format[]];

const ERRORS: readonly ErrorCode[] = [
  'PRODUCT_NOT_FOUND',
  'MEASURE_NOT_FOUND',
  'SINCE_AFTER_DATE',
  'NO_MEASURE_IN_FORCE',
];

type ProductQuery = z.output<z.ZodObject<typeof productQuery>>;

function questionOf(query: ProductQuery, services: Services): ProductQuestion {
  return {
    organization: query.organization,
    good: query.good ?? null,
    date: query.date ?? services.today(),
    since: query.since ?? null,
    measures: query.measure ?? null,
  };
}

/** A name that every file system takes. */
function fileName({ organization, good }: ProductQuestion, ending: string): string {
  const product = [organization, good ?? 'everything'].join('-').replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return `headwater-${product.slice(0, 120)}.${ending}`;
}

/** Answers about one product. */
export const TRACE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/trace',
    summary: 'Trace one product upstream and judge it',
    access: 'viewer',
    query: z.strictObject({ ...productQuery, ...listingQuery }),
    status: 200,
    answer: traceAnswer,
    errors: ERRORS,
    async respond({ query, services, signal }) {
      const listing = { paths: query.paths, gaps: query.gaps ?? null };
      const question = questionOf(query, services);
      return json((await services.reading.ask('trace', { question, listing }, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/trace/network',
    summary: 'The reached stocks and flows by tier, for a diagram',
    access: 'viewer',
    query: z.strictObject({
      ...productQuery,
      expand: z
        .array(z.string().min(1).max(2000))
        .max(200)
        .optional()
        .meta({ description: 'Keys of groups to open.' }),
    }),
    status: 200,
    answer: networkAnswer,
    errors: ERRORS,
    async respond({ query, services, signal }) {
      const question = questionOf(query, services);
      const asked = { question, expand: query.expand ?? [] };
      return json((await services.reading.ask('network', asked, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/trace/export',
    summary: 'A trace as a file',
    access: 'viewer',
    query: z.strictObject({ ...productQuery, ...listingQuery, format: z.enum(FORMATS) }),
    status: 200,
    media: FORMATS.map((format) => EXPORTS[format][0]),
    errors: ERRORS,
    async respond({ query, services, signal }) {
      const question = questionOf(query, services);
      const listing = { paths: query.paths, gaps: query.gaps ?? null };
      const [media, ending] = EXPORTS[query.format];
      const asked = { question, listing, format: query.format };
      const { body } = await services.reading.ask('file', asked, signal);
      return { kind: 'file', body, type: media, name: fileName(question, ending) };
    },
  }),
];
