import fc from 'fast-check';
import type { Consequence, ListedParty, Measure, ScopeItem } from '../../src/model/measure.js';
import type { World } from '../reference/world.js';
import { chance, maybe, pick, turn, weighted } from './chance.js';
import { EFFECTIVE, WINDOW } from './dates.js';
import type { GoodsPart } from './goods.js';
import type { PartiesPart } from './parties.js';

const IDS = ['us-wro-a', 'US-b', 'eu-c'];

const REGION = weighted<string>(
  [12, 'CN-XJ'],
  [2, '653224'],
  [2, '653200'],
  [1, 'CN'],
  [1, 'CN-ZJ'],
  [1, 'HK'],
  [1, 'KZ'],
);

const CONSEQUENCE = weighted<Consequence>(
  [5, 'detain'],
  [2, 'presumed-prohibited'],
  [1, 'prohibit'],
  [2, 'risk-listing'],
  [1, 'export-licence'],
);

const ENTRY = fc.record({
  partyAt: turn,
  by: weighted<keyof typeof ENTRY_BY>(
    [4, 'name'],
    [2, 'localName'],
    [2, 'alias'],
    [2, 'identifier'],
    [2, 'alike'],
    [1, 'nobody'],
  ),
  window: WINDOW,
});
type Entry = typeof ENTRY extends fc.Arbitrary<infer T> ? T : never;

const ITEM = fc.record({
  conditions: weighted<readonly ('parties' | 'region' | 'goods')[]>(
    [6, ['region']],
    [5, ['parties']],
    [3, ['region', 'goods']],
    [4, ['parties', 'goods']],
    [2, ['goods']],
    [1, ['parties', 'region']],
    [1, ['parties', 'region', 'goods']],
  ),
  parties: fc.array(ENTRY, { minLength: 1, maxLength: 2 }),
  hasEmptyList: chance(7),
  isWithSubsidiaries: chance(45),
  region: REGION,
  goodsAt: fc.array(turn, { minLength: 1, maxLength: 2 }),
  isDerived: fc.boolean(),
  except: maybe(12, fc.array(ENTRY, { maxLength: 2 })),
});
type Item = typeof ITEM extends fc.Arbitrary<infer T> ? T : never;

const MEASURE = fc.record({
  consequence: CONSEQUENCE,
  effective: EFFECTIVE,
  isPartial: chance(26),
  scope: fc.array(ITEM, { minLength: 1, maxLength: 2 }),
});

export function measuresPart(goods: GoodsPart, parties: PartiesPart): fc.Arbitrary<readonly Measure[]> {
  return fc.array(MEASURE, { minLength: 1, maxLength: 3 }).map((drafts) =>
    drafts.map((draft, index) => ({
      id: IDS[index]!,
      jurisdiction: null,
      issuer: null,
      kind: null,
      title: null,
      legalBasis: null,
      consequence: draft.consequence,
      effective: draft.effective,
      announced: null,
      status: 'active',
      partial: draft.isPartial,
      verify: false,
      scope: draft.scope.map((item) => itemOf(item, goods, parties)),
      source: null,
    })),
  );
}

function itemOf(item: Item, { goods }: GoodsPart, parties: PartiesPart): ScopeItem {
  const has = (condition: 'parties' | 'region' | 'goods') => item.conditions.includes(condition);
  const listed = item.hasEmptyList ? [] : item.parties.map((entry) => entryOf(entry, parties));
  const named = item.hasEmptyList ? [] : [...new Set(item.goodsAt.map((at) => pick(goods, at).id))];
  return {
    parties: has('parties') ? listed : null,
    subsidiaries: has('parties') && item.isWithSubsidiaries,
    region: has('region') ? item.region : null,
    goods: has('goods') ? named : null,
    derived: has('goods') && item.isDerived,
    except: item.except?.map((entry) => entryOf(entry, parties)) ?? null,
  };
}

/** What an entry says of the party that it lists; a site has only a name. */
const ENTRY_BY = {
  name: (name: string) => ({ name: ` ${name.toUpperCase()}` }),
  localName: (name: string, localName: string) => ({ name: `Listed as ${name.length} Vexq`, localName }),
  alias: (name: string) => ({ name: 'Ubiquo Trask', aliases: ['Mirrow', name] }),
  identifier: (_name: string, _localName: string, identifiers: readonly string[]) => ({
    name: 'Yttrel Holdfast',
    identifiers: [...identifiers],
  }),
  alike: (name: string) => ({ name: alikeTo(name) }),
  nobody: () => ({ name: 'Kobbwyn Dray' }),
};

/** A listed name that is like this one, and not equal. */
function alikeTo(name: string): string {
  return `${name} Overseas`;
}

/** Which of the names of records are like which listed ones; all others are far apart. */
export function alikeNames({ organizations, sites }: PartiesPart): NonNullable<World['alike']> {
  return [
    ...organizations.map(({ name, aliases }) => [aliases[0]!, name] as const),
    ...[...organizations, ...sites].map(({ name }) => [name, alikeTo(name)] as const),
  ];
}

function entryOf({ partyAt, by, window }: Entry, { organizations, sites }: PartiesPart): ListedParty {
  const at = partyAt % (organizations.length + sites.length);
  const organization = organizations[at];
  const name = organization?.name ?? sites[at - organizations.length]!.name;
  const blank = { localName: null, aliases: [], identifiers: [], country: null };
  if (organization === undefined) {
    const isNamed = by === 'nobody' || by === 'alike';
    return { ...blank, ...ENTRY_BY[isNamed ? by : 'name'](name), ...window };
  }
  return { ...blank, ...ENTRY_BY[by](name, organization.localName!, organization.identifiers), ...window };
}
