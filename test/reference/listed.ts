import type { Day } from '../../src/model/dates.js';
import type { ListedParty } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import type { Grade } from './grade.js';
import { strongestGrade } from './grade.js';
import { areasOf, organizationOf } from './parties.js';
import { isInForce, isUsableAt } from './span.js';
import type { World } from './world.js';

/** How surely a listed party in force on the question's date is this very organization or site. */
export function listedGrade(facts: Facts, listed: readonly ListedParty[], party: string): Grade {
  const inForce = listed.filter((entry) => isInForce(entry, facts.question.date));
  return strongestGrade(inForce.map((entry) => matchGrade(facts, entry, party)));
}

/** By an identifier, or by the best pair of names. */
function matchGrade({ world }: Facts, entry: ListedParty, party: string): Grade {
  const organization = world.organizations.find(({ id }) => id === party);
  const site = world.sites.find(({ id }) => id === party);
  const identifiers = organization?.identifiers ?? [];
  if (entry.identifiers.some((identifier) => identifiers.includes(identifier))) return 'firm';
  const names = organization === undefined ? [site!.name] : namesOf(organization);
  return strongestGrade(
    names.flatMap((name) => namesOf(entry).map((other) => pairGrade(world, entry, name, other))),
  );
}

/** What a reviewer has said of two names holds; else equal is firm, and alike is loose (design.md §4, Match). */
function pairGrade(world: World, entry: ListedParty, name: string, other: string): Grade {
  const on = (listedName: string) =>
    (world.decisions ?? []).findLast(
      (one) => plain(one.partyName) === plain(name) && plain(one.listedName) === plain(listedName),
    )?.verdict;
  const verdict = on(other) ?? on(entry.name);
  if (verdict !== undefined) return verdict === 'confirmed' ? 'firm' : 'none';
  if (plain(name) === plain(other)) return 'firm';
  const isAlike = (world.alike ?? []).some(([a, b]) => plain(a) === plain(name) && plain(b) === plain(other));
  return isAlike ? 'loose' : 'none';
}

/** Names are only trimmed and put in lower case here. */
function plain(name: string): string {
  return name.trim().toLowerCase();
}

function namesOf(named: Pick<ListedParty, 'name' | 'localName' | 'aliases'>): readonly string[] {
  return [named.name, ...(named.localName === null ? [] : [named.localName]), ...named.aliases];
}

/** The party itself or an area that it lies in is listed. */
export function listedOrInAreaGrade(facts: Facts, listed: readonly ListedParty[], party: string): Grade {
  const places = [party, ...areasOf(facts.parties, party)];
  return strongestGrade(places.map((place) => listedGrade(facts, listed, place)));
}

/** P, org(P) or an area that P lies in is listed. */
export function listedAroundGrade(facts: Facts, listed: readonly ListedParty[], party: string): Grade {
  const organization = organizationOf(facts.parties, party);
  return strongestGrade([
    listedOrInAreaGrade(facts, listed, party),
    listedGrade(facts, listed, organization),
  ]);
}

/**
 * How surely an organization is reached downward from a listed one through ownerships usable at L: firm if every
 * link of some chain has a share over 50 or missing, a basis better than inferred, and no end before L.
 */
export function subsidiaryGrade(
  facts: Facts,
  listed: readonly ListedParty[],
  organization: string,
  latest: Day,
): Grade {
  const usable = facts.world.ownerships.filter((link) => isUsableAt(link, latest, facts.question.since));
  const firm = usable.filter(
    ({ sharePercent, basis, to }) =>
      (sharePercent === null || sharePercent > 50) && basis !== 'inferred' && (to === null || to >= latest),
  );
  const organizations = facts.world.organizations.map(({ id }) => id);
  const heads = organizations.filter((id) => listedGrade(facts, listed, id) === 'firm');
  if (ownedBy(heads, firm).has(organization)) return 'firm';
  const likely = organizations.filter((id) => listedGrade(facts, listed, id) !== 'none');
  return ownedBy(likely, usable).has(organization) ? 'loose' : 'none';
}

function ownedBy(
  heads: readonly string[],
  links: readonly { readonly owner: string; readonly owned: string }[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...heads];
  while (open.length > 0) {
    const at = open.pop()!;
    for (const { owner, owned } of links) {
      if (owner !== at || reached.has(owned)) continue;
      reached.add(owned);
      open.push(owned);
    }
  }
  return reached;
}
