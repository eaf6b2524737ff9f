import { formatDay } from '../model/dates.js';
import type { ListedParty, Measure, ScopeItem } from '../model/measure.js';

interface Names {
  good(id: string): string;
  place(code: string): string;
}

const NAMES_SAID = 20;

function listOf(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function partyWords({ name, localName, from, to }: ListedParty): string {
  const local = localName === null ? '' : ` (${localName})`;
  const since = from === null ? '' : `, listed from ${formatDay(from)}`;
  const until = to === null ? '' : `, until ${formatDay(to)}`;
  return `${name}${local}${since}${until}`;
}

function partiesWords(parties: readonly ListedParty[]): string {
  const said = parties.slice(0, NAMES_SAID).map(partyWords);
  const more = parties.length - said.length;
  return listOf(more > 0 ? [...said, `${more} more`] : said, 'or');
}

function makerWords({ parties, subsidiaries }: ScopeItem): string {
  if (parties === null) return '';
  if (parties.length === 0) return ' by parties on a list that is not loaded';
  const below = subsidiaries === true ? ', or an organization that one of them owns shares in' : '';
  return ` by ${partiesWords(parties)}, at its sites or in its area${below}`;
}

function goodsWords({ goods, derived }: ScopeItem, names: Names): string {
  if (goods === null) return 'All goods';
  if (goods.length === 0) return 'Goods on a list that is not loaded';
  const said = listOf(goods.map(names.good), 'and');
  return derived === true ? `${said}, and all goods derived from or made with them` : said;
}

function itemWords(item: ScopeItem, names: Names): string {
  const place = item.region === null ? '' : ` in ${names.place(item.region)}`;
  const except =
    item.except === null || item.except.length === 0 ? '' : `; not those of ${partiesWords(item.except)}`;
  return `${goodsWords(item, names)}: mined, produced or made${makerWords(item)}${place}${except}.`;
}

/**
 * The scope of a measure in sentences, one for each item; a stock that meets all conditions of one is covered
 * (design.md §4, Hit). Long party lists are cut after twenty names, and say so.
 */
export function scopeInWords({ scope }: Measure, names: Names): readonly string[] {
  return scope.map((item) => itemWords(item, names));
}
