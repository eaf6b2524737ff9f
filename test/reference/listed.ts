import type { Day } from '../../src/model/dates.js';
import type { ListedParty } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import type { Grade } from './grade.js';
import { areasOf, organizationOf } from './parties.js';
import { isInForce, isUsableAt } from './span.js';

/** True if a listed party in force on the question's date is this very organization or site, by a firm match. */
export function isListed(facts: Facts, listed: readonly ListedParty[], party: string): boolean {
  return listed.some((entry) => isInForce(entry, facts.question.date) && isMatch(facts, entry, party));
}

/** A shared identifier or an equal name (design.md §4, Match); names are only trimmed and put in lower case here. */
function isMatch({ world }: Facts, entry: ListedParty, party: string): boolean {
  const organization = world.organizations.find(({ id }) => id === party);
  const site = world.sites.find(({ id }) => id === party);
  const identifiers = organization?.identifiers ?? [];
  if (entry.identifiers.some((identifier) => identifiers.includes(identifier))) return true;
  const names = organization === undefined ? [site!.name] : namesOf(organization);
  return isOverlapping(namesOf(entry), names);
}

function namesOf(named: Pick<ListedParty, 'name' | 'localName' | 'aliases'>): readonly string[] {
  return [named.name, ...(named.localName === null ? [] : [named.localName]), ...named.aliases];
}

function isOverlapping(left: readonly string[], right: readonly string[]): boolean {
  const plain = (name: string) => name.trim().toLowerCase();
  return left.some((name) => right.some((other) => plain(name) === plain(other)));
}

/** The party itself or an area that it lies in is listed. */
export function isListedOrInArea(facts: Facts, listed: readonly ListedParty[], party: string): boolean {
  return [party, ...areasOf(facts.parties, party)].some((place) => isListed(facts, listed, place));
}

/** P, org(P) or an area that P lies in is listed. */
export function isListedAround(facts: Facts, listed: readonly ListedParty[], party: string): boolean {
  return (
    isListedOrInArea(facts, listed, party) || isListed(facts, listed, organizationOf(facts.parties, party))
  );
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
  const heads = facts.world.organizations.map(({ id }) => id).filter((id) => isListed(facts, listed, id));
  if (ownedBy(heads, firm).has(organization)) return 'firm';
  return ownedBy(heads, usable).has(organization) ? 'loose' : 'none';
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
