import type { Measure, ScopeItem } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import type { GoodId } from './goods.js';
import { allWiderInputs, inputGrade, isCompatible, isUnexplained } from './goods.js';

/** A gap's good touches a measure through some scope item of it (design.md §4, Gap). */
export function doesTouch(facts: Facts, good: GoodId, measure: Measure): boolean {
  return measure.scope.some((item) => doesTouchItem(facts, good, item));
}

function doesTouchItem({ goods }: Facts, good: GoodId, item: ScopeItem): boolean {
  if (item.goods === null || good === null) return true;
  if (item.goods.some((listed) => isCompatible(goods, good, listed))) return true;
  if (item.goods.some((listed) => inputGrade(goods, listed, good) !== 'none')) return true;
  return [good, ...allWiderInputs(goods, good)].some((part) => isUnexplained(goods, part));
}
