/** Where a text is not JSON: line and column count from 1, the column in UTF-16 units. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What may come next (RFC 8259). */
type Expected =
  | 'value'
  | 'value or ]'
  | 'member name'
  | 'member name or }'
  | ':'
  | ', or }'
  | ', or ]'
  | 'end of the file';

const BLANKS = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The names that an open object has so far; null for an open array. */
type Frame = Set<string> | null;

function afterValue(stack: readonly Frame[]): Expected {
  if (stack.length === 0) return 'end of the file';
  return stack.at(-1) === null ? ', or ]' : ', or }';
}

/** One token: changes the stack, and says what may follow; null if the token may not stand here. */
function step(expected: Expected, token: string, stack: Frame[]): Expected | null {
  const closes = (token === ']' || token === '}') && expected.endsWith(token);
  if (closes) {
    stack.pop();
    return afterValue(stack);
  }
  if (expected === ', or ]' || expected === ', or }') {
    if (token !== ',') return null;
    return expected === ', or ]' ? 'value' : 'member name';
  }
  if (expected === ':') return token === ':' ? 'value' : null;
  if (expected.startsWith('member name')) return token.startsWith('"') ? ':' : null;
  if (expected === 'end of the file' || /^[}\],:]$/.test(token)) return null;
  if (token !== '{' && token !== '[') return afterValue(stack);
  stack.push(token === '{' ? new Set() : null);
  return token === '{' ? 'member name or }' : 'value or ]';
}

function faultAt(text: string, offset: number, message: string): JsonFault {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), message };
}

function tokenAt(text: string, offset: number): string {
  TOKEN.lastIndex = offset;
  return TOKEN.exec(text)?.[0] ?? '';
}

/**
 * The first place where a text is not JSON, or null. JSON.parse names no place for most faults, and takes the last of
 * two members with one name, which would let a second `scope` silently replace the first: that is a fault here.
 */
export function findJsonFault(text: string): JsonFault | null {
  const stack: Frame[] = [];
  let expected: Expected = 'value';
  for (let offset = 0; ; ) {
    BLANKS.lastIndex = offset;
    offset += BLANKS.exec(text)![0].length;
    if (offset === text.length && expected === 'end of the file') return null;
    const token = tokenAt(text, offset);
    const isName = expected.startsWith('member name') && token.startsWith('"');
    const names = isName ? stack.at(-1) : null;
    const next: Expected | null = token === '' ? null : step(expected, token, stack);
    if (next === null) {
      const found =
        offset === text.length
          ? 'the file ends'
          : `found ${JSON.stringify([...text.slice(offset, offset + 9)][0])}`;
      return faultAt(text, offset, `expected ${expected}, but ${found}`);
    }
    if (names?.has(JSON.parse(token)))
      return faultAt(text, offset, `${token} stands twice in one object: remove one`);
    names?.add(JSON.parse(token));
    expected = next;
    offset += token.length;
  }
}
