import type { Production } from '../../model/records.js';
import { type KnownParty, knownOrganization, knownSite } from './catalog.js';
import { type CheckContext, membersOfCircles, type TableCheck } from './check.js';

/** A stand-in gives way to the record that resolves it, whichever kind of party that is. */
function takesId(context: CheckContext, id: string, row: number, isSite: boolean): void {
  const known = context.catalog.parties.get(id);
  if (known === undefined || known.isSite === isSite) return;
  if (known.unresolved) {
    context.resolved(id);
    return;
  }
  const [here, there] = isSite ? ['site', 'organization'] : ['organization', 'site'];
  const message = `"${id}" is already the id of a ${there}: give the ${here} an id of its own`;
  context.report({ row, column: 'id', rule: 'id-shared', value: id, message });
}

/** Organizations: an id that no site has; a trader that has no production yet. */
export function checkOrganizations(): TableCheck<'organizations'> {
  const traders = new Map<string, number>();
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      takesId(context, record.id, row, false);
      if (record.trader && parties.has(record.id)) traders.set(record.id, row);
      parties.set(record.id, knownOrganization(record));
    },
    end: async (context) => {
      const { productions } = await context.reader.upstream([...traders.keys()]);
      for (const production of productions) {
        const organization = context.catalog.parties.get(production.party)!.organization;
        reportTraderProduction(context, traders.get(organization)!, 'trader', production, organization);
      }
    },
  };
}

function reportTraderProduction(
  context: CheckContext,
  row: number,
  column: string,
  production: Pick<Production, 'id' | 'party'>,
  trader: string,
): void {
  const message = `production "${production.id}" is by trader "${trader}" or at its site: a trader makes nothing; correct the one or the other`;
  context.report({ row, column, rule: 'trader-production', value: production.party, message });
}

/** Sites: a known organization as operator, a site as area, no circle of areas, no place that contradicts its area. */
export function checkSites(): TableCheck<'sites'> {
  const rows = new Map<string, number>();
  const moved = new Map<string, number>();
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      takesId(context, record.id, row, true);
      const before = parties.get(record.id);
      if (before?.isSite && before.organization !== record.organization) moved.set(record.id, row);
      rows.set(record.id, row);
      parties.set(record.id, knownSite(record));
    },
    end: async (context) => {
      for (const [id, row] of rows) checkOperatorAndArea(context, id, row);
      const sites = [...context.catalog.parties.entries()].filter(([, party]) => party.isSite);
      const areas = new Map(sites.map(([id, party]) => [id, party.within]));
      const circles = membersOfCircles(areas);
      for (const id of circles) reportCircle(context, id, rows.get(id));
      // A circle has no place; only its end could be compared.
      if (circles.size === 0) for (const [id, party] of sites) checkAgainstArea(context, id, party, rows);
      await checkMovedToTraders(context, moved);
    },
  };
}

function checkOperatorAndArea(context: CheckContext, id: string, row: number): void {
  const { parties } = context.catalog;
  const { organization, within } = parties.get(id)!;
  const operator = parties.get(organization);
  if (operator === undefined) context.dangling(row, 'organization', organization, 'organization');
  else if (operator.isSite) {
    const message = `site "${id}" is operated by "${organization}", which is a site: name the organization`;
    context.report({ row, column: 'organization', rule: 'operator-is-site', value: organization, message });
  }
  if (within === null) return;
  const area = parties.get(within);
  if (area === undefined) context.dangling(row, 'within', within, 'site');
  else if (!area.isSite) {
    const message = `site "${id}" lies within "${within}", which is an organization: an area is a site`;
    context.report({ row, column: 'within', rule: 'area-is-organization', value: within, message });
  }
}

function reportCircle(context: CheckContext, id: string, row: number | undefined): void {
  if (row === undefined) return;
  const message = `site "${id}" lies within itself: remove one of the \`within\` links of the circle`;
  const value = context.catalog.parties.get(id)!.within;
  context.report({ row, column: 'within', rule: 'within-cycle', value, message });
}

/** The area's own place by the rule of design.md §4: its region, else its area's place, else its country. */
function placeOf({ catalog }: CheckContext, id: string): string | null {
  const passed: KnownParty[] = [];
  for (let at: string | null = id; at !== null; ) {
    const party = catalog.parties.get(at);
    if (party === undefined) break;
    if (party.region !== null) return party.region;
    passed.push(party);
    at = party.within;
  }
  return passed.reverse().find((party) => party.country !== null)?.country ?? null;
}

function checkAgainstArea(
  context: CheckContext,
  id: string,
  { region, country, within }: KnownParty,
  rows: ReadonlyMap<string, number>,
): void {
  const place = region ?? country;
  if (within === null || place === null) return;
  const areaPlace = placeOf(context, within);
  if (areaPlace === null || !context.places.contradict(place, areaPlace)) return;
  // The row that was read last made it so: the site's own, or that of the area.
  const row = rows.get(id) ?? firstAreaRow(context, within, rows);
  if (row === undefined) return;
  const message = `site "${id}" is in ${place}, but "${within}", which it lies in, is in ${areaPlace}: correct the one or the other`;
  context.report({
    row,
    column: region === null ? 'country' : 'region',
    rule: 'place-contradiction',
    value: place,
    message,
  });
}

function firstAreaRow(
  { catalog }: CheckContext,
  area: string,
  rows: ReadonlyMap<string, number>,
): number | undefined {
  for (let at: string | null = area; at !== null; at = catalog.parties.get(at)?.within ?? null) {
    const row = rows.get(at);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** A site with productions that now belongs to a trader. */
async function checkMovedToTraders(context: CheckContext, moved: ReadonlyMap<string, number>): Promise<void> {
  const { parties } = context.catalog;
  const toTraders = [...moved].filter(([id]) => parties.get(parties.get(id)!.organization)?.trader);
  if (toTraders.length === 0) return;
  const before = await context.reader.get(
    'sites',
    toTraders.map(([id]) => id),
  );
  const { productions } = await context.reader.upstream(before.map(({ record }) => record.organization));
  for (const [id, row] of toTraders) {
    const made = productions.find((production) => production.party === id);
    if (made !== undefined)
      reportTraderProduction(context, row, 'organization', made, parties.get(id)!.organization);
  }
}
