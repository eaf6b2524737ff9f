import type { Ownership } from '../model/records.js';
import { once } from '../model/remember.js';
import type { Share, Shares } from '../model/shares.js';
import { firstFrom, IntColumn } from './int-column.js';
import type { Snapshot } from './snapshot.js';
import { type NamedSection, textSections } from './snapshot-writer.js';
import { TextsBuilder } from './texts.js';

/**
 * Who owns shares in whom, as sections of a snapshot, and back. The shares in a party are those from `first[party]` up
 * to, but not with, `first[party + 1]`, each with its `owner`. The same pairs in the order of their owners are
 * `owning[at]` and `owned[at]`.
 */
export const SHARE_INTS = ['first', 'owner', 'owning', 'owned'] as const;

const NO_SHARES: readonly Share[] = [];
const NOBODY: readonly number[] = [];

export function* shareSections(partyCount: number, shares: Shares): Generator<NamedSection> {
  const first = new Int32Array(partyCount + 1);
  const [owner, owned] = [new IntColumn(), new IntColumn()];
  const ownerships = new TextsBuilder();
  for (let party = 0; party < partyCount; party++) {
    for (const share of shares.in(party)) {
      owner.push(share.owner);
      owned.push(party);
      ownerships.add(JSON.stringify(share.ownership));
    }
    first[party + 1] = owner.length;
  }
  yield ['share.first', first];
  const [owners, organizations] = [owner.values(), owned.values()];
  yield ['share.owner', owners];
  const order = Int32Array.from(owners.keys()).sort((a, b) => owners[a]! - owners[b]! || a - b);
  yield ['share.owning', order.map((share) => owners[share]!)];
  yield ['share.owned', order.map((share) => organizations[share]!)];
  yield* textSections('share.ownership', ownerships.texts());
}

export function loadShares(snapshot: Snapshot): Shares {
  const ints = (name: (typeof SHARE_INTS)[number]) => once(() => snapshot.ints(`share.${name}`));
  const [first, owner, owning, owned] = [ints('first'), ints('owner'), ints('owning'), ints('owned')];
  const ownerships = snapshot.texts('share.ownership');
  return {
    ownersOf: (organization) => {
      const [start, end] = [first()[organization]!, first()[organization + 1]!];
      return start === end ? NOBODY : [...owner().subarray(start, end)];
    },
    ownedBy: (party) => {
      const [start, end] = [firstFrom(owning(), party), firstFrom(owning(), party + 1)];
      return start === end ? NOBODY : [...owned().subarray(start, end)];
    },
    in: (organization) => {
      const start = first()[organization]!;
      const count = first()[organization + 1]! - start;
      if (count === 0) return NO_SHARES;
      return Array.from({ length: count }, (_, index) => ({
        owner: owner()[start + index]!,
        ownership: JSON.parse(ownerships.at(start + index)!) as Ownership,
      }));
    },
  };
}
