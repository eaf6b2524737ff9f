import type { PlaceSign } from '../model/place-sign.js';
import type { Organization, Site } from '../model/records.js';
import { innermostCommon, provinceOf } from './place-names.js';
import { type NameTables, quoted } from './place-of-address.js';

/**
 * The signs of a party's names; `country` is the stated one, CN or null. A name that names two provinces says nothing
 * (a Shanghai firm that trades in what comes from Xinjiang), and neither does an ambiguous word alone, but for one in
 * brackets, where firms of China write the town: "Hoshine Silicon Industry (Shanshan)".
 */
export function signsOfNames(
  record: Organization | Site,
  country: string | null,
  tables: NameTables,
): readonly PlaceSign[] {
  const names =
    'aliases' in record ? [record.name, record.localName ?? '', ...record.aliases] : [record.name];
  return [...new Set(names)].flatMap((name) => signOfName(name, country, tables));
}

function signOfName(name: string, country: string | null, { names, places }: NameTables): PlaceSign[] {
  const found = names
    .find(name, country === 'CN')
    .filter(({ isSure, isBracketed }) => isSure || (isBracketed && country === 'CN'));
  const codes = found.map(({ code }) => code);
  if (new Set(codes.map((code) => provinceOf(code, places))).size !== 1) return [];
  const words = `${quoted(found)} in the name "${name}"`;
  return [{ kind: 'in', region: innermostCommon(codes, places), from: 'name', words }];
}
