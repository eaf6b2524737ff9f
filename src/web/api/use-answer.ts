import { useCallback, useEffect, useState } from 'preact/hooks';
import { get, RequestFailure } from './request.js';

/** What a page knows of an answer: the last one stays while the next is asked for. */
export interface Asked<T> {
  readonly answer: T | null;
  readonly failure: RequestFailure | null;
  readonly isLoading: boolean;
  /** Asks again. */
  readonly again: () => void;
}

function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  return new RequestFailure('PAGE_FAILED', 0, 'The page could not read the answer. Reload it.');
}

/** Asks for a resource, and again whenever its address changes; a question that is no longer needed is cancelled. */
export function useAnswer<T>(path: string | null): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({
    answer: null,
    failure: null,
    isLoading: path !== null,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) {
      setState({ answer: null, failure: null, isLoading: false });
      return;
    }
    const abort = new AbortController();
    setState(({ answer }) => ({ answer, failure: null, isLoading: true }));
    get<T>(path, abort.signal)
      .then((answer) => {
        if (!abort.signal.aborted) setState({ answer, failure: null, isLoading: false });
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setState({ answer: null, failure: asFailure(error), isLoading: false });
      });
    return () => abort.abort();
  }, [path, round]);
  const again = useCallback(() => setRound((last) => last + 1), []);
  return { ...state, again };
}
