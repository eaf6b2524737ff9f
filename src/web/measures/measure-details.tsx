import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import { FailureNotice, Loading } from '../parts/notices.js';
import { CONSEQUENCE_WORDS } from '../words/consequences.js';
import type { MeasureAnswer } from './measure-answer.js';

function Source({ source, file }: { source: MeasureAnswer['measure']['source']; file: string }) {
  if (source === null) return <p class="muted">Read from {file}; it names no source.</p>;
  const parts = [source.publisher, source.title, source.date].filter((part) => part !== null);
  return (
    <>
      <p class="muted">
        Source: {parts.join(', ')}. Read from {file}.
      </p>
      {source.words && <blockquote>{source.words}</blockquote>}
    </>
  );
}

function Facts({ answer: { measure, scopeInWords, origin } }: { answer: MeasureAnswer }) {
  return (
    <>
      <h2>{measure.title ?? measure.id}</h2>
      <p>
        {[measure.issuer, measure.kind, measure.legalBasis].filter(Boolean).join(', ')}:{' '}
        <strong>{CONSEQUENCE_WORDS[measure.consequence]}</strong>
      </p>
      <h3>What it covers</h3>
      <ul>
        {scopeInWords.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {measure.partial && (
        <p class="notice notice-warning">Only a part of this list is loaded, so it is never “clear”.</p>
      )}
      {measure.verify && (
        <p class="notice notice-warning">
          A fact in it rests on a secondary source: check it against the issuer’s own.
        </p>
      )}
      <Source source={measure.source} file={origin.file} />
    </>
  );
}

/** One measure: what it covers in plain words, what it does, and where that was read. */
export function MeasureDetails({ id }: { id: string }) {
  const path = apiPath(`/measures/${encodeURIComponent(id)}`);
  const { answer, failure, isLoading, again } = useAnswer<MeasureAnswer>(path);
  return (
    <section class="sheet measure-details" aria-label={id}>
      {isLoading && <Loading what="Reading the measure" />}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {answer && <Facts answer={answer} />}
    </section>
  );
}
