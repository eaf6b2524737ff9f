import fc from 'fast-check';
import type { Decided } from '../../src/model/decision.js';
import type { World } from '../reference/world.js';
import { chance, pick, turn } from './chance.js';
import type { Sample } from './world.js';

const DECISION = fc.record({
  pairAt: turn,
  isAboutAlike: chance(85),
  entryAt: turn,
  verdict: fc.constantFrom<Decided['verdict']>('confirmed', 'rejected'),
});

/** The names of records with the listed names that they are equal to or like. */
function pairsOf({
  organizations,
  sites,
  measures,
  alike = [],
}: World): readonly (readonly [string, string])[] {
  const names = [
    ...organizations.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...sites.map(({ name }) => name),
  ];
  const plain = (name: string) => name.trim().toLowerCase();
  const isOne = (a: string, b: string) =>
    plain(a) === plain(b) || alike.some(([x, y]) => plain(x) === plain(a) && plain(y) === plain(b));
  const listed = entriesOf({ measures }).flatMap(({ name, aliases }) => [name, ...aliases]);
  return names.flatMap((name) =>
    listed.filter((other) => isOne(name, other)).map((other) => [name, other] as const),
  );
}

function entriesOf({ measures }: Pick<World, 'measures'>) {
  return measures.flatMap(({ scope }) =>
    scope.flatMap(({ parties, except }) => [...(parties ?? []), ...(except ?? [])]),
  );
}

/** Adds what reviewers may have decided, mostly about names that are equal or alike; sometimes about one pair twice. */
export function withDecisions({ world, question }: Sample): fc.Arbitrary<Sample> {
  return fc.array(DECISION, { maxLength: 4 }).map((drafts) => {
    const pairs = pairsOf(world);
    const entries = entriesOf(world);
    const decisions = drafts.flatMap(({ pairAt, isAboutAlike, entryAt, verdict }) => {
      if (entries.length === 0) return [];
      const party = pick(world.organizations, pairAt).name;
      const other = [party, pick(entries, entryAt).name] as const;
      const [partyName, listedName] = isAboutAlike && pairs.length > 0 ? pick(pairs, pairAt) : other;
      return [{ partyName, listedName, verdict }];
    });
    return { world: { ...world, decisions }, question };
  });
}
