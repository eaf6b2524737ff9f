/** Finds the functions of a formatted file by its lines and their indents; the formatter makes that enough. */

export function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

const OPENS_FUNCTION = /(?:=> \{|=> \($|^\s*(?:export |default )*(?:async )?function\b.*\{|^\s*\).* \{)$/;
const OPENS_METHOD =
  /^\s*(?:(?:static|async|override|private|public|get|set) )*\*?#?\w+(?:<.*>)?\(.*\).* \{$/;
const OPENS_OTHER = /^\s*(?:\} )?(?:if|for|while|switch|catch|else|do|try|describe(?:\.each)?)\b/;

function indentOf(line: string): number {
  return line.search(/\S/);
}

/** Where the statement begins whose last line opens the block: a signature may stand on several lines. */
function startOf(lines: readonly string[], opening: number): number {
  if (!/^\s*\)/.test(lines[opening]!)) return opening;
  let start = opening - 1;
  while (start > 0 && (lines[start]!.trim() === '' || indentOf(lines[start]!) > indentOf(lines[opening]!)))
    start--;
  return start;
}

/** A suite is a list of tests in a function, as a `describe` block is: its length says nothing. */
const HOLDS_TESTS = /^\s*(?:test|describe\w*)(?:\.each)?\s*[(`]/;

/** The functions of a formatted file, each from its first line to the line that closes it. */
export function functionsOf(path: string, code: string): readonly { name: string; lines: number }[] {
  const lines = linesOf(code);
  return lines.flatMap((line, opening) => {
    if (!(OPENS_FUNCTION.test(line) || OPENS_METHOD.test(line))) return [];
    const start = startOf(lines, opening);
    const first = lines[start]!;
    if (OPENS_OTHER.test(first)) return [];
    const end = lines.findIndex(
      (each, at) => at > opening && each.trim() !== '' && indentOf(each) <= indentOf(line),
    );
    if (lines.slice(opening + 1, end).some((each) => HOLDS_TESTS.test(each))) return [];
    return [{ name: `${path}:${start + 1} ${first.trim()}`, lines: end - start + 1 }];
  });
}
