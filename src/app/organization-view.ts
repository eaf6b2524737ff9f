import { TRANSFER } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import { reviewPairs } from '../match/review.js';
import { formatSpanEnd } from '../model/dates.js';
import type { Measure } from '../model/measure.js';
import { compileParties } from '../model/parties.js';
import type { Organization, Ownership, Site, Supply } from '../model/records.js';
import type { Reader } from '../store/port.js';
import { type Visit, wholeEvidence } from './desk.js';
import { recordNotFound } from './directory.js';
import { readDecided, readMeasures } from './evidence.js';
import { goodNames, partyName } from './labels.js';
import { withDates } from './record-view.js';

/** Suppliers and buyers that are listed; all are counted. */
export const MAX_PARTNERS_LISTED = 1000;

const SUPPLY_PREFIX = 'supplies:';

/** The records of supplies out of these parties, as far as they are listed, and how many there are. */
async function suppliesFrom(reader: Reader, graph: FlowGraph, pool: ReadonlySet<string>) {
  const { flows, stocks, parties, citations } = graph;
  const members = new Set([...pool].map((id) => parties.indexOf(id)));
  const ids: string[] = [];
  for (let flow = 0; flow < flows.arcCount; flow++) {
    if (flows.kind(flow) !== TRANSFER || !members.has(stocks.party[flows.out(flow)]!)) continue;
    ids.push(citations.name(flows.record(flow))!.slice(SUPPLY_PREFIX.length));
  }
  const found = await reader.get('supplies', ids.slice(0, MAX_PARTNERS_LISTED));
  return { supplies: found.map(({ record }) => record), total: ids.length };
}

function partnerOf(party: string, { good, from, to, basis, id }: Supply) {
  const span = { from: formatSpanEnd(from), to: formatSpanEnd(to) };
  return { party, good, ...span, basis, record: `${SUPPLY_PREFIX}${id}` };
}

async function ownedBy(reader: Reader, organization: string): Promise<readonly Ownership[]> {
  const owned: Ownership[] = [];
  for await (const batch of reader.all('ownerships')) {
    owned.push(...batch.filter(({ owner }) => owner === organization));
  }
  return owned;
}

/** Whether a measure lists a party of this name, and does not only except it. */
function isListedBy({ scope }: Measure, name: string): boolean {
  return scope.some(({ parties }) => parties?.some((party) => party.name === name) === true);
}

/** Which measures list the organization or one of its sites, or may, and why; not what a reviewer has rejected. */
async function listings(reader: Reader, organization: Organization, sites: readonly Site[]) {
  const measures = await readMeasures(reader);
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const pairs = reviewPairs(compileParties([organization], sites), measures, await readDecided(reader));
  return [...pairs]
    .filter(({ status }) => status !== 'rejected')
    .flatMap(({ measures: ids, party, listedName, status, by, reasons }) =>
      ids
        .filter((id) => isListedBy(byId.get(id)!, listedName))
        .map((measure) => ({ measure, party, listed: listedName, status, by, reasons })),
    );
}

async function namesOf(visit: Visit, graph: FlowGraph, parties: Iterable<string>, goods: Iterable<string>) {
  const known = await goodNames(visit.reader);
  return {
    parties: Object.fromEntries([...new Set(parties)].map((id) => [id, partyName(graph, id)])),
    goods: Object.fromEntries([...new Set(goods)].map((id) => [id, known.get(id) ?? id])),
  };
}

/** All that the records say of one organization and its direct neighbours. Error: RECORD_NOT_FOUND. */
export async function organizationView(visit: Visit, id: string) {
  const { reader } = visit;
  const [stored] = await reader.get('organizations', [id]);
  if (stored === undefined) throw recordNotFound('organization', id);
  const { graph } = await wholeEvidence(visit);
  const tier = await reader.upstream([id]);
  const pool = new Set([id, ...tier.sites.map((site) => site.id)]);
  const sales = await suppliesFrom(reader, graph, pool);
  const purchases = [...tier.supplies].sort((a, b) => (a.id < b.id ? -1 : 1));
  const suppliers = purchases.slice(0, MAX_PARTNERS_LISTED).map((each) => partnerOf(each.supplier, each));
  const buyers = sales.supplies.map((each) => partnerOf(each.buyer, each));
  const owned = await ownedBy(reader, id);
  const neighbours = [...tier.ownerships, ...owned].flatMap((each) => [each.owner, each.owned]);
  const goods = [...suppliers, ...buyers, ...tier.productions].flatMap(({ good }) => good ?? []);
  const partners = [...suppliers, ...buyers].map(({ party }) => party);
  return {
    organization: stored.record,
    sites: tier.sites,
    suppliers,
    suppliersTotal: tier.supplies.length,
    buyers,
    buyersTotal: sales.total,
    owners: tier.ownerships.map(withDates),
    owned: owned.map(withDates),
    productions: tier.productions.map(withDates),
    listed: await listings(reader, stored.record, tier.sites),
    origin: stored.origin,
    labels: await namesOf(visit, graph, [...partners, ...neighbours, ...pool], goods),
  };
}
