import { z } from 'zod';
import { type Day, parseDay } from '../../model/dates.js';

/** Parts that the queries of several routes share. */

/** `YYYY-MM-DD`, read as a day. */
export const day = z.iso.date().transform((text): Day => parseDay(text, 'to') as Day);

export const id = z.string().min(1).max(1000);
export const words = z.string().min(1).max(200);

const MAX_PAGE_SIZE = 1000;

export const page = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
};

/** What is asked of a product; the date is today unless it is given. */
export const productQuery = {
  organization: id,
  good: id.optional(),
  date: day.optional(),
  since: day.optional(),
  measure: z.array(id).max(100).optional(),
};

export const listingQuery = {
  paths: z.coerce.number().int().min(1).max(1000).default(1),
  gaps: z.coerce.number().int().min(0).max(1_000_000).optional(),
};
