import type { Basis } from '../../src/model/basis.js';
import { HeadwaterError } from '../../src/model/errors.js';
import type { Measure, ScopeItem } from '../../src/model/measure.js';
import type {
  Good,
  Organization,
  Ownership,
  Production,
  Recipe,
  Site,
  Supply,
} from '../../src/model/records.js';
import type { Step, TraceResult } from '../../src/trace/result.js';
import type { Listing } from '../../src/trace/trace.js';
import {
  D,
  good,
  listed,
  measure,
  organization,
  production,
  recipe,
  site,
  supply,
} from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { traceWorld } from './ask.js';

/**
 * A world in a few lines, one record a line:
 *
 *     org A region=CN-XJ country=CN name=x localName=y aliases=a;b identifiers=duns:1 trader
 *     site A1 of A region=… country=… within=park
 *     good mono under panel raw
 *     recipe panel < wafer glass?          a `?` behind an input: not required
 *     s1: B -panel-> A [-10..] declared    a supply; `?` is the unknown good
 *     p1: B makes panel < wafer [..-5]     a production and its stated inputs
 *     o1: H owns B 51 inferred             a share in percent, or nothing where it is not known
 *
 * Days count from the import date, 2024-07-01, which is 0. The basis is documented unless another is named.
 * Organizations that are only mentioned are made in the United States, so that no place is missing by chance.
 */
export function worldOf(text: string, ...measures: Measure[]): World {
  const draft: Draft = {
    organizations: new Map(),
    sites: [],
    goods: new Map(),
    recipes: [],
    supplies: [],
    productions: [],
    ownerships: [],
  };
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of lines.filter((one) => one !== '')) addLine(draft, line);
  mentionParties(draft);
  mentionGoods(draft);
  return {
    ...draft,
    organizations: [...draft.organizations.values()],
    goods: [...draft.goods.values()],
    measures,
  };
}

interface Draft {
  readonly organizations: Map<string, Organization>;
  readonly sites: Site[];
  readonly goods: Map<string, Good>;
  readonly recipes: Recipe[];
  readonly supplies: Supply[];
  readonly productions: Production[];
  readonly ownerships: Ownership[];
}

const LIST_FIELDS = ['aliases', 'identifiers'];

function fieldsOf(words: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    words.map((word) => {
      const [key, value] = word.split('=') as [string, string | undefined];
      const text = value?.replaceAll('_', ' ');
      return [key, text === undefined ? true : LIST_FIELDS.includes(key) ? text.split(';') : text];
    }),
  );
}

interface Tail {
  from?: number | null;
  to?: number | null;
  basis?: Basis;
}

/** The span and the basis at the end of a line, and the words before them. */
function tailOf(words: readonly string[]): { rest: readonly string[]; tail: Tail } {
  const tail: Tail = {};
  const rest = words.filter((word) => {
    const span = /^\[(-?\d*)\.\.(-?\d*)\]$/.exec(word);
    if (span !== null) {
      tail.from = span[1] === '' ? null : D + Number(span[1]);
      tail.to = span[2] === '' ? null : D + Number(span[2]);
    } else if (word === 'declared' || word === 'inferred' || word === 'documented') tail.basis = word;
    else return true;
    return false;
  });
  return { rest, tail };
}

function addLine(draft: Draft, line: string): void {
  const [first, second, ...words] = line.split(/\s+/) as [string, string, ...string[]];
  if (first === 'org') draft.organizations.set(second, organization(second, fieldsOf(words)));
  else if (first === 'site') draft.sites.push(site(second, words[1]!, fieldsOf(words.slice(2))));
  else if (first === 'good') {
    const broader = words[0] === 'under' ? words[1]! : null;
    draft.goods.set(second, good(second, { broader, raw: words.includes('raw') }));
  } else if (first === 'recipe') {
    for (const input of words.slice(1)) {
      draft.recipes.push(recipe(second, input.replace('?', ''), !input.endsWith('?')));
    }
  } else addRecord(draft, first.replace(/:$/, ''), [second, ...words]);
}

function addRecord(draft: Draft, id: string, words: readonly string[]): void {
  const { rest, tail } = tailOf(words);
  const [party, verb, object, ...more] = rest as [string, string, string, ...string[]];
  const delivered = /^-(.+)->$/.exec(verb)?.[1];
  if (delivered !== undefined) {
    draft.supplies.push(supply(id, party, delivered === '?' ? null : delivered, object, tail));
  } else if (verb === 'makes') {
    draft.productions.push(production(id, party, object, { inputs: more.slice(1), ...tail }));
  } else if (verb === 'owns') {
    const sharePercent = more[0] === undefined ? null : Number(more[0]);
    const open = { from: null, to: null, basis: 'documented', documents: [] } as const;
    draft.ownerships.push({ id, owner: party, owned: object, sharePercent, ...open, ...tail });
  } else throw new Error(`Not a line of a world: ${id} ${words.join(' ')}`);
}

function mentionParties({ organizations, sites, supplies, productions, ownerships }: Draft): void {
  const known = new Set(sites.map(({ id }) => id));
  const mentioned = [
    ...sites.map((one) => one.organization),
    ...supplies.flatMap(({ supplier, buyer }) => [supplier, buyer]),
    ...productions.map(({ party }) => party),
    ...ownerships.flatMap(({ owner, owned }) => [owner, owned]),
  ];
  for (const id of mentioned) {
    if (!known.has(id) && !organizations.has(id)) organizations.set(id, organization(id, { country: 'US' }));
  }
}

function mentionGoods({ goods, recipes, supplies, productions }: Draft): void {
  const mentioned = [
    ...[...goods.values()].map(({ broader }) => broader),
    ...recipes.flatMap((one) => [one.good, one.input]),
    ...supplies.map((one) => one.good),
    ...productions.flatMap((one) => [one.good, ...one.inputs]),
  ];
  for (const id of mentioned) if (id !== null && !goods.has(id)) goods.set(id, good(id));
}

/** quartz (raw), silicon, wafer, panel: each made from the one before it. */
export const LINE = `
  good quartz raw
  recipe silicon < quartz
  recipe wafer < silicon
  recipe panel < wafer
`;

/** A measure `m` of one scope item on parties by name. */
export function onParties(names: readonly string[], more: Partial<ScopeItem> = {}): Measure {
  return measure('m', [{ parties: names.map((name) => listed(name)), ...more }]);
}

/** A measure `m` of one scope item on a region. */
export function onRegion(region: string, more: Partial<ScopeItem> = {}): Measure {
  return measure('m', [{ region, ...more }]);
}

/** A measure `m` of one scope item on goods. */
export function onGoods(goods: readonly string[], more: Partial<ScopeItem> = {}): Measure {
  return measure('m', [{ goods, ...more }]);
}

/** Covers no party that a case names: for cases about gaps and reach only. */
export const NOBODY: Measure = onParties(['Kobbwyn Dray']);

export type Asked = Partial<Omit<Question, 'organization' | 'good'>>;

/** Traces `ORGANIZATION[/GOOD]`; a world without a measure gets one that covers nobody. */
export function ask(world: World, product: string, asked: Asked = {}, listing?: Listing): TraceResult {
  const [asker, about] = product.split('/') as [string, string | undefined];
  const where = world.measures.length === 0 ? { ...world, measures: [NOBODY] } : world;
  const question = {
    organization: asker,
    good: about ?? null,
    date: D,
    since: null,
    measures: null,
    ...asked,
  };
  return traceWorld(where, question, listing);
}

/** The stable code of the error that a question ends in. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof HeadwaterError) return error.code;
    throw error;
  }
  return 'no error';
}

type Stock = Pick<Step['from'], 'party' | 'good' | 'side'>;

export function stockText({ party, good: held, side }: Stock): string {
  return `${party}.${held ?? '?'}.${side === 'inbound' ? 'in' : 'out'}`;
}

/** Each hit as `party.good role basis`, with the measure before it where there are several. */
export function hitsOf({ hits, measures }: TraceResult): readonly string[] {
  return hits.map(({ measure: id, stock, role, basis }) =>
    [...(measures.length > 1 ? [id] : []), `${stock.party}.${stock.good ?? '?'}`, role, basis].join(' '),
  );
}

/** Each gap as `kind stock input`. */
export function gapsOf({ gaps }: TraceResult): readonly string[] {
  return gaps.map(({ kind, stock, input }) =>
    [kind, stockText(stock), ...(input === null ? [] : [input])].join(' '),
  );
}

/** The records on a path from the product upward; the kind of flow where there is none. */
export function recordsOn(path: readonly Step[]): readonly string[] {
  return path.map(({ record, kind }) => record?.replace(/^\w+:/, '') ?? kind);
}

/** The verdict on each measure. */
export function verdictsOf({ measures }: TraceResult): Readonly<Record<string, string>> {
  return Object.fromEntries(measures.map(({ id, verdict }) => [id, verdict]));
}
