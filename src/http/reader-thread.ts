import { workerData } from 'node:worker_threads';
import {
  Desk,
  matchPage,
  measureList,
  measureView,
  networkView,
  organizationView,
  portfolio,
  readEarlierResult,
  recordView,
  searchGoods,
  searchOrganizations,
  traceFile,
  traceView,
  type Visit,
  watchProducts,
  withStore,
} from '../app.js';
import type { KeptAnswer } from './answer-cache.js';
import type { ReadingQuestions, WatchState } from './reading-questions.js';
import { type Answerer, answerJobs } from './thread.js';

/** Runs in threads of its own: reads the store and works out answers, as the text that is sent. */

const { location } = workerData as { readonly location: string };
const desk = new Desk((action) => withStore(location, 'read', action));

type Works = {
  readonly [N in keyof ReadingQuestions]: (visit: Visit, question: ReadingQuestions[N]) => Promise<unknown>;
};

const WORKS: Works = {
  info: ({ reader }) => reader.info(),
  portfolio,
  trace: (visit, { question, listing }) => traceView(visit, question, listing),
  network: (visit, { question, expand }) => networkView(visit, question, expand),
  file: (visit, { question, listing, format }) => traceFile(visit, question, listing, format),
  matches: matchPage,
  watch: async ({ reader }, question) => (await watch(reader, question)).answer,
  watchState: async ({ reader }, question) => (await watch(reader, question)).state,
  organizations: searchOrganizations,
  organization: (visit, { id }) => organizationView(visit, id),
  goods: searchGoods,
  measures: measureList,
  measure: (visit, { id }) => measureView(visit, id),
  record: ({ reader }, { table, id }) => recordView(reader, table, id),
};

async function watch(reader: Visit['reader'], { date, path, version }: WatchState) {
  const earlier = version === '' ? null : await readEarlierResult(path);
  return watchProducts(reader, { organizations: [], date }, earlier);
}

function answerer(work: (visit: Visit, question: never) => Promise<unknown>): Answerer {
  return (question) =>
    desk.visit(async (visit): Promise<KeptAnswer> => {
      const answer = await work(visit, question);
      return {
        generation: visit.generation,
        body: typeof answer === 'string' ? answer : JSON.stringify(answer),
      };
    });
}

answerJobs(Object.fromEntries(Object.entries(WORKS).map(([name, work]) => [name, answerer(work)])));
