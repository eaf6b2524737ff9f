import type { RecordAnswer } from '../api/answers.js';
import { DocumentLine } from '../product/record-reference.js';

interface RecordIndexProps {
  readonly records: readonly string[];
  readonly byName: ReadonlyMap<string, RecordAnswer>;
}

function stated(record: RecordAnswer['record'], name: string): string {
  const value = record[name];
  return value === null || value === undefined ? '' : `${value}`;
}

function Facts({ record }: { record: RecordAnswer['record'] }) {
  const span = [stated(record, 'from'), stated(record, 'to')];
  const quantity = [stated(record, 'quantity'), stated(record, 'unit')]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <>
      {stated(record, 'basis')}
      {span.some((day) => day !== '') && `, ${span[0] || '…'} to ${span[1] || 'now'}`}
      {quantity !== '' && `, ${quantity}`}
    </>
  );
}

/** Every record of the flow chart by its number: where it was read, and the documents that it cites. */
export function RecordIndex({ records, byName }: RecordIndexProps) {
  if (records.length === 0) return <p>No record.</p>;
  return (
    <table class="paper-table">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Record</th>
          <th scope="col">Read from</th>
          <th scope="col">Documents</th>
        </tr>
      </thead>
      <tbody>
        {records.map((name, at) => {
          const answer = byName.get(name);
          return (
            <tr key={name}>
              <th scope="row">[{at + 1}]</th>
              <td>
                <code>{name}</code>
                {answer && (
                  <span class="paper-line">
                    <Facts record={answer.record} />
                  </span>
                )}
              </td>
              <td>
                {answer?.origin && (
                  <>
                    {answer.origin.file}, row {answer.origin.row}
                    <span class="paper-line muted">SHA-256 {answer.origin.sha256.slice(0, 16)}…</span>
                  </>
                )}
              </td>
              <td>
                {answer?.documents.length === 0 && 'none'}
                {answer?.documents.map((document) => (
                  <span class="paper-line" key={document.id}>
                    <DocumentLine document={document} />
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
