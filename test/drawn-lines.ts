/**
 * Reads the drawings of docs/rules.md. One statement a line; parties and goods come into being where they are named.
 * A line that no statement fits is an error, so that a drawing cannot say what the program is not told.
 */

type Row = Record<string, string>;

/** One question with its answer, and the `=>` lines that follow it. */
export interface Expectation {
  readonly product: string;
  readonly date: string;
  readonly since: string | null;
  /** A verdict, or `error CODE`. */
  readonly verdict: string;
  readonly details: string[];
}

export interface Drawing {
  /** Rows by table, in the order in which tables are imported. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly measures: readonly unknown[];
  /** `refused: RULE` lines. */
  readonly refused: readonly string[];
  readonly expectations: readonly Expectation[];
}

interface Canvas {
  readonly goods: Map<string, Row>;
  readonly recipes: Row[];
  readonly organizations: Map<string, Row>;
  readonly sites: Map<string, Row>;
  readonly ownerships: Row[];
  readonly supplies: Row[];
  readonly productions: Row[];
  readonly measures: unknown[];
  readonly refused: string[];
  readonly expectations: Expectation[];
}

type Statement = readonly [pattern: RegExp, draw: (canvas: Canvas, ...parts: string[]) => void];

const DATE = '2025-01-01';
const BASIS_OF: Readonly<Record<string, string>> = { '=': 'documented', '-': 'declared', '.': 'inferred' };
const ARROW = /\s*(?:([-=.])\1)(.+?)\1\1>\s*/;
const DEFAULT_MEASURE = ['region-rule', 'region CN-XJ'] as const;

function good(canvas: Canvas, id: string): Row {
  const row = canvas.goods.get(id) ?? { id, name: id };
  canvas.goods.set(id, row);
  return row;
}

/** `name` or `name (PLACE)`: a party, made as an organization where it is not known. */
function party(canvas: Canvas, text: string): Row {
  const [, id = text, place] = /^(\S+)(?: \((\S+)\))?$/.exec(text) ?? [];
  const row = canvas.sites.get(id) ?? canvas.organizations.get(id) ?? { id, name: id };
  if (!canvas.sites.has(id)) canvas.organizations.set(id, row);
  if (place !== undefined) row[place.length === 2 ? 'country' : 'region'] = place;
  return row;
}

function put(row: Row, column: string, value: string): void {
  row[column] = value;
}

/** `2019 to 2021`, `from 2019`, `to 2021`, `documented`: what may follow a comma. */
function details(text: string | undefined): Row {
  const row: Row = {};
  for (const part of (text ?? '').split(',').map((each) => each.trim())) {
    const span = /^(?:from )?(\d[\d-]*)?(?: ?to (\d[\d-]*))?$/.exec(part);
    if (span?.[1] !== undefined) row.from = span[1];
    if (span?.[2] !== undefined) row.to = span[2];
    if (Object.values(BASIS_OF).includes(part)) row.basis = part;
  }
  return row;
}

function supplies(canvas: Canvas, line: string): void {
  const [first, ...rest] = line.split(ARROW);
  let supplier = party(canvas, first!.trim());
  for (let at = 0; at < rest.length; at += 3) {
    const [name, ...more] = rest[at + 1]!.split(',');
    const buyer = party(canvas, rest[at + 2]!.trim());
    const id = `s${canvas.supplies.length + 1}`;
    const what = name!.trim() === '?' ? {} : { good: good(canvas, name!.trim()).id! };
    const basis = BASIS_OF[rest[at]!]!;
    canvas.supplies.push({
      id,
      supplier: supplier.id!,
      buyer: buyer.id!,
      ...what,
      basis,
      ...details(more.join()),
    });
    supplier = buyer;
  }
}

function produce(canvas: Canvas, maker: string, made: string, from: string | undefined, more: string): void {
  const inputs = from?.split(' and ').map((input) => good(canvas, input).id!) ?? [];
  const id = `p${canvas.productions.length + 1}`;
  const stated = { id, party: party(canvas, maker).id!, good: good(canvas, made).id! };
  canvas.productions.push({ ...stated, inputs: inputs.join(';'), ...details(more) });
}

function makeSite(canvas: Canvas, text: string, organization: string): void {
  const row = party(canvas, text);
  canvas.organizations.delete(row.id!);
  canvas.sites.set(row.id!, { ...row, organization: party(canvas, organization).id! });
}

function own(canvas: Canvas, owner: string, share: string | undefined, owned: string, more: string): void {
  const id = `o${canvas.ownerships.length + 1}`;
  const parties = { owner: party(canvas, owner).id!, owned: party(canvas, owned).id! };
  canvas.ownerships.push({ id, ...parties, share_percent: share ?? '', ...details(more) });
}

function names(text: string): { name: string }[] {
  return text === 'nobody' ? [] : text.split(' and ').map((name) => ({ name }));
}

const CLAUSES: readonly (readonly [RegExp, (...parts: string[]) => object])[] = [
  [/^parties (.+) with subsidiaries$/, (list) => ({ scope: { parties: names(list!), subsidiaries: true } })],
  [/^parties (.+)$/, (list) => ({ scope: { parties: names(list!) } })],
  [/^region (\S+)$/, (region) => ({ scope: { region } })],
  [
    /^goods (.+) and what is made with it$/,
    (list) => ({ scope: { goods: list!.split(' '), derived: true } }),
  ],
  [/^goods (.+)$/, (list) => ({ scope: { goods: list!.split(' ') } })],
  [/^except (.+)$/, (list) => ({ scope: { except: names(list!) } })],
  [
    /^from (\S+)(?: to (\S+))?$/,
    (from, to) => ({ effective: { from, ...(to === undefined ? {} : { to }) } }),
  ],
  [/^partial$/, () => ({ partial: true })],
  [/^(risk-listing|export-licence|prohibit)$/, (consequence) => ({ consequence })],
];

function measure(canvas: Canvas, id: string, text: string): void {
  let made: Record<string, unknown> = { id, consequence: 'detain', effective: { from: '2020-01-01' } };
  let scope = {};
  for (const clause of text.split('; ')) {
    const [pattern, read] = CLAUSES.find(([each]) => each.test(clause)) ?? [];
    if (pattern === undefined || read === undefined) throw new Error(`not a clause of a measure: ${clause}`);
    const { scope: condition, ...rest } = read(...pattern.exec(clause)!.slice(1)) as { scope?: object };
    scope = { ...scope, ...condition };
    made = { ...made, ...rest };
  }
  canvas.measures.push({ ...made, scope: [scope] });
}

function expectation(canvas: Canvas, text: string): void {
  const question = /^(\S+)(?: on (\S+))?(?: since (\S+))? (?:is (\S+)|gives (error \S+))$/.exec(text);
  if (text.startsWith('refused: ')) canvas.refused.push(text);
  else if (question !== null) {
    const [, product = '', date = DATE, since = null, verdict, error] = question;
    canvas.expectations.push({ product, date, since, verdict: (verdict ?? error)!, details: [] });
  } else canvas.expectations.at(-1)!.details.push(text);
}

const STATEMENTS: readonly Statement[] = [
  [/^=> (.+)$/, (canvas, text) => expectation(canvas, text!)],
  [/^measure (\S+): (.+)$/, (canvas, id, text) => measure(canvas, id!, text!)],
  [new RegExp(`^(.*${ARROW.source}.*)$`), (canvas, line) => supplies(canvas, line!)],
  [/^(\S+) is raw$/, (canvas, id) => put(good(canvas, id!), 'raw', 'true')],
  [
    /^(\S+) is a kind of (\S+)$/,
    (canvas, id, broader) => put(good(canvas, id!), 'broader', good(canvas, broader!).id!),
  ],
  [
    /^(\S+) is made from (\S+)( if at hand)?$/,
    (canvas, id, input, optional) => {
      const row = { good: good(canvas, id!).id!, input: good(canvas, input!).id! };
      canvas.recipes.push({ ...row, required: optional === undefined ? 'true' : 'false' });
    },
  ],
  [
    /^(\S+(?: \(\S+\))?) is a site of (\S+(?: \(\S+\))?)$/,
    (canvas, site, of) => makeSite(canvas, site!, of!),
  ],
  [/^(\S+(?: \(\S+\))?) is a trader$/, (canvas, id) => put(party(canvas, id!), 'trader', 'true')],
  [/^(\S+) is called (.+)$/, (canvas, id, name) => put(party(canvas, id!), 'name', name!)],
  [/^(\S+) has the address (.+)$/, (canvas, id, address) => put(party(canvas, id!), 'address', address!)],
  [
    /^(\S+) lies at (\S+), (\S+)$/,
    (canvas, id, latitude, longitude) => {
      put(party(canvas, id!), 'latitude', latitude!);
      put(party(canvas, id!), 'longitude', longitude!);
    },
  ],
  [
    /^(\S+) lies within (\S+)$/,
    (canvas, id, area) => put(party(canvas, id!), 'within', party(canvas, area!).id!),
  ],
  [
    /^(\S+) makes ([^\s,]+)(?: from ([^\s,]+(?: and [^\s,]+)*))?(?:, (.+))?$/,
    (canvas, maker, made, inputs, more) => produce(canvas, maker!, made!, inputs, more!),
  ],
  [
    /^(\S+) owns (?:(\d+) %|a share) of ([^\s,]+)(?:, (.+))?$/,
    (canvas, owner, share, owned, more) => own(canvas, owner!, share, owned!, more!),
  ],
  [/^(\S+ \(\S+\))$/, (canvas, text) => void party(canvas, text!)],
];

function drawLine(canvas: Canvas, line: string): void {
  const [pattern, draw] = STATEMENTS.find(([each]) => each.test(line)) ?? [];
  if (pattern === undefined || draw === undefined) throw new Error(`not a statement of a drawing: ${line}`);
  draw(canvas, ...pattern.exec(line)!.slice(1));
}

/** Reads a drawing on top of the goods that all drawings share; without a measure the region rule is tested. */
export function drawingOf(sharedGoods: string, text: string): Drawing {
  const canvas: Canvas = {
    goods: new Map(),
    recipes: [],
    organizations: new Map(),
    sites: new Map(),
    ownerships: [],
    supplies: [],
    productions: [],
    measures: [],
    refused: [],
    expectations: [],
  };
  const lines = `${sharedGoods}\n${text}`.split('\n').map((line) => line.trim());
  for (const line of lines) if (line !== '') drawLine(canvas, line);
  if (canvas.measures.length === 0) measure(canvas, ...DEFAULT_MEASURE);
  const { goods, organizations, sites, measures, refused, expectations, ...rows } = canvas;
  const { recipes, ownerships, supplies, productions } = rows;
  const tables = {
    goods: [...goods.values()],
    recipes,
    organizations: [...organizations.values()],
    sites: [...sites.values()],
    ownerships,
    supplies,
    productions,
  };
  return { tables, measures, refused, expectations };
}
