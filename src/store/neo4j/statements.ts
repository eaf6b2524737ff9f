import { readdirSync, readFileSync } from 'node:fs';

/** From the compiled file to the package: three levels up, as for `seed/`. */
const FOLDER = new URL('../../../../cypher/', import.meta.url);

/** The line that names a statement, as `// page: one page of records` or `// page`. */
const TITLE = /^\/\/ ([a-z][a-z0-9-]*)(?::.*)?$/;

/** A file of statements, by their names in the order of the file. */
function readStatements(file: string): ReadonlyMap<string, string> {
  const statements = new Map<string, string>();
  let name = '';
  let lines: string[] = [];
  for (const line of readFileSync(new URL(file, FOLDER), 'utf8').split(/\r?\n/)) {
    if (line.startsWith('//')) {
      if (lines.length === 0) name = TITLE.exec(line)?.[1] ?? name;
      continue;
    }
    if (line.trim() === '' && lines.length === 0) continue;
    lines.push(line);
    if (!line.trimEnd().endsWith(';')) continue;
    statements.set(name, lines.join('\n').trimEnd().slice(0, -1));
    lines = [];
  }
  return statements;
}

let files: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

function allFiles(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  files ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.cypher'))
      .map((file) => [file.slice(0, -'.cypher'.length), readStatements(file)]),
  );
  return files;
}

/** The names of a file's statements, as `schema/party`, in the order of the file. */
export function statementsOf(file: string): readonly string[] {
  return [...(allFiles().get(file)?.keys() ?? [])].map((name) => `${file}/${name}`);
}

/**
 * The Cypher text of a statement in the package's folder `cypher/`: `supplies/page` is the statement that the line
 * `// page: …` names in `supplies.cypher`. A statement ends with `;` at the end of a line. Read once.
 */
export function statement(name: string): string {
  const [file, title] = name.split('/') as [string, string];
  const text = allFiles().get(file)?.get(title);
  if (text === undefined) throw new Error(`cypher/${file}.cypher has no statement "${title}"`);
  return text;
}
