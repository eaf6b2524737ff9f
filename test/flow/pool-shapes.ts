import { good, organization, production, recipe, site, supply } from '../reference/sample.js';
import type { World } from '../reference/world.js';
import { range } from '../trace/shape-world.js';

/** Organizations whose flows inside would be as many as the product of what goes in and what comes out. */

const NOTHING = { sites: [], recipes: [], productions: [], ownerships: [], measures: [] };
const DEALERS = ['maker', 'seller', 'buyer'].map((id) => organization(id, { country: 'US' }));

function named(prefix: string, index: number): string {
  return `${prefix}-${String(index).padStart(5, '0')}`;
}

/** A trader that buys and sells so many goods, all under one broad good, at each of its sites some unknown ones. */
export function distributor(goodCount: number, siteCount: number): World {
  const goods = [good('ware'), ...range(goodCount).map((at) => good(named('ware', at), { broader: 'ware' }))];
  const sites = range(siteCount).map((at) => site(named('depot', at), 'maker', { country: 'US' }));
  const passed = [...goods.map(({ id }) => id), null];
  return {
    ...NOTHING,
    organizations: DEALERS.map((each) => ({ ...each, trader: each.id === 'maker' })),
    sites,
    goods,
    supplies: [
      ...passed.flatMap((id, at) => [
        supply(`in-${at}`, 'seller', id, 'maker'),
        supply(`out-${at}`, 'maker', id, 'buyer'),
      ]),
      ...sites.map(({ id }, at) => supply(`unknown-${at}`, 'seller', null, id)),
    ],
  };
}

/** A maker of so many products, each of which can be made of any of as many inputs. */
export function maker(count: number): World {
  const parts = range(count).map((at) => named('part', at));
  const products = range(count).map((at) => named('product', at));
  return {
    ...NOTHING,
    organizations: DEALERS,
    goods: [
      good('part'),
      good('product'),
      ...parts.map((id) => good(id, { broader: 'part', raw: true })),
      ...products.map((id) => good(id, { broader: 'product' })),
    ],
    recipes: [recipe('product', 'part')],
    supplies: [
      ...parts.map((id, at) => supply(`in-${at}`, 'seller', id, 'maker')),
      ...products.map((id, at) => supply(`out-${at}`, 'maker', id, 'buyer')),
    ],
  };
}

/** An organization whose sites all take part in making the same goods, each of the one before. */
export function manySites(siteCount: number, goodCount: number): World {
  const goods = range(goodCount).map((at) => named('stage', at));
  const sites = range(siteCount).map((at) => site(named('plant', at), 'maker', { country: 'US' }));
  return {
    ...NOTHING,
    organizations: DEALERS,
    sites,
    goods: goods.map((id, at) => good(id, { raw: at === 0 })),
    recipes: goods.slice(1).map((id, at) => recipe(id, goods[at]!)),
    supplies: sites.flatMap(({ id }, at) =>
      goods.flatMap((stage, step) => [
        supply(`in-${at}-${step}`, 'seller', stage, id),
        supply(`out-${at}-${step}`, id, stage, 'buyer'),
      ]),
    ),
    productions: [production('made', sites[0]!.id, goods.at(-1)!)],
  };
}
