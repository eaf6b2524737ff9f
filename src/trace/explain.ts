import type { FlowGraph } from '../flow/graph.js';
import type { PartyReason } from '../measures/coverage.js';
import type { Parties } from '../model/parties.js';
import type { Places } from '../model/places.js';
import type { FoundHit } from './hits.js';
import { wordsOf } from './place.js';
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
  const listed = `"${parties.ids.at(party)}" ${RELATIONS[relation]}`;
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

/** Of the parties that a loose region may rest on, those inside only by the signs of their places. */
function workedOutWords(parties: Parties, party: number, region: string, places: Places): string {
  const around = new Set([party, parties.organizationOf[party]!, ...parties.sitesOf(party)]);
  const workedOut = [...around].filter(
    (at) =>
      parties.standing(at, region, places) === 'inside' &&
      parties.statedStanding(at, region, places) !== 'inside',
  );
  const [first, ...others] = workedOut;
  if (first === undefined) return '';
  const whose = first === party ? '' : ` of "${parties.ids.at(first)}"`;
  const more = others.length === 0 ? '' : `; of ${others.length} more too`;
  return `; place${whose} worked out from ${wordsOf(parties.signsOf(first))}${more}`;
}

function regionWords({ stocks, parties }: FlowGraph, { stock, covered, scope }: FoundHit, places: Places) {
  const party = stocks.party[stock]!;
  const region = scope.region!;
  if (covered.region === 'firm') {
    return parties.sitesOf(party).length > 0
      ? `every site of it lies in ${region}`
      : `its place ${parties.placeOf(party)} lies in ${region}`;
  }
  const isOwn = parties.sitesOf(party).length === 0 && parties.standing(party, region, places) === 'inside';
  const whose = isOwn ? 'its place lies' : 'its organization, or a site that the goods may come from, lies';
  return `${whose} in ${region}${workedOutWords(parties, party, region, places)}`;
}

/** Why a stock is a hit, one sentence a condition; the strength of each in brackets. */
export function explain(graph: FlowGraph, hit: FoundHit, role: Role, places: Places): Words {
  const { goods } = graph;
  const { scope, covered } = hit;
  const words: string[] = [];
  if (covered.party !== null) words.push(...partyWords(graph, covered.party));
  if (covered.region !== null) {
    words.push(`region: ${regionWords(graph, hit, places)} (${covered.region})`);
  }
  if (covered.goods !== null) {
    const listed = scope.goods!.map((good) => goods.ids[good]).join(', ');
    words.push(`goods: ${listed}${scope.derived ? ' and what is made with them' : ''} (${covered.goods})`);
  }
  if (role === 'handler') words.push('role: it handled the goods and is not known to have made them (loose)');
  return words;
}
