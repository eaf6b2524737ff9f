import { z } from 'zod';
import type { Places } from '../model/places.js';
import type { Fault } from './fault.js';
import type { DraftList, ListContext } from './list-draft.js';
import { type CollectedParty, draftOf, isPartySchema, latestDay, schemaFault } from './party-list.js';
import { singleCountry } from './target-table.js';

/** FollowTheMoney as OpenSanctions publishes it: one entity a line, each property a list of texts. */
const entitySchema = z.looseObject({
  id: z.string().min(1),
  caption: z.string().optional(),
  schema: z.string().min(1),
  properties: z.record(z.string(), z.array(z.string())),
  datasets: z.array(z.string()).default([]),
  /** False for entities that stand beside listed ones, such as relatives and owners. */
  target: z.boolean().optional(),
  last_seen: z.string().nullable().optional(),
});

type Entity = z.infer<typeof entitySchema>;

const NAME_PROPERTIES = ['name', 'alias', 'weakAlias', 'previousName'];
const COUNTRY_PROPERTIES = ['jurisdiction', 'mainCountry', 'country'];
const SCHEMES: Readonly<Record<string, string>> = {
  leiCode: 'lei',
  uscCode: 'uscc',
  dunsCode: 'duns',
  uniqueEntityId: 'uei',
  permId: 'permid',
  innCode: 'inn',
  ogrnCode: 'ogrn',
  imoNumber: 'imo',
  swiftBic: 'bic',
};

function valuesOf({ properties }: Entity, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => properties[name] ?? []).map((text) => text.trim()))].filter(
    (text) => text !== '',
  );
}

function readParty(entity: Entity, row: number, places: Places): CollectedParty | Fault {
  const names = valuesOf(entity, NAME_PROPERTIES);
  const name = names.find((each) => each === entity.caption?.trim()) ?? names[0];
  if (name === undefined) {
    const message = `entity "${entity.id}" has no name: give it one, or take it out`;
    return { row, column: 'properties.name', rule: 'required', value: null, message };
  }
  const identifiers = Object.entries(SCHEMES).flatMap(([property, scheme]) =>
    valuesOf(entity, [property]).map((value) => `${scheme}:${value}`),
  );
  const countries = COUNTRY_PROPERTIES.map((property) => valuesOf(entity, [property])).find(
    (codes) => codes.length > 0,
  );
  const programs = valuesOf(entity, ['programId']);
  return {
    row,
    programs: programs.length > 0 ? programs : entity.datasets,
    party: {
      name,
      aliases: names.filter((each) => each !== name),
      identifiers: [...new Set(identifiers)],
      country: singleCountry(countries ?? [], places),
    },
  };
}

function readEntity(line: string): Entity | null {
  try {
    const shaped = entitySchema.safeParse(JSON.parse(line));
    return shaped.success ? shaped.data : null;
  } catch {
    return null;
  }
}

/** How many entities of each schema were no listed party, for the note. */
function countText(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([schema, count]) => `${schema} ${count}`)
    .join(', ');
}

export function readEntityLines(text: string, context: ListContext): DraftList {
  const faults: Fault[] = [];
  const parties: CollectedParty[] = [];
  const others = new Map<string, number>();
  const seen: string[] = [];
  const lines = text.split(/\r?\n/);
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    rows++;
    const row = index + 1;
    const entity = readEntity(line);
    if (entity === null) {
      const message = 'the line is not an entity with id, schema and properties: the file may be cut short';
      faults.push({ row, column: null, rule: 'line-format', value: line, message });
      continue;
    }
    if (entity.last_seen) seen.push(entity.last_seen);
    const isParty = isPartySchema(entity.schema);
    if (isParty === null) faults.push(schemaFault(row, entity.schema));
    else if (!isParty || entity.target === false)
      others.set(entity.schema, (others.get(entity.schema) ?? 0) + 1);
    else {
      const party = readParty(entity, row, context.places);
      if ('rule' in party) faults.push(party);
      else parties.push(party);
    }
  }
  const notes = others.size > 0 ? [`not listed parties, but beside them: ${countText(others)}`] : [];
  return draftOf({ parties, faults, rows, notes, date: latestDay(seen) }, context);
}
