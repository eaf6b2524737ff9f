import type { FileReport, ImportReport } from '../app.js';
import { plain } from '../model/plain-text.js';
import type { Problem } from '../model/problem.js';
import { EXIT_DONE, EXIT_FAILED, print, tell } from './output.js';

const VALUE_CHARACTERS = 80;

function clipped(value: string): string {
  const text = plain(value);
  return text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}…` : text;
}

/** Where, which rule, which value, and what to do. */
function problemLine({ file, row, column, rule, value, message }: Problem): string {
  const place = [
    file,
    ...(row > 0 ? [`row ${row}`] : []),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(', ');
  return plain(`${place}: ${rule}${value === null ? '' : ` "${clipped(value)}"`}: ${message}`);
}

function fileLine(report: FileReport): string {
  const { file, rows, accepted, rejected, added, replaced, unchanged, unresolved } = report;
  const standIns = unresolved > 0 ? `, ${unresolved} unresolved ids kept` : '';
  const kept =
    rejected > 0 || report.problemsTotal > 0
      ? 'refused'
      : `${added} added, ${replaced} replaced, ${unchanged} unchanged`;
  return plain(
    `${file}: ${rows} rows read = ${accepted} accepted + ${rejected} rejected; ${kept}${standIns}`,
  );
}

export function changedSomething({ added, replaced, unresolved }: FileReport): boolean {
  return added + replaced + unresolved > 0;
}

/** Prints one line a file on stdout and every problem on stderr; the exit code is 1 if any file was refused. */
export async function printImport({ files, unread }: ImportReport): Promise<number> {
  for (const name of unread) tell(`not read: ${plain(name)} (not a table of Headwater)`);
  for (const report of files) {
    for (const problem of report.problems) tell(problemLine(problem));
    const more = report.problemsTotal - report.problems.length;
    if (more > 0) tell(`${report.file}: and ${more} more problems`);
    for (const note of report.notes) tell(plain(`${report.file}: ${note}`));
    await print(`${fileLine(report)}\n`);
  }
  const refused = files.filter((report) => report.problemsTotal > 0);
  if (refused.length === 0) return EXIT_DONE;
  const names = refused.map(({ file }) => file).join(', ');
  tell(
    `headwater: IMPORT_REFUSED: nothing was taken from ${names}; mend the problems above and import again.`,
  );
  return EXIT_FAILED;
}
