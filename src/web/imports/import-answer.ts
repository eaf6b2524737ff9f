/** An import as the server knows it. */
export interface ImportAnswer {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly files: readonly ImportedFile[];
  /** `total` 0: not known. */
  readonly progress: { readonly what: string; readonly done: number; readonly total: number };
  /** Why it failed as a whole, if it did. */
  readonly error: { readonly code: string; readonly detail: string } | null;
  readonly undone: boolean;
}

export interface ImportedFile {
  readonly file: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: readonly ImportProblem[];
  readonly problemsTotal: number;
}

export interface ImportProblem {
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly text: string;
}

export function isFinished({ state }: ImportAnswer): boolean {
  return state !== 'queued' && state !== 'running';
}
