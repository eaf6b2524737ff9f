import { UNKNOWN_GOOD_LABEL } from '../report/labels.js';
import { RENDERERS } from '../report/registry.js';
import { type Network, network } from '../trace/network.js';
import type { Question } from '../trace/question.js';
import type { TraceResult } from '../trace/result.js';
import { type Listing, trace } from '../trace/trace.js';
import { upstreamEvidence, type Visit } from './desk.js';
import { goodNames, graphLabels, labelsOf, type Names, named, namesOf, partyName } from './labels.js';

/** A result with the names of what it mentions. Errors: those of `trace`. */
export async function traceView(
  visit: Visit,
  question: Question,
  listing: Listing,
): Promise<TraceResult & { readonly labels: Names }> {
  const evidence = await upstreamEvidence(visit, question.organization);
  const result = trace(evidence, question, listing);
  return { ...result, labels: await namesOf(visit.reader, evidence.graph, result) };
}

/** A result as a file of one of the formats of `RENDERERS`. Errors: those of `trace`. */
export async function traceFile(
  visit: Visit,
  question: Question,
  listing: Listing,
  format: string,
): Promise<string> {
  const evidence = await upstreamEvidence(visit, question.organization);
  const result = trace(evidence, question, listing);
  const labels = await graphLabels(visit.reader, evidence.graph);
  return RENDERERS.get(format)!(result, await labelsOf(visit.reader, labels, result));
}

export type LabelledNetwork = Omit<Network, 'nodes'> & {
  readonly nodes: readonly (Network['nodes'][number] & { readonly label: string })[];
  readonly labels: Pick<Names, 'parties' | 'goods'>;
};

/** The reached stocks and flows for a diagram, with a line for people on each and the names in them. Errors: those of `trace`. */
export async function networkView(
  visit: Visit,
  question: Question,
  expand: readonly string[],
): Promise<LabelledNetwork> {
  const evidence = await upstreamEvidence(visit, question.organization);
  const goods = await goodNames(visit.reader);
  const { nodes, ...rest } = network(evidence, question, expand);
  const goodName = (id: string | null) => (id === null ? UNKNOWN_GOOD_LABEL : (goods.get(id) ?? id));
  const labelled = nodes.map((node) => {
    const who = node.party === null ? `${node.stocks} stocks` : partyName(evidence.graph, node.party);
    return { ...node, label: `${who}: ${goodName(node.good)}` };
  });
  const parties = nodes.flatMap(({ party, organization }) => [party ?? [], organization ?? []].flat());
  const labels = {
    parties: named(parties, (id) => partyName(evidence.graph, id)),
    goods: named(
      nodes.flatMap(({ good }) => good ?? []),
      goodName,
    ),
  };
  return { nodes: labelled, ...rest, labels };
}
