import type { CheckContext } from './check.js';

/**
 * A stand-in of `--keep-unresolved` may turn out to be the other kind of party than the records that named it took
 * it for. Those records are in the store already, so what they say is checked again here.
 */

/** An area that turns out to be an organization. `resolved` has the rows of such organizations. */
export function reportResolvedAreas(context: CheckContext, resolved: ReadonlyMap<string, number>): void {
  if (resolved.size === 0) return;
  for (const [id, { within }] of context.catalog.parties.entries()) {
    const row = within === null ? undefined : resolved.get(within);
    if (row === undefined) continue;
    const message = `site "${id}", read before, lies within "${within}": an area is a site, not an organization`;
    context.report({ row, column: 'id', rule: 'area-is-organization', value: within, message });
  }
}

/**
 * An operator, owner or owned organization that turns out to be a site. `resolved` has the rows of such sites;
 * the sites of this file, in `rows`, have been checked.
 */
export async function reportResolvedOrganizations(
  context: CheckContext,
  resolved: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
): Promise<void> {
  if (resolved.size === 0) return;
  for (const [id, { isSite, organization }] of context.catalog.parties.entries()) {
    const row = isSite && !rows.has(id) ? resolved.get(organization) : undefined;
    if (row === undefined) continue;
    const message = `site "${id}", read before, is operated by "${organization}": an operator is an organization, not a site`;
    context.report({ row, column: 'id', rule: 'operator-is-site', value: organization, message });
  }
  for await (const batch of context.reader.all('ownerships')) {
    for (const { id, owner, owned } of batch) {
      for (const party of [owner, owned]) {
        const row = resolved.get(party);
        if (row === undefined) continue;
        const message = `ownership "${id}", read before, is of or by "${party}": only organizations own and are owned`;
        context.report({ row, column: 'id', rule: 'owner-is-site', value: party, message });
      }
    }
  }
}
