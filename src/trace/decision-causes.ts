import { pairKey } from '../match/decided.js';
import { normaliseName } from '../match/normalise.js';
import type { Measure } from '../model/measure.js';
import type { Cause, Comparison } from './comparison.js';
import { productOf } from './products.js';
import { partiesUpstream } from './trace.js';
import type { JudgedProduct } from './verdict-changes.js';

const DECIDED = {
  confirmed: 'confirmed that',
  rejected: 'rejected that',
  withdrawn: 'took back what was said of whether',
} as const;

/** Every name that a measure's lists know a party by, as names are compared. */
function listedNames(measures: readonly Measure[]): ReadonlySet<string> {
  const parties = measures.flatMap(({ scope }) =>
    scope.flatMap((item) => [...(item.parties ?? []), ...(item.except ?? [])]),
  );
  return new Set(
    parties.flatMap(({ name, localName, aliases }) => [name, localName ?? '', ...aliases].map(normaliseName)),
  );
}

/** Every name of the parties upstream of a product, as names are compared. */
function namesUpstream(comparison: Comparison, product: JudgedProduct): ReadonlySet<string> {
  const { evidence, question } = comparison;
  const { parties } = evidence.graph;
  const upstream = partiesUpstream(evidence, { ...question, ...productOf(product) });
  const records = [...upstream].map((id) => parties.record(parties.indexOf(id)!));
  return new Set(
    records.flatMap((record) =>
      ('aliases' in record ? [record.name, record.localName ?? '', ...record.aliases] : [record.name]).map(
        normaliseName,
      ),
    ),
  );
}

/** Newer decisions on names of a measure's lists and of parties upstream; where there are none, on the lists alone. */
export function decisionCauses(
  comparison: Comparison,
  id: string | null,
  is: JudgedProduct,
): readonly Cause[] {
  const { evidence, newerDecisions } = comparison;
  const listed = listedNames(evidence.measures.filter((measure) => id === null || measure.id === id));
  const latest = [...new Map(newerDecisions.map((decision) => [pairKey(decision), decision])).values()];
  const onLists = latest.filter(({ listedName }) => listed.has(normaliseName(listedName)));
  const names = namesUpstream(comparison, is);
  const near = onLists.filter(({ partyName }) => names.has(normaliseName(partyName)));
  const found = near.length > 0 ? near : onLists;
  return found.map(({ id: name, partyName, listedName, verdict, reviewer }) => ({
    kind: 'decision',
    name,
    text: `decision ${name}: ${reviewer} ${DECIDED[verdict]} "${partyName}" is "${listedName}"`,
    certain: found.length === 1,
  }));
}
