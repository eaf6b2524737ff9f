import type { FlowGraph } from '../flow/graph.js';
import type { PartyReason } from '../measures/coverage.js';
import type { Strength } from '../measures/ground.js';
import type { FoundHit } from './hits.js';
import type { Role } from './result.js';

type Words = readonly string[];

const RELATIONS = {
  itself: 'is listed',
  organization: 'operates the site and is listed',
  area: 'is a listed area that the site lies in',
  owner: 'is listed with its subsidiaries and owns a share of the organization',
  site: 'is a listed site or area that the goods may come from',
} as const;

function partyWords({ parties }: FlowGraph, reason: PartyReason): Words {
  const { match, party, relation, ownership } = reason;
  const listed = `"${parties.ids[party]}" ${RELATIONS[relation]}`;
  const how = match.status === 'confirmed' ? 'matched' : 'may be matched (not reviewed)';
  const words = [`party: ${listed}; ${how} as "${match.listed.name}" by "${match.by}" (${reason.strength})`];
  if (match.status === 'pending')
    words.push(`name: "${match.partyName}" may be "${match.by}": ${match.reasons.join('; ')}`);
  if (ownership !== null) {
    const share = ownership.sharePercent === null ? 'an unknown share' : `${ownership.sharePercent} %`;
    words.push(
      `ownership: ownerships:${ownership.id}, ${share} of "${ownership.owned}" (${ownership.basis})`,
    );
  }
  return words;
}

function regionWords({ stocks, parties }: FlowGraph, stock: number, strength: Strength): string {
  const party = stocks.party[stock]!;
  if (strength === 'loose') return 'its organization, or a site that the goods may come from, lies in';
  if (parties.sitesOf(party).length > 0) return 'every site of it lies in';
  return `its place ${parties.placeOf(party)} lies in`;
}

/** Why a stock is a hit, one sentence a condition; the strength of each in brackets. */
export function explain(graph: FlowGraph, { stock, scope, covered }: FoundHit, role: Role): Words {
  const { goods } = graph;
  const words: string[] = [];
  if (covered.party !== null) words.push(...partyWords(graph, covered.party));
  if (covered.region !== null) {
    words.push(`region: ${regionWords(graph, stock, covered.region)} ${scope.region} (${covered.region})`);
  }
  if (covered.goods !== null) {
    const listed = scope.goods!.map((good) => goods.ids[good]).join(', ');
    words.push(`goods: ${listed}${scope.derived ? ' and what is made with them' : ''} (${covered.goods})`);
  }
  if (role === 'handler') words.push('role: it handled the goods and is not known to have made them (loose)');
  return words;
}
