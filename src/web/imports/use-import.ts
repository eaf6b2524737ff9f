import { useEffect, useState } from 'preact/hooks';
import { apiPath, get, RequestFailure, send } from '../api/request.js';
import { type ImportAnswer, isFinished } from './import-answer.js';

/** Follows an import by server-sent events until it ends. Rejects with RequestFailure if the way is lost. */
function followed(id: string, onProgress: (answer: ImportAnswer) => void): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(apiPath(`/imports/${id}/events`));
    const end = async () => {
      events.close();
      try {
        const answer = await get<ImportAnswer>(apiPath(`/imports/${id}`));
        onProgress(answer);
        if (isFinished(answer)) resolve(answer);
        else
          reject(
            new RequestFailure('SERVER_UNREACHABLE', 0, 'The way to the server was lost during the import.'),
          );
      } catch (error) {
        reject(error);
      }
    };
    events.addEventListener('progress', ({ data }) => onProgress(JSON.parse(data) as ImportAnswer));
    events.addEventListener('done', end);
    events.addEventListener('error', end);
  });
}

function formOf(files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return form;
}

export interface Importing {
  /** In the order in which they were begun. */
  readonly imports: readonly ImportAnswer[];
  readonly failure: RequestFailure | null;
  readonly isRunning: boolean;
  readonly begin: (uploads: readonly Upload[]) => Promise<void>;
  readonly cancel: () => void;
  readonly undo: (id: string) => Promise<void>;
}

export interface Upload {
  readonly path: string;
  readonly files: readonly File[];
}

/** Runs imports one after the other: measures name goods that the tables before them bring. */
export function useImport(): Importing {
  const [imports, setImports] = useState<readonly ImportAnswer[]>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [isRunning, setRunning] = useState(false);
  const show = (answer: ImportAnswer) =>
    setImports((known) =>
      known.some(({ id }) => id === answer.id)
        ? known.map((each) => (each.id === answer.id ? answer : each))
        : [...known, answer],
    );
  const guarded = async (action: () => Promise<void>) => {
    setFailure(null);
    try {
      await action();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      setFailure(error);
    }
  };
  const begin = async (uploads: readonly Upload[]) => {
    setImports([]);
    setRunning(true);
    await guarded(async () => {
      for (const { path, files } of uploads) {
        const started = await send<{ id: string }>('POST', path, formOf(files));
        const { state } = await followed(started!.id, show);
        if (state !== 'done') return;
      }
    });
    setRunning(false);
  };
  const running = imports.find((each) => !isFinished(each));
  const cancel = () => {
    if (running) guarded(async () => void (await send('DELETE', apiPath(`/imports/${running.id}`))));
  };
  const undo = (id: string) =>
    guarded(async () => {
      const answer = await send<ImportAnswer>('POST', apiPath(`/imports/${id}/undo`));
      if (answer) show(answer);
    });
  useWarningBeforeLeaving(isRunning);
  return { imports, failure, isRunning, begin, cancel, undo };
}

/** A page that is closed can no longer show what became of its import. */
function useWarningBeforeLeaving(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isRunning]);
}
