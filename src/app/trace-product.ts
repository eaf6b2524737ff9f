import type { GraphSource } from '../flow/graph-source.js';
import type { Labels } from '../report/labels.js';
import type { JudgedLabels } from '../report/text.js';
import type { Reader } from '../store/port.js';
import type { Question } from '../trace/question.js';
import type { Judged, TraceResult } from '../trace/result.js';
import { type Listing, trace } from '../trace/trace.js';
import { graphsOf } from './compile.js';
import { evidenceOf } from './evidence.js';
import { graphLabels, labelsOf } from './labels.js';
import { NO_PROGRESS, type Progress } from './progress.js';

export { RENDERERS } from '../report/registry.js';
export { renderVerdicts } from '../report/text.js';

/**
 * `ORGANIZATION[/GOOD]` as typed. An organization's id may hold a slash, so the longest known organization before
 * one is meant; what is not known is left for the trace to say.
 */
export async function parseProduct(
  reader: Reader,
  text: string,
): Promise<{ organization: string; good: string | null }> {
  const cuts = [text.length, ...[...text.matchAll(/\//g)].map(({ index }) => index).reverse()];
  const known = new Set(
    (
      await reader.get(
        'organizations',
        cuts.map((cut) => text.slice(0, cut)),
      )
    ).map(({ record }) => record.id),
  );
  const cut = cuts.find((at) => known.has(text.slice(0, at))) ?? cuts[1] ?? text.length;
  return { organization: text.slice(0, cut), good: cut < text.length ? text.slice(cut + 1) : null };
}

/** Who is told what while a trace is worked out, and where its graph comes from. */
export interface Tracing {
  readonly onProgress?: Progress;
  /** Told the verdicts as soon as they are known; once more the same if the snapshot turns out to be damaged. */
  readonly onJudged?: (judged: Judged, labels: JudgedLabels) => void;
  readonly graphs?: GraphSource;
}

/**
 * Traces one product, loading what lies upstream of it. The labels ask `graphs`, so it must not be closed before they
 * are used. Errors: those of `trace`, and STORE_*.
 */
export async function traceProduct(
  reader: Reader,
  question: Question,
  listing: Listing,
  { onProgress = NO_PROGRESS, onJudged = () => {}, graphs = graphsOf(reader) }: Tracing = {},
): Promise<{ result: TraceResult; labels: Labels }> {
  return graphs.use(async () => {
    const graph = await graphs.upstream(question.organization, (tiers, supplies) =>
      onProgress(`reading suppliers, tier ${tiers}: ${supplies} supplies`, 0, 0),
    );
    onProgress('walking', 0, 0);
    const evidence = await evidenceOf(reader, graph, graphs);
    const labels = await graphLabels(reader, graph);
    const result = trace(evidence, question, listing, (judged) => onJudged(judged, labels));
    return { result, labels: await labelsOf(reader, labels, result) };
  });
}
