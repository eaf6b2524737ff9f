import { useState } from 'preact/hooks';
import type { CitedDocument, RecordAnswer } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import { FailureNotice, Loading } from '../parts/notices.js';

/** The address of a record named as a path names it, such as `supplies:s1`. */
export function recordPath(record: string): string {
  const at = record.indexOf(':');
  return apiPath(`/records/${record.slice(0, at)}/${encodeURIComponent(record.slice(at + 1))}`);
}

/** Web addresses only: a document may cite any URI, and not every scheme should be followed. */
export function DocumentLine({ document }: { document: CitedDocument }) {
  const { title, type, issuer, date, uri } = document;
  const details = [type, issuer, date].filter((part) => part !== null).join(', ');
  return (
    <>
      {uri !== null && /^https?:\/\//i.test(uri) ? (
        <a href={uri} rel="noreferrer" target="_blank">
          {title}
        </a>
      ) : (
        title
      )}
      <span class="muted"> ({details})</span>
    </>
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return `${value}`;
}

function isStated(value: unknown): boolean {
  return (
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

function RecordDetails({ answer }: { answer: RecordAnswer }) {
  const { record, origin, documents } = answer;
  const members = Object.entries(record).filter(([name, value]) => isStated(value) && name !== 'documents');
  return (
    <>
      {origin && (
        <p>
          Read from <strong>{origin.file}</strong>, row {origin.row}
          <span class="muted hash">, SHA-256 {origin.sha256}</span>
        </p>
      )}
      <dl class="members">
        {members.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
      {documents.length > 0 ? (
        <ul class="documents">
          {documents.map((document) => (
            <li key={document.id}>
              <DocumentLine document={document} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted">No document is cited.</p>
      )}
    </>
  );
}

/** A record by its name; opened, it says where it was read and what it cites. */
export function RecordReference({ record }: { record: string }) {
  const [isOpen, setOpen] = useState(false);
  const { answer, failure, isLoading } = useAnswer<RecordAnswer>(isOpen ? recordPath(record) : null);
  return (
    <details class="record" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{record}</code>
      </summary>
      {isLoading && <Loading what="Reading the record" />}
      {failure && <FailureNotice failure={failure} />}
      {answer && <RecordDetails answer={answer} />}
    </details>
  );
}
