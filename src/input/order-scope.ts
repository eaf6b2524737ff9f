import type { Places } from '../model/places.js';
import { readPartyNames } from './party-names.js';

/** What the Entity cell of an order says that it is about: a place, parties, or it cannot be told. */
export type EntityScope =
  | { readonly region: string }
  | {
      readonly parties: readonly { readonly name: string; readonly aliases: readonly string[] }[];
      readonly subsidiaries: boolean;
    }
  | { readonly unclear: string };

/** Goods of a place or of a kind of producer: there is no party to find, and to list one would find nothing. */
const IS_NO_PARTY =
  /^(?:all|any|certain|every|artisanal)\b|\b(?:produced|made|grown|mined|harvested|manufactured|sourced|originating) (?:in|by|from|with|within)\b|\b(?:products|goods|merchandise) (?:containing|made|from|of)\b|\b(?:except|other than|excluding)\b|\b(?:mines|farms|fisheries|vessels|producers|growers|plantations|factories|manufacturers|suppliers|exporters|kilns|workshops|companies|entities|cooperatives|mills|prisons|camps)$/i;
/** What follows a party, as in "and its subordinate and affiliated entities", says nothing against it. */
const TAIL = /,? and (?:its|their) .*$/i;
const VESSELS_OF_A_PARTY = /^fishing vessels owned by /i;
const NO_GOODS_CONDITION = /^all (?:goods|products|merchandise|commodities)\.?$/i;

/** True where the merchandise is stated to be everything. */
export function coversAllGoods(merchandise: string): boolean {
  return NO_GOODS_CONDITION.test(merchandise);
}

/** Reads an Entity cell; `country` is that of the row, or null. */
export function readEntityScope(entity: string, country: string | null, places: Places): EntityScope {
  const bare = entity.replace(/ ?\([A-Z]{2,}\)$/, '');
  const named = [entity, bare]
    .map((text) => places.placesNamed(text, country))
    .find((codes) => codes.length > 0);
  if (named !== undefined) {
    return named.length === 1 ? { region: named[0]! } : { unclear: `it may be ${named.join(' or ')}` };
  }
  if (IS_NO_PARTY.test(entity.replace(TAIL, '')) && !VESSELS_OF_A_PARTY.test(entity))
    return { unclear: 'it names a kind of goods or producers, and no party' };
  const names = readPartyNames(entity, (text) => places.countriesNamed(text).length > 0);
  return 'fault' in names ? { unclear: names.fault } : names;
}
