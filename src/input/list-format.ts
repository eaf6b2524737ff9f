/** What a file of measures or listed parties is, known by how it begins and not by its name. */
export type ListFormat = 'measures' | 'orders' | 'page' | 'targets' | 'entities';

function headerNames(line: string): ReadonlySet<string> {
  return new Set(line.split(',').map((name) => name.replaceAll('"', '').trim().toLowerCase()));
}

function hasAll(names: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((name) => names.has(name));
}

/** An entity of FollowTheMoney, whole on the first line. */
function isEntity(line: string): boolean {
  if (!line.startsWith('{') || !line.endsWith('}')) return false;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'schema' in value && 'properties' in value;
  } catch {
    return false;
  }
}

/**
 * - `orders`: CBP's table of Withhold Release Orders and Findings (CSV)
 * - `page`: a web page with tables, as the UFLPA Entity List of DHS
 * - `targets`: OpenSanctions' `targets.simple.csv`
 * - `entities`: FollowTheMoney, one JSON object a line
 * - `measures`: anything else, to be read as our own JSON, which says what is wrong with it
 */
export function formatOf(text: string): ListFormat {
  const start = text.trimStart();
  if (start.startsWith('<')) return 'page';
  const line = start.slice(0, Math.max(0, start.search(/[\r\n]|$/))).trim();
  const names = headerNames(line);
  if (hasAll(names, ['entity', 'merchandise'])) return 'orders';
  if (hasAll(names, ['id', 'schema', 'name'])) return 'targets';
  return isEntity(line) ? 'entities' : 'measures';
}
