import { useState } from 'preact/hooks';
import { ROLES } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import type { PageProps } from '../app.js';
import { DateField } from '../parts/date-field.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice } from '../parts/notices.js';
import { linkTo } from '../route.js';
import { counted } from '../words/counts.js';
import { sortFiles } from './chosen-files.js';
import { ImportReport } from './import-report.js';
import { type Upload, useImport } from './use-import.js';

function DropZone({
  isDisabled,
  onFiles,
}: {
  isDisabled: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0 && !isDisabled) onFiles([...files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  return (
    <label
      class={`drop-zone${isOver ? ' drop-over' : ''}`}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" />
      <span class="drop-words">Drop files here, or choose them</span>
      <span class="muted">
        Tables as CSV: organizations, sites, goods, recipes, supplies, productions, ownerships, documents.
        Measures as JSON; published lists as their publishers have them (CSV, HTML, JSON lines), with
        answers.json if they need it.
      </span>
      <input
        type="file"
        multiple
        accept=".csv,.json,.jsonl,.ndjson,.html,.htm"
        disabled={isDisabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

interface Choices {
  readonly keepsUnresolved: boolean;
  /** The day of which lists are that do not state one; empty: none. */
  readonly asOf: string;
}

function uploadsOf(
  files: readonly File[],
  { keepsUnresolved, asOf }: Choices,
  role: string,
): readonly Upload[] {
  const { tables, measures } = sortFiles(files);
  const path = apiPath('/imports', { keepUnresolved: keepsUnresolved ? 'true' : null });
  return [
    ...(tables.length > 0 ? [{ path, files: tables }] : []),
    ...(measures.length > 0 && role === 'admin'
      ? [{ path: apiPath('/measures/imports', { asOf }), files: measures }]
      : []),
  ];
}

function leftOut(files: readonly File[], role: string): readonly string[] {
  const { measures, ignored } = sortFiles(files);
  return [...ignored, ...(role === 'admin' ? [] : measures)].map(({ name }) => name);
}

/** Files in, problems by row, and a way back. */
export function ImportPage({ session }: PageProps) {
  const [keepsUnresolved, setKeepsUnresolved] = useState(false);
  const [asOf, setAsOf] = useState('');
  const [ignored, setIgnored] = useState<readonly string[]>([]);
  const importing = useImport();
  const mayImport = ROLES.indexOf(session.role) >= ROLES.indexOf('analyst');
  const take = (files: readonly File[]) => {
    setIgnored(leftOut(files, session.role));
    importing.begin(uploadsOf(files, { keepsUnresolved, asOf }, session.role));
  };
  const isDone = importing.imports.length > 0 && !importing.isRunning;
  return (
    <>
      <h1>Import</h1>
      <p class="muted">
        A file is taken whole or not at all; rows read are accepted or rejected, none is dropped. Importing
        the same file again changes nothing.
      </p>
      {mayImport ? (
        <>
          <DropZone isDisabled={importing.isRunning} onFiles={take} />
          <label class="choice">
            <input
              type="checkbox"
              checked={keepsUnresolved}
              onChange={(event) => setKeepsUnresolved(event.currentTarget.checked)}
            />
            <span>Keep ids that no file describes, as visible stand-ins, instead of refusing the file</span>
          </label>
          {session.role === 'admin' && (
            <div class="list-day">
              <DateField label="Day of lists that do not state one" value={asOf} onChange={setAsOf} />
            </div>
          )}
        </>
      ) : (
        <p class="notice">Your role, {session.role}, may read. An analyst imports.</p>
      )}
      {ignored.length > 0 && (
        <p class="notice">
          Left out: {counted(ignored.length, 'file')} ({ignored.join(', ')})
          {session.role !== 'admin' && '. Only an admin imports measures.'}
        </p>
      )}
      {importing.failure && <FailureNotice failure={importing.failure} />}
      {importing.imports.map((answer) => (
        <ImportReport key={answer.id} answer={answer} importing={importing} />
      ))}
      {isDone && importing.imports.every(({ state }) => state === 'done') && (
        <p>
          <a class="button button-main" href={linkTo('portfolio')}>
            To the portfolio
          </a>
        </p>
      )}
    </>
  );
}
