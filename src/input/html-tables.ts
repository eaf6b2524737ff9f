import type { DefaultTreeAdapterTypes } from 'parse5';

/** A table of a web page, without those inside it. */
export interface HtmlTable {
  readonly rows: readonly (readonly string[])[];
  /** False where the file breaks off inside the table. */
  readonly isClosed: boolean;
}

export interface HtmlPage {
  readonly tables: readonly HtmlTable[];
  /** All text, blanks made to one. */
  readonly text: string;
  /** What `<time datetime>` says, in the order of the page. */
  readonly times: readonly string[];
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head']);
const CELLS = new Set(['td', 'th']);
/** Elements that run on within a word; every other one parts words. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'wbr',
]);
/** A mark in superscript that points to a footnote. */
const FOOTNOTE_MARK = /^\[?(?:\d{1,2}|[*†‡]+)\]?$/;

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** The nodes under a root in the order of the page, without those under elements that are not entered. */
function* walk(root: Node, enters: (element: Element) => boolean): Generator<Node> {
  const open = [...childrenOf(root)].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (!isElement(node) || enters(node))
      for (const child of [...childrenOf(node)].reverse()) open.push(child);
  }
}

function isSeen(element: Element): boolean {
  return !UNSEEN.has(element.tagName);
}

function textOf(root: Node, enters: (element: Element) => boolean): string {
  let text = '';
  for (const node of walk(root, enters)) {
    if ('value' in node && node.nodeName === '#text') text += node.value;
    else if (isElement(node) && !INLINE.has(node.tagName)) text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

function cellText(cell: Element): string {
  return textOf(cell, (element) => {
    if (element.tagName === 'sup') return !FOOTNOTE_MARK.test(textOf(element, isSeen));
    return element.tagName !== 'table' && isSeen(element);
  });
}

function readTable(table: Element): HtmlTable {
  const rows: string[][] = [];
  for (const node of walk(table, ({ tagName }) => tagName !== 'table' && !CELLS.has(tagName))) {
    if (!isElement(node)) continue;
    if (node.tagName === 'tr') rows.push([]);
    else if (CELLS.has(node.tagName)) rows.at(-1)?.push(cellText(node));
  }
  const isClosed = table.sourceCodeLocation?.endTag !== undefined;
  return { rows: rows.filter((cells) => cells.some((cell) => cell !== '')), isClosed };
}

/**
 * Reads a page as a browser does (unclosed and misplaced tags too), with parse5, which is loaded only here. Scripts
 * are not run and what they would show is not there.
 */
export async function readHtml(text: string): Promise<HtmlPage> {
  const { parse } = await import('parse5');
  const document = parse(text, { sourceCodeLocationInfo: true });
  const tables: HtmlTable[] = [];
  const times: string[] = [];
  for (const node of walk(document, isSeen)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'table') tables.push(readTable(node));
    const time = node.tagName === 'time' ? node.attrs.find(({ name }) => name === 'datetime') : undefined;
    if (time !== undefined) times.push(time.value);
  }
  return { tables, text: textOf(document, isSeen), times };
}
