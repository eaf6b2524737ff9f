import type { Flow } from './flows.js';
import { flowsOf } from './flows.js';
import type { Goods } from './goods.js';
import { goodsOf, isCompatible } from './goods.js';
import type { Parties } from './parties.js';
import { partiesOf } from './parties.js';
import type { Stock } from './stocks.js';
import { stocksOf } from './stocks.js';
import type { Question, World } from './world.js';

/** A world and a question with the stocks and flows that follow from the world alone. */
export interface Facts {
  readonly world: World;
  readonly question: Question;
  readonly goods: Goods;
  readonly parties: Parties;
  readonly stocks: readonly Stock[];
  readonly flows: readonly Flow[];
}

export function factsOf(world: World, question: Question): Facts {
  const goods = goodsOf(world);
  const parties = partiesOf(world);
  const stocks = stocksOf(world);
  const flows = flowsOf({ world, goods, parties, stocks });
  return { world, question, goods, parties, stocks: [...stocks.values()], flows };
}

export function hasOutboundStock(facts: Facts, party: string): boolean {
  return facts.stocks.some((stock) => stock.party === party && stock.side === 'outbound');
}

/** True if the party has an outbound stock of a good compatible with this one. */
export function hasCompatibleOutbound(facts: Facts, party: string, good: string | null): boolean {
  return facts.stocks.some(
    (stock) =>
      stock.party === party && stock.side === 'outbound' && isCompatible(facts.goods, stock.good, good),
  );
}
