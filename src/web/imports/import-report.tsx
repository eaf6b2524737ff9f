import { counted, grouped } from '../words/counts.js';
import { type ImportAnswer, type ImportedFile, isFinished } from './import-answer.js';
import type { Importing } from './use-import.js';

const STATE_WORDS: Readonly<Record<ImportAnswer['state'], string>> = {
  queued: 'Waiting for its turn',
  running: 'Importing',
  done: 'Imported',
  failed: 'Not imported',
  cancelled: 'Cancelled',
};

function ProgressLine({ progress }: Pick<ImportAnswer, 'progress'>) {
  const { what, done, total } = progress;
  return (
    <p class="progress-line" role="status">
      <span>{what}</span>
      <progress aria-label={what} {...(total > 0 ? { value: done, max: total } : {})} />
    </p>
  );
}

function Problems({ file }: { file: ImportedFile }) {
  if (file.problemsTotal === 0) return null;
  return (
    <details open class="problems">
      <summary>
        {file.file}: {counted(file.problemsTotal, 'problem')}
        {file.problemsTotal > file.problems.length && `, the first ${file.problems.length} here`}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              Row
            </th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Problem</th>
          </tr>
        </thead>
        <tbody>
          {file.problems.map(({ row, column, value, rule, text }, at) => (
            <tr key={`${at} ${row} ${rule}`}>
              <td class="number">{row === 0 ? 'file' : row}</td>
              <td>{column ?? ''}</td>
              <td>
                <code>{value ?? ''}</code>
              </td>
              <td>
                {text} <code class="muted">{rule}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FileTable({ files }: { files: readonly ImportedFile[] }) {
  if (files.length === 0) return null;
  return (
    <table class="files-table">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" class="number">
            Rows read
          </th>
          <th scope="col" class="number">
            Accepted
          </th>
          <th scope="col" class="number">
            Rejected
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ file, read, accepted, rejected }) => (
          <tr key={file} class={rejected > 0 ? 'refused' : undefined}>
            <th scope="row">{file}</th>
            <td class="number">{grouped(read)}</td>
            <td class="number">{grouped(accepted)}</td>
            <td class="number">{grouped(rejected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One import: how far it is, what became of each file, each problem by row, and a way back. */
export function ImportReport({ answer, importing }: { answer: ImportAnswer; importing: Importing }) {
  const { id, state, files, progress, error, undone } = answer;
  return (
    <section class={`sheet import import-${state}`} aria-label={STATE_WORDS[state]}>
      <div class="section-head">
        <h2 aria-live="polite">{undone ? 'Taken back' : STATE_WORDS[state]}</h2>
        {!isFinished(answer) && (
          <button type="button" onClick={importing.cancel}>
            Cancel
          </button>
        )}
        {state === 'done' && !importing.isRunning && !undone && (
          <button type="button" onClick={() => importing.undo(id)}>
            Undo this import
          </button>
        )}
      </div>
      {!isFinished(answer) && <ProgressLine progress={progress} />}
      {error && (
        <p>
          {error.detail} <code>{error.code}</code>
        </p>
      )}
      <FileTable files={files} />
      {files.map((file) => (
        <Problems key={file.file} file={file} />
      ))}
    </section>
  );
}
