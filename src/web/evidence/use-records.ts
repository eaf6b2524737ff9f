import { useEffect, useState } from 'preact/hooks';
import type { RecordAnswer } from '../api/answers.js';
import { get, type RequestFailure } from '../api/request.js';
import { recordPath } from '../product/record-reference.js';

/** Asked for at once, so that a long list does not hold up other requests. */
const TOGETHER = 4;

interface Records {
  readonly byName: ReadonlyMap<string, RecordAnswer>;
  readonly failure: RequestFailure | null;
}

/** Reads records one after the other, a few at a time; the map grows while they come. */
export function useRecords(names: readonly string[]): Records {
  const [records, setRecords] = useState<Records>({ byName: new Map(), failure: null });
  useEffect(() => {
    const abort = new AbortController();
    const waiting = [...names];
    const work = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const answer = await get<RecordAnswer>(recordPath(name), abort.signal);
        const known = name;
        setRecords(({ byName, failure }) => ({ byName: new Map(byName).set(known, answer), failure }));
      }
    };
    for (let worker = 0; worker < TOGETHER; worker++) {
      work().catch((failure: RequestFailure) => {
        if (!abort.signal.aborted) setRecords(({ byName }) => ({ byName, failure }));
      });
    }
    return () => abort.abort();
  }, [names]);
  return records;
}
