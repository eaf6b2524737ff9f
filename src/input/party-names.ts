import {
  commaParts,
  isBalanced,
  masked,
  replaceBrackets,
  splitCounted,
  splitNames,
  splitOutside,
  withoutStop,
} from './name-list.js';

/**
 * What lists print in a cell for a name. The grammar, in the order in which it is taken apart:
 *
 *   cell     = ["Fishing Vessel:" | "Fishing Vessels owned by"] body [own | open] ["."]
 *   open     = [","] "and" [all|any] [its|their] ("subsidiaries" | "subordinates" | "affiliates" |
 *              "subordinate and affiliated entities") ["and joint ventures"]
 *   own      = "and its" [NUMBER] [PLACE"-based"] "subsidiar"(y|ies) ["from" PLACE] [","] ["which include"] names
 *   body     = part { ";" part } [";" TOWN]                a TOWN is one word
 *   part     = names { [","] ("a/k/a" | "formerly known as" | …) names }
 *   names    = name { ("," | "and") name } [bracket]       see `name-list.ts` for what separates and what does not
 *   bracket  = "(" ["and" | "including"] [NUMBER] "alias"[es] ":" names ")"
 *            | "(" ("formerly known as" | "also known as" | "a/k/a" | "dba" | …) names ")"
 *            | "（" ("又名" | "曾用名" | "原名" | "别名") names "）"
 *            | "(collectively, " name ")" | "(of " PLACE ")"
 *   name     = text with brackets of its own: (Shanshan), (HK), (New Life), (or Wuling), (XPCC)
 *   seat     = name ", " PLACE { ", " PLACE } ", " COUNTRY
 *
 * Names are given as printed, with blanks of every kind made to one. Whoever shares a cell shares its fate, so it does
 * not matter to which of several parties an alias is put.
 */

export interface NamedParty {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface PartyNames {
  readonly parties: readonly NamedParty[];
  /** True if the cell extends to subsidiaries that it does not name. */
  readonly subsidiaries: boolean;
}

export interface NameFault {
  readonly fault: string;
}

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const COUNT = `(?<count>${NUMBERS.join('|')}|\\d+)`;
const KNOWN_AS =
  '(?:(?:also|formerly|previously|now) (?:known|doing business) as|doing business as|trading as|formerly|a/k/a|a\\.k\\.a\\.|aka|f/k/a|fka|d/b/a|dba)';
const VESSEL = /^fishing vessels?(?: ?: ?| owned by )/i;
const OPEN_TAIL =
  /,? (?:and|&) (?:(?:all|any)(?: of)? )?(?:(?:its|their|the) )?(?:subsidiaries|subordinates|affiliates|subordinate and affiliated entities)(?: and (?:joint ventures|affiliates))?\.?$/i;
const OWN_TAIL = new RegExp(
  `,? and its (?:${COUNT} )?(?:[\\w-]+-based )?subsidiar(?:y|ies)(?: (?:from|in) [^,]+)?,?(?<open> which include| including)?:? (?<names>.+)$`,
  'i',
);
const ALIAS_BRACKET = new RegExp(
  `^(?:(?:and |including |with )?(?:${COUNT} )?alias(?:es)? ?:? |${KNOWN_AS}:? |(?:又名|曾用名|原名|别名)[:：]? ?)(?<names>.+)$`,
  'i',
);
const COLLECTIVE = /^collectively,? (?:the )?["“]?(?<name>.+?)["”]?$/i;
const INLINE_ALIAS = new RegExp(`,? (?:and )?${KNOWN_AS} `, 'gi');
const LEFT_OVER =
  /\b(?:alias(?:es)?|known as|a\/k\/a|f\/k\/a|subsidiar(?:y|ies)|joint ventures|collectively)\b/i;
const ACRONYM = /^(?<name>.+?) ?[(（](?<letters>[A-Z]{3,})[)）]$/;
const ALTERNATIVE = /^(?<before>.*?)(?<word>\S+) \(or (?<other>[^()]+)\)(?<after>.*)$/;

/** No name of a list is near it; a cell that is longer holds something else. */
const MAX_CELL_LENGTH = 5000;

/** Blanks of every kind, no-break ones too, made to one; invisible signs dropped. */
export function onOneLine(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function numberOf(count: string | undefined): number | null {
  if (count === undefined) return null;
  const index = NUMBERS.indexOf(count.toLowerCase());
  return index < 0 ? Number(count) : index + 1;
}

/** The first letters of the words, small words left out and not: XPCC is that of Xinjiang Production and Construction Corporation. */
function isAcronym(letters: string, name: string): boolean {
  const words = name.split(/[\s-]+/);
  const initials = (list: readonly string[]) => list.map((word) => word[0]!.toUpperCase()).join('');
  const large = words.filter((word) => !/^(?:and|of|the|for|&)$/i.test(word));
  return initials(words).endsWith(letters) || initials(large).endsWith(letters);
}

/** Further spellings that a name itself states: an acronym in brackets, an "(or …)". */
function statedAliases(name: string): readonly string[] {
  const acronym = ACRONYM.exec(name)?.groups;
  if (acronym !== undefined && isAcronym(acronym.letters!, acronym.name!))
    return [acronym.name!, acronym.letters!];
  const either = ALTERNATIVE.exec(name)?.groups;
  if (either === undefined) return [];
  return [either.word!, either.other!].map((word) => `${either.before}${word}${either.after}`);
}

/** A collector of the parties of one cell; the last one takes the aliases that follow. */
class CellNames {
  readonly parties: { name: string; aliases: string[] }[] = [];
  #fault: string | null = null;

  get fault(): string | null {
    const names = this.parties.flatMap(({ name, aliases }) => [name, ...aliases]);
    const left = names.find((name) => LEFT_OVER.test(name));
    if (left !== undefined) return `it cannot be told what is a name in "${left}"`;
    if (names.some((name) => !/[\p{L}\p{N}]/u.test(name))) return 'there is a name without a letter';
    return this.#fault ?? (names.length === 0 ? 'there is no name' : null);
  }

  add(names: readonly string[] | null, source: string): void {
    if (names === null) this.#fault ??= `it cannot be told where the names in "${source}" end`;
    for (const each of names ?? []) {
      const name = withoutStop(each);
      const aliases = [...statedAliases(name)];
      if (!this.parties.some((party) => party.name === name)) this.parties.push({ name, aliases });
    }
  }

  alias(names: readonly string[] | null, source: string): void {
    const last = this.parties.at(-1);
    if (names === null || last === undefined)
      this.#fault ??= `it cannot be told where the aliases in "${source}" end`;
    for (const each of names ?? []) {
      const alias = withoutStop(each);
      for (const one of [alias, ...statedAliases(alias)])
        if (last !== undefined && one !== last.name && !last.aliases.includes(one)) last.aliases.push(one);
    }
  }
}

/** The names of a part, and after them the aliases in its brackets. */
function readNames(text: string, isCountry: (text: string) => boolean, cell: CellNames): void {
  const aliases: { names: string; count: number | null }[] = [];
  let group: string | undefined;
  const plain = replaceBrackets(text, (content, bracket) => {
    const listed = ALIAS_BRACKET.exec(content)?.groups;
    const collective = COLLECTIVE.exec(content)?.groups;
    if (listed !== undefined) aliases.push({ names: listed.names!, count: numberOf(listed.count) });
    group ??= collective?.name;
    return listed !== undefined || collective !== undefined || /^of /i.test(content) ? ' ' : bracket;
  });
  const bare = onOneLine(plain).replace(/ ([,;.])/g, '$1');
  const parts = commaParts(bare);
  if (parts.length > 1 && isCountry(parts.at(-1)!)) {
    cell.add([parts[0]!], bare);
    cell.alias([bare], bare);
  } else cell.add(splitNames(bare), bare);
  if (group !== undefined) cell.add([group], group);
  for (const { names, count } of aliases) {
    const lists = splitOutside(names, INLINE_ALIAS);
    for (const list of lists) cell.alias(splitCounted(list, lists.length > 1 ? null : count), list);
  }
}

function readPart(part: string, isCountry: (text: string) => boolean, cell: CellNames): void {
  const [first = '', ...others] = splitOutside(part, INLINE_ALIAS);
  readNames(first, isCountry, cell);
  for (const other of others) cell.alias(splitNames(other), other);
}

function isTown(part: string): boolean {
  return !withoutStop(part).includes(' ');
}

/**
 * The parties that a cell names, or why it cannot be told. `isCountry` says whether a text is the name of a country.
 * Every name and alias of the cell is a name or an alias of some party, exactly as printed but for blanks, a final
 * full stop, and brackets of aliases within it; the order is that of the cell.
 */
export function readPartyNames(
  text: string,
  isCountry: (text: string) => boolean = () => false,
): PartyNames | NameFault {
  const whole = onOneLine(text).replace(VESSEL, '');
  if (whole.length > MAX_CELL_LENGTH) return { fault: 'the text is too long for a name' };
  if (!isBalanced(whole)) return { fault: 'a bracket is not closed, or closes where none is open' };
  const cell = new CellNames();
  const isOpen = OPEN_TAIL.test(masked(whole));
  const closed = isOpen ? whole.slice(0, masked(whole).search(OPEN_TAIL)) : whole;
  const own = OWN_TAIL.exec(closed);
  const parts = splitOutside(own === null ? closed : closed.slice(0, own.index), /[;；]/g).map((part) =>
    part.replace(/^and /i, ''),
  );
  if (parts.length > 1 && isTown(parts.at(-1)!)) parts.pop();
  for (const part of parts) readPart(part, isCountry, cell);
  const { names, count, open } = own?.groups ?? {};
  const listed = names === undefined ? [] : splitCounted(names, open === undefined ? numberOf(count) : null);
  if (names !== undefined) cell.add(listed, names);
  if (cell.fault !== null) return { fault: cell.fault };
  const isPartly = open !== undefined && (listed?.length ?? 0) < (numberOf(count) ?? 1);
  return { parties: cell.parties, subsidiaries: isOpen || isPartly };
}
