import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import {
  decide,
  type FileReport,
  importMeasures,
  importTables,
  journaled,
  type Progress,
  type Review,
  type Store,
  shownDecision,
  type Telling,
  takeBack,
  withStore,
  writeFlowsBack,
} from '../app.js';
import type { Day } from '../model/dates.js';
import type { ImportEvent } from './import-state.js';
import { type Answerer, answerJobs } from './thread.js';

/** Runs in a thread of its own: the one that writes to the store, one import after the other. */

const { location } = workerData as { readonly location: string };

export interface ImportQuestion {
  /** The folder with the uploaded files, and nothing else. */
  readonly folder: string;
  readonly what: 'tables' | 'measures';
  /** Of tables. */
  readonly keepUnresolved: boolean;
  /** Of measures: the day of which lists are that do not state one; null: ask for it. */
  readonly asOf: Day | null;
  readonly journal: string;
  readonly date: Day;
}

export interface UndoQuestion {
  readonly journal: string;
  readonly date: Day;
}

export interface DecideQuestion {
  readonly review: Review;
}

type Say = (event: ImportEvent) => void;

function progressTo(say: Say): Progress {
  return (what, done, total) => say({ kind: 'progress', progress: { what, done, total } });
}

/** Facts that a list does not state, uploaded beside it (docs/measures.md). */
const ANSWERS = 'answers.json';

function runMeasures(store: Store, { folder, asOf }: ImportQuestion, telling: Telling) {
  const names = readdirSync(folder);
  const answers = names.includes(ANSWERS) ? join(folder, ANSWERS) : undefined;
  const lists = names.filter((name) => name !== ANSWERS).map((name) => join(folder, name));
  return importMeasures(store, lists, { ...telling, answers, asOf: asOf ?? undefined });
}

async function runImport(question: ImportQuestion, say: Say): Promise<null> {
  const { folder, what, keepUnresolved, journal, date } = question;
  let hasChanged = false;
  const onProgress = progressTo(say);
  const telling = {
    bareNames: true,
    onFile: (report: FileReport) => {
      hasChanged ||= report.added + report.replaced + report.unresolved > 0;
      say({ kind: 'file', report });
    },
  };
  const { unread } = await withStore(location, 'write', (store) => {
    const noted = journaled(store, journal);
    return what === 'tables'
      ? importTables(noted, [folder], { ...telling, keepUnresolved, onProgress })
      : runMeasures(noted, question, telling);
  });
  say({ kind: 'unread', names: unread.map((name) => basename(name)) });
  if (hasChanged) await writeFlowsBack(location, date, onProgress);
  return null;
}

async function runUndo({ journal, date }: UndoQuestion, say: Say): Promise<unknown> {
  const takenBack = await withStore(location, 'write', (store) => takeBack(store, journal));
  await writeFlowsBack(location, date, progressTo(say));
  return takenBack;
}

async function runDecision({ review }: DecideQuestion, say: Say): Promise<unknown> {
  const decisions = await withStore(location, 'write', (store) => decide(store, review));
  await writeFlowsBack(location, review.date, progressTo(say));
  return decisions.map(shownDecision);
}

answerJobs({
  import: runImport as Answerer,
  undo: runUndo as Answerer,
  decide: runDecision as Answerer,
});
