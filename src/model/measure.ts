import type { z } from 'zod';
import { formatSpanEnd } from './dates.js';
import type { listedPartySchema, measureSchema, scopeItemSchema } from './measure-schemas.js';

/**
 * A government order or list with a machine-readable scope (design.md §6). In a file every optional member may be
 * left out; a member that is not listed here is refused, for a misspelt condition would silently widen a scope.
 */

export const CONSEQUENCES = [
  'detain',
  'prohibit',
  'presumed-prohibited',
  'export-licence',
  'risk-listing',
] as const;

/** Consequences that stop goods at the border; only these decide the overall verdict where any is in force. */
export const STOPPING_CONSEQUENCES: readonly Consequence[] = ['detain', 'prohibit', 'presumed-prohibited'];

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
