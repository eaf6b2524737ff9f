import { z } from 'zod';
import { PORTFOLIO_ORDERS, VERDICTS } from '../../app.js';
import { TABLES } from '../../model/records.js';
import { json, type Route, route } from '../route.js';
import { measureAnswer, measuresAnswer } from '../schemas/measure.js';
import { portfolioAnswer } from '../schemas/portfolio.js';
import { day, id, page, words } from '../schemas/query.js';
import { goodsAnswer, organizationAnswer, organizationsAnswer, recordAnswer } from '../schemas/record.js';

const portfolioQuery = z.strictObject({
  date: day.optional(),
  organization: id.optional(),
  verdict: z.enum(VERDICTS).optional(),
  measure: id.optional().meta({ description: 'Test only this measure.' }),
  query: words.optional().meta({ description: 'Part of an id or a name.' }),
  sort: z.enum(PORTFOLIO_ORDERS).default('verdict'),
  order: z.enum(['asc', 'desc']).optional().meta({
    description: 'asc: worst verdict first, names and counts ascending. Default: desc for counts, else asc.',
  }),
  ...page,
});

const searchQuery = z.strictObject({ query: words.optional(), ...page });
const oneParams = z.strictObject({ id });

/** What anyone who is signed in may read of the store. */
export const READING_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/portfolio',
    summary: 'Every product with its verdict, sorted, filtered and paged',
    access: 'viewer',
    query: portfolioQuery,
    status: 200,
    answer: portfolioAnswer,
    errors: ['NO_MEASURE_IN_FORCE', 'MEASURE_NOT_FOUND', 'PRODUCT_NOT_FOUND'],
    async respond({
      query: { date, organization, verdict, measure, query, sort, order, ...rest },
      services,
      signal,
    }) {
      const question = {
        date: date ?? services.today(),
        organization: organization ?? null,
        measure: measure ?? null,
        verdict: verdict ?? null,
        query: query ?? null,
        sort,
        order: order ?? (sort === 'hits' || sort === 'gaps' ? 'desc' : 'asc'),
        ...rest,
      } as const;
      return json((await services.reading.ask('portfolio', question, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/organizations',
    summary: 'Organizations by id or name',
    access: 'viewer',
    query: searchQuery,
    status: 200,
    answer: organizationsAnswer,
    errors: [],
    async respond({ query: { query, ...rest }, services, signal }) {
      const question = { query: query ?? null, ...rest };
      return json((await services.reading.ask('organizations', question, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/organizations/{id}',
    summary: 'One organization with its sites, neighbours and listings',
    access: 'viewer',
    params: oneParams,
    status: 200,
    answer: organizationAnswer,
    errors: ['RECORD_NOT_FOUND'],
    async respond({ params, services, signal }) {
      return json((await services.reading.ask('organization', params, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/goods',
    summary: 'Goods by id, name or HS code',
    access: 'viewer',
    query: searchQuery,
    status: 200,
    answer: goodsAnswer,
    errors: [],
    async respond({ query: { query, ...rest }, services, signal }) {
      return json((await services.reading.ask('goods', { query: query ?? null, ...rest }, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/measures',
    summary: 'All measures',
    access: 'viewer',
    status: 200,
    answer: measuresAnswer,
    errors: [],
    async respond({ services, signal }) {
      return json((await services.reading.ask('measures', null, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/measures/{id}',
    summary: 'One measure, with its scope in sentences',
    access: 'viewer',
    params: oneParams,
    status: 200,
    answer: measureAnswer,
    errors: ['MEASURE_NOT_FOUND'],
    async respond({ params, services, signal }) {
      return json((await services.reading.ask('measure', params, signal)).body);
    },
  }),
  route({
    method: 'get',
    path: '/records/{table}/{id}',
    summary: 'One record, where it was read, and the documents that it cites',
    access: 'viewer',
    params: z.strictObject({ table: z.enum(TABLES), id }),
    status: 200,
    answer: recordAnswer,
    errors: ['RECORD_NOT_FOUND'],
    async respond({ params, services, signal }) {
      return json((await services.reading.ask('record', params, signal)).body);
    },
  }),
];
