import { hasCondition } from '../../src/model/measure.js';
import { isPlaceIn, placeOf } from '../reference/places.js';
import type { World } from '../reference/world.js';

/** What an import would refuse of a world, by the rules of design.md §4 (Refused at import); empty if nothing. */
export function faultsOf(world: World): readonly string[] {
  return Object.entries(RULES)
    .filter(([, isBroken]) => isBroken(world))
    .map(([rule]) => rule);
}

const RULES: Readonly<Record<string, (world: World) => boolean>> = {
  'from-after-to': ({ supplies, productions, ownerships, measures }) =>
    [
      ...[...supplies, ...productions, ...ownerships],
      ...measures.flatMap(({ effective, scope }) => [
        effective,
        ...scope.flatMap((item) => [...(item.parties ?? []), ...(item.except ?? [])]),
      ]),
    ].some(({ from, to }) => from !== null && to !== null && from > to),
  'id-doubled': (world) =>
    [
      [...world.organizations, ...world.sites].map(({ id }) => id),
      world.goods.map(({ id }) => id),
      world.recipes.map(({ good, input }) => `${good};${input}`),
      world.supplies.map(({ id }) => id),
      world.productions.map(({ id }) => id),
      world.ownerships.map(({ id }) => id),
      world.measures.map(({ id }) => id),
    ].some((keys) => new Set(keys).size < keys.length),
  'id-dangling': (world) => danglingIds(world).length > 0,
  'self-supply': ({ supplies }) => supplies.some(({ supplier, buyer }) => supplier === buyer),
  'broader-cycle': ({ goods }) => hasCircle(new Map(goods.map(({ id, broader }) => [id, broader]))),
  'within-cycle': ({ sites }) => hasCircle(new Map(sites.map(({ id, within }) => [id, within]))),
  'raw-recipe': ({ goods, recipes }) =>
    recipes.some((recipe) => goods.some(({ id, raw }) => raw && id === recipe.good)),
  'trader-production': ({ organizations, sites, productions }) =>
    productions.some(({ party }) => {
      const operator = sites.find(({ id }) => id === party)?.organization ?? party;
      return organizations.some(({ id, trader }) => trader && id === operator);
    }),
  'place-contradiction': (world) =>
    world.sites.some(({ country, region, within }) =>
      areContradicting([country, region, within === null ? null : placeOf(world, within)]),
    ) || world.organizations.some(({ country, region }) => areContradicting([country, region])),
  'measure-unscoped': ({ measures }) =>
    measures.some(({ scope }) => scope.length === 0 || !scope.every(hasCondition)),
  'measure-span': ({ measures }) => measures.some(({ effective }) => effective.from === null),
};

function danglingIds(world: World): readonly string[] {
  const parties = [...world.organizations, ...world.sites].map(({ id }) => id);
  const organizations = world.organizations.map(({ id }) => id);
  const sites = world.sites.map(({ id }) => id);
  const goods = world.goods.map(({ id }) => id);
  const uses: readonly (readonly [known: readonly string[], used: readonly (string | null)[]])[] = [
    [parties, world.supplies.flatMap(({ supplier, buyer }) => [supplier, buyer])],
    [parties, world.productions.map(({ party }) => party)],
    [organizations, world.sites.map(({ organization }) => organization)],
    [organizations, world.ownerships.flatMap(({ owner, owned }) => [owner, owned])],
    [sites, world.sites.map(({ within }) => within)],
    [goods, world.goods.map(({ broader }) => broader)],
    [goods, world.recipes.flatMap(({ good, input }) => [good, input])],
    [goods, world.supplies.map(({ good }) => good)],
    [goods, world.productions.flatMap(({ good, inputs }) => [good, ...inputs])],
    [goods, world.measures.flatMap(({ scope }) => scope.flatMap((item) => item.goods ?? []))],
  ];
  return uses.flatMap(([known, used]) => used.filter((id) => id !== null && !known.includes(id)) as string[]);
}

function hasCircle(above: ReadonlyMap<string, string | null>): boolean {
  return [...above.keys()].some((id) => {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null; at = above.get(at) ?? null) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  });
}

function areContradicting(places: readonly (string | null)[]): boolean {
  const stated = places.filter((place) => place !== null);
  return stated.some((a) => stated.some((b) => !isPlaceIn(a, b) && !isPlaceIn(b, a)));
}
