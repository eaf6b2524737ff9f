import { pinyin } from 'pinyin-pro';
import type { Match } from '../../src/match/match.js';
import { matchParties } from '../../src/match/party-matches.js';
import type { ListedParty } from '../../src/model/measure.js';
import { compileParties } from '../../src/model/parties.js';
import type { Organization } from '../../src/model/records.js';
import { chanceOf } from './chance.js';
import { CHANGES } from './changes.js';
import { listedParty, namesOf } from './listed.js';
import type { Unlisted } from './unlisted.js';

export interface KindResult {
  readonly kind: string;
  readonly names: number;
  readonly confirmed: number;
  readonly pending: number;
  /** Matches with a party that has nothing to do with the name, of all matches. */
  readonly matches: number;
  readonly wrong: number;
  readonly missed: readonly string[];
}

export function organizationOf(name: string, index: number): Organization {
  const id = `o${String(index).padStart(7, '0')}`;
  const unknown = { localName: null, aliases: [], country: null, region: null, identifiers: [] };
  return { id, name, ...unknown, trader: false, unresolved: false };
}

/** All matches of each name, by its position. */
export function matchNames(
  names: readonly string[],
  listed: readonly ListedParty[],
): readonly (readonly Match[])[] {
  const parties = compileParties(names.map(organizationOf), []);
  const [matches] = matchParties(parties, [listed], []);
  return names.map((_, index) => matches!.get(index) ?? []);
}

/** The parties that share a name, as the shipped measures and the published table list many twice. */
function groupsOf(listed: readonly ListedParty[]): ReadonlyMap<string, ReadonlySet<ListedParty>> {
  const groups = new Map<string, Set<ListedParty>>();
  for (const party of listed) {
    const keys = namesOf(party).map(plain);
    const group = new Set([party, ...keys.flatMap((key) => [...(groups.get(key) ?? [])])]);
    for (const member of group) for (const name of namesOf(member)) groups.set(plain(name), group);
  }
  return groups;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Changed {
  readonly kind: string;
  readonly original: string;
  readonly name: string;
}

/** Every listed name changed in every way, several times where chance decides. */
function changedNames(listed: readonly ListedParty[], draws: number, seed: number): readonly Changed[] {
  const chance = chanceOf(seed);
  const originals = [...new Set(listed.flatMap(namesOf))];
  const changed: Changed[] = [];
  for (const { kind, apply } of CHANGES) {
    for (const original of originals) {
      const versions = Array.from({ length: draws }, () => apply(original, chance));
      for (const name of new Set(versions)) {
        const isChange = name !== null && (name !== original || kind === 'as printed');
        if (isChange) changed.push({ kind, original, name });
      }
    }
  }
  return changed;
}

function resultOf(
  kind: string,
  names: readonly Changed[],
  found: readonly (readonly Match[])[],
  isRight: (original: string, listed: ListedParty) => boolean,
): KindResult {
  let [confirmed, pending, matches, wrong] = [0, 0, 0, 0];
  const missed: string[] = [];
  for (const [index, { original, name }] of names.entries()) {
    const all = found[index]!;
    const right = all.filter(({ listed }) => isRight(original, listed));
    matches += all.length;
    wrong += all.length - right.length;
    if (right.some(({ status }) => status === 'confirmed')) confirmed++;
    else if (right.length > 0) pending++;
    else missed.push(`${name} (${original})`);
  }
  return { kind, names: names.length, confirmed, pending, matches, wrong, missed };
}

/** How many changed names are found, kind by kind. */
export function measureChanges(
  listed: readonly ListedParty[],
  draws: number,
  seed: number,
): readonly KindResult[] {
  const changed = changedNames(listed, draws, seed);
  const groups = groupsOf(listed);
  const isRight = (original: string, party: ListedParty) => groups.get(plain(original))!.has(party);
  const found = matchNames(
    changed.map(({ name }) => name),
    listed,
  );
  const results = CHANGES.map(({ kind }) => {
    const at = [...changed.keys()].filter((index) => changed[index]!.kind === kind);
    return resultOf(
      kind,
      at.map((index) => changed[index]!),
      at.map((index) => found[index]!),
      isRight,
    );
  });
  return [...results, measureChinese(listed)];
}

/** The other direction: a list that has only the pinyin of a name, and a record that has the characters. */
function measureChinese(listed: readonly ListedParty[]): KindResult {
  const names = [...new Set(listed.flatMap(namesOf))].filter((name) => /^\p{Script=Han}{4,}$/u.test(name));
  const sounds = names.map((name) => listedParty(pinyin(name, { toneType: 'none' })));
  const found = matchNames(names, sounds);
  const changed = names.map((name) => ({ kind: 'Chinese for listed pinyin', original: name, name }));
  const right = new Map(names.map((name, index) => [name, sounds[index]!]));
  return resultOf(
    'Chinese for listed pinyin',
    changed,
    found,
    (original, party) => right.get(original)!.name === party.name,
  );
}

export interface UnlistedResult {
  readonly family: string;
  readonly names: number;
  readonly confirmed: readonly string[];
  readonly pending: readonly string[];
  readonly pairs: number;
}

/** How many names that are not listed are taken for listed ones, family by family. */
export function measureUnlisted(
  listed: readonly ListedParty[],
  unlisted: readonly Unlisted[],
): readonly UnlistedResult[] {
  const found = matchNames(
    unlisted.map(({ name }) => name),
    listed,
  );
  return [...new Set(unlisted.map(({ family }) => family))].sort().map((family) => {
    const at = [...unlisted.keys()].filter((index) => unlisted[index]!.family === family);
    const having = (test: (matches: readonly Match[]) => boolean) =>
      at
        .filter((index) => test(found[index]!))
        .map((index) => `${unlisted[index]!.name} ~ ${found[index]![0]!.by}`);
    return {
      family,
      names: at.length,
      confirmed: having(([first]) => first?.status === 'confirmed'),
      pending: having(([first]) => first?.status === 'pending'),
      pairs: at.reduce((sum, index) => sum + found[index]!.length, 0),
    };
  });
}
