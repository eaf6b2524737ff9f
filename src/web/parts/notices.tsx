import type { ComponentChildren } from 'preact';
import type { RequestFailure } from '../api/request.js';
import { linkTo } from '../route.js';

/** Codes that mean that there is nothing to answer from yet, rather than that something broke. */
const NOTHING_IMPORTED = ['STORE_NOT_FOUND', 'NO_MEASURE_IN_FORCE'];

export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {what}…
    </p>
  );
}

export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="empty-state">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** No store, or nothing in it: where to begin. */
export function ImportFirst() {
  return (
    <EmptyState title="Nothing is imported yet">
      <p>
        Headwater answers from your own records: organizations, goods and supplies as CSV, and the measures to
        test as JSON.
      </p>
      <p>
        <a class="button button-main" href={linkTo('import')}>
          Import files
        </a>
      </p>
    </EmptyState>
  );
}

function adviceFor({ code, status }: RequestFailure): string | null {
  if (status === 401) return 'The session has ended: reload the page and sign in again.';
  if (status === 403) return 'Your role does not allow this. Ask whoever runs the server.';
  if (code === 'NO_MEASURE_IN_FORCE')
    return 'Choose another import date, or import the measures that are in force on it.';
  return null;
}

/** What went wrong: the stable code, what the server says of it, and what to do. */
export function FailureNotice({ failure, onRetry }: { failure: RequestFailure; onRetry?: () => void }) {
  const advice = adviceFor(failure);
  return (
    <div class="notice notice-failure" role="alert">
      <p>
        <strong>{failure.message}</strong>
      </p>
      {advice && <p>{advice}</p>}
      <p class="notice-foot">
        <code>{failure.code}</code>
        {NOTHING_IMPORTED.includes(failure.code) && <a href={linkTo('import')}>Import files</a>}
        {onRetry && (
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        )}
      </p>
    </div>
  );
}
