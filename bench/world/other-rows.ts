import type { Chance } from './chance.js';
import type { Layout } from './layout.js';
import { month } from './supply-rows.js';

export const PRODUCTION_COLUMNS = ['id', 'party', 'good', 'inputs', 'from', 'to', 'basis', 'documents'];
export const OWNERSHIP_COLUMNS = ['id', 'owner', 'owned', 'share_percent', 'basis'];
export const DOCUMENT_COLUMNS = ['id', 'type', 'title'];

/** Makers of which a production is known, and those that say what they made it from. */
const PRODUCTION_PERCENT = 92;
const STATED_PERCENT = 30;
const ENDED_PERCENT = 5;

export function* productionRows(layout: Layout, chance: Chance): Generator<readonly string[]> {
  for (let maker = layout.importers + layout.traders; maker < layout.organizations; maker++) {
    if (!chance.isIn(PRODUCTION_PERCENT)) continue;
    const good = layout.goods[layout.goodOf(maker)]!;
    const states = good.inputs.length > 0 && chance.isIn(STATED_PERCENT);
    yield [
      `p${maker}`,
      layout.sitesOf(maker) > 0 ? layout.siteIdOf(maker, 1) : layout.idOf(maker),
      good.id,
      states ? good.inputs.map((input) => layout.goods[input]!.id).join(';') : '',
      month(chance.below(48)),
      chance.isIn(ENDED_PERCENT) ? month(48 + chance.below(48)) : '',
      chance.isIn(40) ? 'documented' : 'declared',
      '',
    ];
  }
}

/** One share for every ten organizations: large makers own any others. */
export function* ownershipRows(layout: Layout, chance: Chance): Generator<readonly string[]> {
  for (let at = 0; at < layout.organizations / 10; at++) {
    const owner = layout.makerOf(chance.below(layout.goods.length), chance);
    const owned = chance.below(layout.organizations);
    if (owner === owned) continue;
    const share = chance.isIn(20) ? '' : String(5 + chance.below(96));
    yield [`w${at}`, layout.idOf(owner), layout.idOf(owned), share, 'declared'];
  }
}

export function* documentRows(count: number): Generator<readonly string[]> {
  for (let at = 0; at < count; at++) yield [`d${at}`, 'invoice', `Invoice ${at}`];
}
