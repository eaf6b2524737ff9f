import type { Production } from '../../model/records.js';
import { type CheckContext, circlesOf, reportCircle, type TableCheck } from './check.js';
import { type KnownParty, knownOrganization, knownSite } from './known-party.js';
import { reportResolvedAreas, reportResolvedOrganizations } from './resolved-parties.js';

/** True if a stand-in of the other kind of party gives way to this record: `resolved-parties.ts` looks at what named it. */
function takesId(context: CheckContext, id: string, row: number, isSite: boolean): boolean {
  const known = context.catalog.parties.get(id);
  if (known === undefined || known.isSite === isSite) return false;
  if (known.unresolved) {
    context.resolved(id);
    return true;
  }
  const [here, there] = isSite ? ['site', 'organization'] : ['organization', 'site'];
  const message = `"${id}" is already the id of a ${there}: give the ${here} an id of its own`;
  context.report({ row, column: 'id', rule: 'id-shared', value: id, message });
  return false;
}

/** The row that makes a party what it is now, and the organization whose pool it was in before. */
interface Change {
  readonly row: number;
  readonly from: string;
}

/** Organizations: an id that no site has; a trader that has no production yet. */
export function checkOrganizations(): TableCheck<'organizations'> {
  const traders = new Map<string, Change>();
  const resolved = new Map<string, number>();
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      if (takesId(context, record.id, row, false)) resolved.set(record.id, row);
      const before = parties.get(record.id);
      if (record.trader && before !== undefined) traders.set(record.id, { row, from: before.organization });
      parties.set(record.id, knownOrganization(record));
    },
    end: async (context) => {
      reportResolvedAreas(context, resolved);
      await checkTraders(context, traders);
    },
  };
}

/** Productions, read before, of organizations that are now traders. */
async function checkTraders(context: CheckContext, traders: ReadonlyMap<string, Change>): Promise<void> {
  const { productions } = await context.reader.upstream([...traders.values()].map(({ from }) => from));
  for (const production of productions) {
    const { organization } = context.catalog.parties.get(production.party)!;
    const row = traders.get(organization)?.row;
    if (row !== undefined) reportTraderProduction(context, row, 'trader', production, organization);
  }
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

const WITHIN_LINK = { column: 'within', rule: 'within-cycle', what: 'site' } as const;

/** Sites: a known organization as operator, a site as area, no circle of areas, no place that contradicts its area. */
export function checkSites(): TableCheck<'sites'> {
  const rows = new Map<string, number>();
  const moved = new Map<string, Change>();
  const resolved = new Map<string, number>();
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      if (takesId(context, record.id, row, true)) resolved.set(record.id, row);
      const before = parties.get(record.id);
      if (before !== undefined && before.organization !== record.organization) {
        moved.set(record.id, { row, from: before.organization });
      }
      rows.set(record.id, row);
      parties.set(record.id, knownSite(record));
    },
    end: async (context) => {
      for (const [id, row] of rows) checkOperatorAndArea(context, id, row);
      const sites = [...context.catalog.parties.entries()].filter(([, party]) => party.isSite);
      const areas = new Map(sites.map(([id, party]) => [id, party.within]));
      const circles = circlesOf(areas);
      for (const circle of circles) reportCircle(context, circle, rows, WITHIN_LINK);
      // A circle has no place; only its end could be compared.
      if (circles.length === 0) for (const [id, party] of sites) checkAgainstArea(context, id, party, rows);
      await checkMovedToTraders(context, moved);
      await reportResolvedOrganizations(context, resolved, rows);
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
  // What was read last made it so: the site's own row, or that of the area.
  const changed = [id, ...areasFrom(context, within)].find((at) => rows.has(at));
  if (changed === undefined) return;
  const message = `site "${id}" is in ${place}, but "${within}", which it lies in, is in ${areaPlace}: correct the one or the other`;
  const { column, value } = placeCell(context.catalog.parties.get(changed)!);
  context.report({ row: rows.get(changed)!, column, rule: 'place-contradiction', value, message });
}

/** The cell that says where a party is. */
function placeCell({ region, country, within }: KnownParty): { column: string; value: string | null } {
  if (region !== null) return { column: 'region', value: region };
  return country === null ? { column: 'within', value: within } : { column: 'country', value: country };
}

/** An area and those that it lies in, innermost first; to be asked where there are no circles. */
function* areasFrom({ catalog }: CheckContext, area: string): Generator<string> {
  for (let at: string | null = area; at !== null; at = catalog.parties.get(at)?.within ?? null) yield at;
}

/** A party with productions that now is a site of a trader. */
async function checkMovedToTraders(context: CheckContext, moved: ReadonlyMap<string, Change>): Promise<void> {
  const { parties } = context.catalog;
  const toTraders = [...moved].filter(([id]) => parties.get(parties.get(id)!.organization)?.trader);
  if (toTraders.length === 0) return;
  const { productions } = await context.reader.upstream(toTraders.map(([, { from }]) => from));
  for (const [id, { row }] of toTraders) {
    const made = productions.find((production) => production.party === id);
    if (made !== undefined)
      reportTraderProduction(context, row, 'organization', made, parties.get(id)!.organization);
  }
}
