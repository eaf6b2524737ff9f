import { z } from 'zod';
import { goodSchema, organizationSchema, siteSchema } from '../../model/record-schemas.js';
import { named } from './named.js';
import { basis } from './trace.js';

/** Records and lists of them. */

export const origin = named('Origin', z.looseObject({ file: z.string(), sha256: z.string(), row: z.int() }));

export const anyRecord = named(
  'Record',
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
);

function pageAnswer<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() });
}

const organization = named('Organization', organizationSchema);
const site = named('Site', siteSchema);
const good = named('Good', goodSchema);

export const organizationsAnswer = named('Organizations', pageAnswer(organization));
export const goodsAnswer = named('Goods', pageAnswer(good));

const partner = named(
  'Partner',
  z.object({
    party: z.string(),
    good: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    basis,
    record: z.string(),
  }),
);

const names = z.record(z.string(), z.string());

export const organizationAnswer = named(
  'OrganizationView',
  z.object({
    organization,
    sites: z.array(site),
    suppliers: z.array(partner),
    suppliersTotal: z.int(),
    buyers: z.array(partner),
    buyersTotal: z.int(),
    owners: z.array(anyRecord),
    owned: z.array(anyRecord),
    productions: z.array(anyRecord),
    listed: z.array(
      z.object({
        measure: z.string(),
        party: z.string(),
        listed: z.string(),
        status: z.string(),
        by: z.string(),
        reasons: z.array(z.string()),
      }),
    ),
    origin,
    labels: z.object({ parties: names, goods: names }),
  }),
);

export const recordAnswer = named(
  'RecordView',
  z.object({ record: anyRecord, origin, documents: z.array(anyRecord) }),
);
