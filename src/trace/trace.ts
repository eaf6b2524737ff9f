import type { FlowGraph } from '../flow/graph.js';
import { listWarnings } from '../measures/list-warnings.js';
import { BASES, basisOfRank } from '../model/basis.js';
import { formatDay, formatSpanEnd } from '../model/dates.js';
import type { Measure } from '../model/measure.js';
import type { Places } from '../model/places.js';
import { remember } from '../model/remember.js';
import { type BestPaths, isSamePath } from './best-paths.js';
import { explain } from './explain.js';
import { coverageOf } from './extent.js';
import { FurtherPaths, type PathList } from './further-paths.js';
import type { FoundGap, FoundGaps } from './gaps.js';
import { type Grounds, groundsOf } from './grounds.js';
import type { FoundHit } from './hits.js';
import { nearestGaps } from './nearest-gaps.js';
import type { PathsTo } from './paths-to.js';
import { placeBetween, placeShown } from './place.js';
import { checkQuestion, type Question } from './question.js';
import { ReachedStates } from './reached-states.js';
import type { Gap, Hit, Judged, Provenance, Step, TraceResult } from './result.js';
import { startStocks } from './start.js';
import { stepsOf, stockRef } from './steps.js';
import { survey } from './survey.js';
import { type Evidence, testingOf } from './testing.js';
import { judgeAll, judgeMeasures } from './verdicts.js';
import { ALL_FLOWS, Walks } from './walks.js';

/** How much of a result is listed; verdicts, counts and reach do not depend on it. */
export interface Listing {
  /** Paths a hit, the best one among them; at least 1. */
  readonly paths: number;
  /** Gaps, nearest first; null: all. */
  readonly gaps: number | null;
}

/** What is found for one question; everything that the answer is written from. */
export interface Found {
  readonly places: Places;
  readonly question: Question;
  readonly inForce: readonly Measure[];
  readonly walks: Walks;
  readonly states: ReachedStates;
  readonly hits: readonly FoundHit[];
  readonly gaps: FoundGaps;
}

/** The three walks, and all hits and gaps; everything that decides the verdicts. */
function find(evidence: Evidence, question: Question): Found {
  const { graph, places } = evidence;
  checkQuestion(question, evidence.measures);
  const starts = startStocks(graph, question);
  const testing = testingOf(evidence, question);
  const walks = new Walks(graph, starts, question.date, question.since);
  const states = new ReachedStates(walks);
  const found = survey({ walks, states, ...testing });
  return { places, question, inForce: testing.inForce, walks, states, ...found };
}

/**
 * Answers a question from compiled evidence; pure: the same evidence and question give the same bytes. `onJudged` is
 * told the verdicts as soon as they are known: where much is found, paths and names take longer.
 * Errors: PRODUCT_NOT_FOUND, MEASURE_NOT_FOUND, SINCE_AFTER_DATE, NO_MEASURE_IN_FORCE.
 */
export function trace(
  evidence: Evidence,
  question: Question,
  listing: Listing,
  onJudged: (judged: Judged) => void = () => {},
): TraceResult {
  return answered(evidence, question, (found) => {
    const judged = judgedOf(found);
    onJudged(judged);
    return resultOf(found, judged, evidence.provenance, listing);
  });
}

/** Works something out from what is found for a question, and lets the next one use its memory. */
export function answered<T>(evidence: Evidence, question: Question, answer: (found: Found) => T): T {
  const found = find(evidence, question);
  try {
    return answer(found);
  } finally {
    found.walks.release();
  }
}

/** What a product is judged to be. */
export type Judgement = Pick<Judged, 'verdict' | 'measures' | 'warnings'>;

function judgementOf({ question, inForce, hits, gaps }: Found): Judgement {
  const measures = judgeMeasures(inForce, hits, gaps);
  return { verdict: judgeAll(measures), measures, warnings: listWarnings(inForce, question.date) };
}

function judgedOf(found: Found): Judged {
  const { organization, good, date, since } = found.question;
  return {
    product: { organization, good },
    date: formatDay(date),
    since: formatSpanEnd(since),
    ...judgementOf(found),
  };
}

function resultOf(
  found: Found,
  { warnings, ...judged }: Judged,
  provenance: Provenance,
  listing: Listing,
): TraceResult {
  const gaps = gapsOf(found, listing.gaps);
  const { hits, pathsComplete, pathsTotal } = hitsOf(found, listing.paths);
  return {
    ...judged,
    hits,
    gaps,
    coverage: coverageOf(found.walks),
    provenance,
    listed: {
      paths: hits.reduce((sum, hit) => sum + 1 + (hit.furtherPaths?.length ?? 0), 0),
      pathsComplete,
      pathsTotal,
      gaps: gaps.length,
      gapsTotal: found.gaps.countByKind(),
    },
    warnings,
  };
}

/** The overall verdict and those on each measure, without listing anything. Errors: those of `trace`. */
export function judge(evidence: Evidence, question: Question): Judgement {
  return answered(evidence, question, judgementOf);
}

export type GroundedJudgement = Judgement & { readonly grounds: Grounds };

/** The same, with what each verdict rests on. */
export function judgeWithGrounds(evidence: Evidence, question: Question): GroundedJudgement {
  return answered(evidence, question, (found) => {
    const judgement = judgementOf(found);
    return { ...judgement, grounds: groundsOf(found, judgement.measures) };
  });
}

/** The ids of all parties that lie upstream of a product or are part of it, as far as the walk over all flows goes. */
export function partiesUpstream(evidence: Evidence, question: Question): ReadonlySet<string> {
  const { parties, stocks } = evidence.graph;
  return answered(
    evidence,
    question,
    ({ walks }) => new Set(Array.from(walks.reached, (stock) => parties.ids.at(stocks.party[stock]!)!)),
  );
}

interface ListedHits {
  readonly hits: readonly Hit[];
  readonly pathsComplete: boolean;
  readonly pathsTotal: string | null;
}

function hitsOf(found: Found, paths: number): ListedHits {
  const known = new Map<number, Step>();
  const best = bestPathsOf(found);
  const hits = found.hits.map((hit) => hitOf(found, hit, best[hit.walk]!.of(hit.stock), known));
  if (paths > 1) return withFurtherPaths(found, hits, best, paths, known);
  // Where one path is asked for, only whether there are more is looked up, and only until some hit has more.
  const further = found.hits.length === 0 ? null : new FurtherPaths(found.walks);
  const isOnly = ({ stock }: FoundHit) => further!.isOnlyPath(stock);
  return { hits, pathsComplete: found.hits.every(isOnly), pathsTotal: null };
}

function withFurtherPaths(
  { walks, hits: foundHits }: Found,
  hits: readonly Hit[],
  bestPaths: readonly PathsTo[],
  paths: number,
  known: Map<number, Step>,
): ListedHits {
  const further = new FurtherPaths(walks);
  // Measures that cover the same stock share its paths.
  const lists = new Map<number, PathList>();
  const listed = hits.map((hit, index) => {
    const { stock, walk } = foundHits[index]!;
    const best = bestPaths[walk]!.of(stock).pathTo(stock);
    const { paths: all } = remember(lists, stock, () => further.list(stock, paths));
    const others = all.filter((path) => !isSamePath(path, best)).slice(0, paths - 1);
    return {
      ...hit,
      furtherPaths: others.map((path) => stepsOf(walks.graph, path, known)),
      pathsTotal: further.count(stock)?.toString() ?? null,
    };
  });
  const counts = foundHits.map(({ stock }) => further.count(stock));
  return {
    hits: listed,
    pathsComplete: lists.values().every(({ isComplete }) => isComplete),
    pathsTotal: counts.includes(null)
      ? null
      : counts.reduce<bigint>((sum, count) => sum + count!, 0n).toString(),
  };
}

/** By walk, those to the hits that are found in it. */
function bestPathsOf({ walks, hits }: Found): readonly PathsTo[] {
  return BASES.map((_, walk) =>
    walks.pathsTo(
      walk,
      hits.filter((hit) => hit.walk === walk).map(({ stock }) => stock),
    ),
  );
}

function hitOf(
  { walks, states, inForce, places }: Found,
  hit: FoundHit,
  best: BestPaths,
  known: Map<number, Step>,
): Hit {
  const { graph } = walks;
  const role = states.roleOf(hit.stock);
  return {
    measure: inForce[hit.scope.measure]!.id,
    stock: stockRef(graph, hit.stock),
    place: placeShown(graph.parties, graph.stocks.party[hit.stock]!, (place) =>
      isWithinScope(hit, place, places),
    ),
    role,
    basis: basisOfRank(hit.basis),
    tiers: best.tiersTo(hit.stock),
    why: explain(graph, hit, role, places),
    path: stepsOf(graph, best.pathTo(hit.stock), known),
  };
}

function isWithinScope({ scope }: FoundHit, place: string, places: Places): boolean {
  return scope.region !== null && places.isWithin(place, scope.region);
}

/** Nearest tiers first, then by stock, kind and input. */
function gapsOf({ walks, gaps, inForce }: Found, limit: number | null): readonly Gap[] {
  if (gaps.length === 0) return [];
  const { graph } = walks;
  return nearestGaps(gaps, walks.bestPaths(ALL_FLOWS), limit).map(({ gap, tiers }) => ({
    kind: gap.kind,
    stock: stockRef(graph, gap.stock),
    input: gap.input === null ? null : graph.goods.ids[gap.input]!,
    tiers,
    touches: gap.touches.map((index) => inForce[index]!.id),
    ...placeMember(graph, gap),
  }));
}

function placeMember({ parties, stocks }: FlowGraph, { kind, stock }: FoundGap): Pick<Gap, 'place'> {
  if (kind !== 'place-unknown') return {};
  const place = placeBetween(parties, stocks.party[stock]!);
  return place === undefined ? {} : { place };
}
