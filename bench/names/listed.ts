import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ListedParty } from '../../src/model/measure.js';
import { measureSchema } from '../../src/model/measure-schemas.js';

const ROOT = new URL('../../../', import.meta.url);
const SEEDS = new URL('seed/measures/', ROOT);
/** Real names of the Withhold Release Orders. They may not be copied into the project, and lie beside it where they are. */
const SAMPLE = new URL('../shared/samples/watch-lists/wro_names_from_yml.csv', ROOT);

export function listedParty(name: string, more: Partial<ListedParty> = {}): ListedParty {
  const blank = { localName: null, aliases: [], identifiers: [], country: null, from: null, to: null };
  return { ...blank, name, ...more };
}

function shipped(): readonly ListedParty[] {
  const files = readdirSync(SEEDS).filter((name) => name.endsWith('.json') && !name.includes('.source.'));
  return files.sort().flatMap((file) => {
    const measure = measureSchema.parse(JSON.parse(readFileSync(new URL(file, SEEDS), 'utf8')));
    return measure.scope.flatMap(({ parties }) => parties ?? []);
  });
}

function sampled(): readonly ListedParty[] {
  if (!existsSync(SAMPLE)) return [];
  const rows: { name: string; aliases: string }[] = parse(readFileSync(SAMPLE), { columns: true, bom: true });
  return rows.map(({ name, aliases }) =>
    listedParty(name, { aliases: aliases.split('|').filter((one) => one !== '') }),
  );
}

/** The parties of the shipped measures and, where the samples lie beside the project, of the published orders. */
export function listedParties(): readonly ListedParty[] {
  return [...shipped(), ...sampled()];
}

export function namesOf({ name, localName, aliases }: ListedParty): readonly string[] {
  return [...new Set([name, ...(localName === null ? [] : [localName]), ...aliases])];
}
