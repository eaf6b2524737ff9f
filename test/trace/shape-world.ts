import type { Supply } from '../../src/model/records.js';
import { good, organization } from '../reference/sample.js';
import type { World } from '../reference/world.js';

/** Milliseconds that a shape may take before it counts as endless; none is meant to come near. */
export const LONG = 60_000;

export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Organizations in the United States, panels that are raw where no recipe is asked for, and these supplies. */
export function trading(
  ids: readonly string[],
  supplies: readonly Supply[],
  parts: Partial<World> = {},
): World {
  return {
    organizations: ids.map((id) => organization(id, { country: 'US' })),
    sites: [],
    goods: [good('panel', { raw: true })],
    recipes: [],
    supplies,
    productions: [],
    ownerships: [],
    measures: [],
    ...parts,
  };
}
