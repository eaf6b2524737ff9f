import type { ListedParty, Measure } from '../model/measure.js';

/** A name without case, blanks and punctuation, so that Co. Ltd. and Co., Ltd. are one. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function partiesOf(measure: Measure): readonly ListedParty[] {
  return measure.scope.flatMap(({ parties }) => parties ?? []);
}

function unite(texts: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...texts, ...more])];
}

/**
 * Published lists name Chinese companies in Latin letters only. Where a measure that ships names the same party, what
 * it adds (local name, aliases, identifiers) is added here too, so that loading the list loses no name.
 */
export function supplement(measure: Measure, shipped: readonly Measure[]): Measure {
  const known = new Map(shipped.flatMap(partiesOf).map((party) => [keyOf(party.name), party]));
  const complete = (party: ListedParty): ListedParty => {
    const more = known.get(keyOf(party.name));
    if (more === undefined) return party;
    return {
      ...party,
      localName: party.localName ?? more.localName,
      aliases: unite(party.aliases, more.aliases),
      identifiers: unite(party.identifiers, more.identifiers),
    };
  };
  const scope = measure.scope.map((item) => ({ ...item, parties: item.parties?.map(complete) ?? null }));
  return { ...measure, scope };
}
