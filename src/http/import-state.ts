import type { FileReport } from '../app.js';

/** What an import thread says while it works. */
export type ImportEvent =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'file'; readonly report: FileReport }
  | { readonly kind: 'unread'; readonly names: readonly string[] };

export interface ImportProgress {
  readonly what: string;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
}

export const IMPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportStateName = (typeof IMPORT_STATES)[number];

/** One import as the page shows it. */
export interface ImportState {
  readonly id: string;
  readonly state: ImportStateName;
  readonly files: readonly ReturnType<typeof shownFile>[];
  /** Uploaded files that are no tables. */
  readonly unread: readonly string[];
  readonly progress: ImportProgress;
  /** Why it failed as a whole; null otherwise. */
  readonly error: { readonly code: string; readonly detail: string } | null;
  /** Set by an undo. */
  readonly undone: boolean;
}

/** What became of a file; a file with problems was refused as a whole. */
export function shownFile({ file, rows, accepted, rejected, ...rest }: FileReport) {
  const { added, replaced, unchanged, unresolved, problems, problemsTotal } = rest;
  return {
    file,
    read: rows,
    accepted,
    rejected,
    added,
    replaced,
    unchanged,
    unresolved,
    problems: problems.map(({ message, sheet: _, ...problem }) => ({ ...problem, text: message })),
    problemsTotal,
  };
}
