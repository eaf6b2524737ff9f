import { type TraceResult, VERDICTS, type Verdict } from '../../src/trace/result.js';
import type { Question, World } from '../reference/world.js';
import { answerOf, traceWorld } from './ask.js';

/** How the ids of a world are replaced; each namespace by itself. */
export interface Renaming {
  party(id: string): string;
  good(id: string): string;
  record(id: string): string;
}

export function renameWorld(world: World, { party, good, record }: Renaming): World {
  const maybe = <T>(id: string | null, rename: (id: string) => T) => (id === null ? null : rename(id));
  return {
    organizations: world.organizations.map((one) => ({ ...one, id: party(one.id) })),
    sites: world.sites.map((one) => ({
      ...one,
      id: party(one.id),
      organization: party(one.organization),
      within: maybe(one.within, party),
    })),
    goods: world.goods.map((one) => ({ ...one, id: good(one.id), broader: maybe(one.broader, good) })),
    recipes: world.recipes.map((one) => ({ ...one, good: good(one.good), input: good(one.input) })),
    supplies: world.supplies.map((one) => ({
      ...one,
      id: record(one.id),
      supplier: party(one.supplier),
      buyer: party(one.buyer),
      good: maybe(one.good, good),
    })),
    productions: world.productions.map((one) => ({
      ...one,
      id: record(one.id),
      party: party(one.party),
      good: good(one.good),
      inputs: one.inputs.map(good),
    })),
    ownerships: world.ownerships.map((one) => ({
      ...one,
      id: record(one.id),
      owner: party(one.owner),
      owned: party(one.owned),
    })),
    measures: world.measures.map((measure) => ({
      ...measure,
      scope: measure.scope.map((item) => ({ ...item, goods: item.goods?.map(good) ?? null })),
    })),
    workedOut: (world.workedOut ?? []).map((one) => ({ ...one, party: party(one.party) })),
  };
}

export function renameQuestion(question: Question, { party, good }: Renaming): Question {
  const { organization, good: asked } = question;
  return { ...question, organization: party(organization), good: asked === null ? null : good(asked) };
}

/** The result with its ids replaced and without the reasons, which have ids within sentences. */
export function renameResult(result: TraceResult, { party, good, record }: Renaming): unknown {
  const rename = (key: string, value: unknown): unknown => {
    if (key === 'why') return [];
    if (typeof value !== 'string') return value;
    if (key === 'party' || key === 'organization') return party(value);
    if (key === 'good' || key === 'input') return good(value);
    return key === 'record' ? value.replace(/:.*$/s, (id) => `:${record(id.slice(1))}`) : value;
  };
  return JSON.parse(JSON.stringify(result), rename);
}

/** Every table in the order of these numbers, over and over. */
export function shuffleWorld(world: World, order: readonly number[]): World {
  const shuffled = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row, index) => ({ row, key: order[index % order.length]!, index }))
      .sort((a, b) => a.key - b.key || b.index - a.index)
      .map(({ row }) => row);
  return {
    organizations: shuffled(world.organizations),
    sites: shuffled(world.sites),
    goods: shuffled(world.goods),
    recipes: shuffled(world.recipes),
    supplies: shuffled(world.supplies),
    productions: shuffled(world.productions),
    ownerships: shuffled(world.ownerships),
    measures: shuffled(world.measures),
    workedOut: world.workedOut ?? [],
  };
}

/** The result, or the code of the error that the question ends in. */
export function resultOf(world: World, question: Question, paths = 1): TraceResult | string {
  let result: TraceResult | null = null;
  const answer = answerOf(() => {
    result = traceWorld(world, question, { paths, gaps: null });
    return result;
  });
  return 'error' in answer ? answer.error : result!;
}

/** What is found, without the way to it: the verdicts and each hit with its role and basis, sorted. */
export function findingsOf(result: TraceResult | string): unknown {
  if (typeof result === 'string') return result;
  const { verdict, measures, hits } = result;
  return {
    verdict,
    measures: measures.map((one) => `${one.id} ${one.verdict} ${one.hits}`),
    hits: hits.map(({ measure, stock, role, basis }) => JSON.stringify([measure, stock, role, basis])).sort(),
  };
}

/** Each hit as measure and stock. */
export function hitKeys(result: TraceResult): ReadonlySet<string> {
  return new Set(result.hits.map(({ measure, stock }) => JSON.stringify([measure, stock])));
}

/** 0 is the worst. */
export function verdictRank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}
