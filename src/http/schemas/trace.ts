import { z } from 'zod';
import { FLOW_KINDS, GAP_KINDS, VERDICTS } from '../../app.js';
import { BASES } from '../../model/basis.js';
import { CONSEQUENCES } from '../../model/measure.js';
import { named } from './named.js';

/** The answer of a trace, as `headwater trace --format json` prints it. */

export const basis = z.enum(BASES);
export const verdict = z.enum(VERDICTS);
export const side = z.enum(['inbound', 'outbound']);
export const role = z.enum(['producer', 'handler']);
export const flowKind = z.enum(FLOW_KINDS as [string, ...string[]]);
const gapKind = z.enum(GAP_KINDS);
const date = z.string().nullable();
/** A number of paths in decimal digits: it can be too long for a number of JSON. */
const pathsTotal = z.string().regex(/^\d+$/).nullable();

const stockKey = z.object({ party: z.string(), good: z.string().nullable(), side });
const stock = named('Stock', stockKey.extend({ organization: z.string() }));

const step = named(
  'Step',
  z.object({
    from: stockKey,
    to: stockKey,
    kind: flowKind,
    basis,
    span: z.object({ from: date, to: date }),
    record: z.string().nullable(),
    documents: z.array(z.string()),
  }),
);

export const measureResult = named(
  'MeasureResult',
  z.object({
    id: z.string(),
    title: z.string().nullable(),
    verdict,
    hits: z.int(),
    consequence: z.enum(CONSEQUENCES),
    legalBasis: z.string().nullable(),
  }),
);

const hit = named(
  'Hit',
  z.object({
    measure: z.string(),
    stock,
    place: z.object({ region: z.string().nullable(), basis: basis.nullable(), from: z.string().optional() }),
    role,
    basis,
    tiers: z.int(),
    why: z.array(z.string()),
    path: z.array(step),
    furtherPaths: z.array(z.array(step)).optional(),
    pathsTotal: pathsTotal.optional(),
  }),
);

const gap = named(
  'Gap',
  z.object({
    kind: gapKind,
    stock,
    input: z.string().nullable(),
    tiers: z.int(),
    touches: z.array(z.string()),
    place: z.object({ between: z.array(z.string()), from: z.string() }).optional(),
  }),
);

export const provenance = named(
  'Provenance',
  z.object({
    store: z.string(),
    generation: z.int(),
    records: z.int(),
    measures: z.string(),
    program: z.string(),
  }),
);

export const listWarning = named(
  'ListWarning',
  z.object({
    code: z.enum(['list-stale', 'list-date-unknown']),
    measure: z.string(),
    listDate: date,
    ageDays: z.int().nullable(),
    text: z.string(),
  }),
);

const names = z.record(z.string(), z.string());

export const traceAnswer = named(
  'Trace',
  z.object({
    product: z.object({ organization: z.string(), good: z.string().nullable() }),
    date: z.string(),
    since: date,
    verdict,
    measures: z.array(measureResult),
    hits: z.array(hit),
    gaps: z.array(gap),
    coverage: z.object({
      stocks: z.int(),
      flows: z.int(),
      organizations: z.int(),
      countries: z.int(),
    }),
    provenance,
    listed: z.object({
      paths: z.int(),
      pathsComplete: z.boolean(),
      pathsTotal,
      gaps: z.int(),
      gapsTotal: z.record(gapKind, z.int()),
    }),
    warnings: z.array(listWarning),
    labels: z.object({ parties: names, goods: names, documents: names, places: names }),
  }),
);

export const networkAnswer = named(
  'Network',
  z.object({
    nodes: z.array(
      z.object({
        key: z.string(),
        tier: z.int(),
        party: z.string().nullable(),
        organization: z.string().nullable(),
        good: z.string().nullable(),
        side: side.nullable(),
        stocks: z.int().meta({ description: 'How many stocks are collapsed in it.' }),
        basis,
        hits: z.array(z.string()),
        gaps: z.array(z.object({ kind: gapKind, input: z.string().nullable() })),
        role: role.nullable(),
        label: z.string(),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: flowKind,
        basis,
        record: z.string().nullable(),
        count: z.int(),
      }),
    ),
    collapsed: z.boolean(),
    total: z.object({ stocks: z.int(), flows: z.int() }),
    labels: z.object({ parties: names, goods: names }),
  }),
);
