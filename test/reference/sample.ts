import type { ListedParty, Measure, ScopeItem } from '../../src/model/measure.js';
import type {
  Good,
  Organization,
  Ownership,
  Production,
  Recipe,
  Site,
  Supply,
} from '../../src/model/records.js';
import type { Result } from './answer.js';
import { referenceAnswer } from './answer.js';
import { factsOf } from './facts.js';
import type { Flow } from './flows.js';
import type { Stock } from './stocks.js';
import type { Question, World } from './world.js';

/** 2024-07-01: the import date of every hand-made case. */
export const D = 19_905;

const DATED = {
  from: null,
  to: null,
  quantity: null,
  unit: null,
  basis: 'documented',
  documents: [],
} as const;

export function organization(id: string, more: Partial<Organization> = {}): Organization {
  const named = { id, name: id, localName: null, aliases: [], identifiers: [] };
  return { ...named, country: null, region: null, trader: false, unresolved: false, ...more };
}

export function site(id: string, operator: string, more: Partial<Site> = {}): Site {
  const named = { id, organization: operator, name: id, country: null, region: null, within: null };
  return { ...named, address: null, latitude: null, longitude: null, unresolved: false, ...more };
}

export function good(id: string, more: Partial<Good> = {}): Good {
  return { id, name: id, hs: [], broader: null, raw: false, unresolved: false, ...more };
}

export function recipe(made: string, input: string, required = true): Recipe {
  return { good: made, input, required, inputPerUnit: null, unit: null };
}

export function supply(
  id: string,
  supplier: string,
  delivered: string | null,
  buyer: string,
  more: Partial<Supply> = {},
): Supply {
  return { id, supplier, buyer, good: delivered, ...DATED, ...more };
}

export function production(
  id: string,
  party: string,
  made: string,
  more: Partial<Production> = {},
): Production {
  return { id, party, good: made, inputs: [], ...DATED, ...more };
}

export function ownership(
  owner: string,
  owned: string,
  sharePercent: number | null,
  more: Partial<Ownership> = {},
): Ownership {
  const span = { from: null, to: null };
  return {
    id: `${owner}-${owned}`,
    owner,
    owned,
    sharePercent,
    ...span,
    basis: 'documented',
    documents: [],
    ...more,
  };
}

export function listed(name: string, more: Partial<ListedParty> = {}): ListedParty {
  const named = { name, localName: null, aliases: [], identifiers: [] };
  return { ...named, country: null, from: null, to: null, ...more };
}

export function measure(
  id: string,
  scope: readonly Partial<ScopeItem>[],
  more: Partial<Measure> = {},
): Measure {
  const blank = {
    parties: null,
    subsidiaries: false,
    region: null,
    goods: null,
    derived: false,
    except: null,
  };
  const texts = { jurisdiction: null, issuer: null, kind: null, title: null, legalBasis: null, source: null };
  return {
    id,
    ...texts,
    consequence: 'detain',
    effective: { from: D - 1000, to: null },
    announced: null,
    status: 'active',
    partial: false,
    verify: false,
    scope: scope.map((item) => ({ ...blank, ...item })),
    ...more,
  };
}

/** A measure on the organizations and sites of these names. */
export function listing(...names: string[]): Measure {
  return measure('list', [{ parties: names.map((name) => listed(name)) }]);
}

export function world(parts: Partial<World>): World {
  return {
    organizations: [],
    sites: [],
    goods: [],
    recipes: [],
    supplies: [],
    productions: [],
    ownerships: [],
    measures: [listing('nobody')],
    ...parts,
  };
}

export function question(asker: string, asked: string | null, more: Partial<Question> = {}): Question {
  return { organization: asker, good: asked, date: D, since: null, measures: null, ...more };
}

/** The result of a question that must have one. */
export function ask(where: World, asker: string, asked: string | null, more: Partial<Question> = {}): Result {
  const answer = referenceAnswer(where, question(asker, asked, more));
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

function stockText({ party, good: held, side }: Stock): string {
  return `${party}.${held ?? '?'}.${side === 'inbound' ? 'in' : 'out'}`;
}

/** Each flow of a world as `to < from kind basis record`, sorted. */
export function flowTexts(where: World, kind: Flow['kind']): readonly string[] {
  return factsOf(where, question('', null))
    .flows.filter((flow) => flow.kind === kind)
    .map(({ to, from, basis, record }) => `${stockText(to)} < ${stockText(from)} ${basis} ${record ?? '-'}`)
    .sort();
}

export function hitTexts(result: Result): readonly string[] {
  return result.hits.map(({ stock, role, basis }) => `${stock.party}.${stock.good ?? '?'} ${role} ${basis}`);
}

export function gapTexts({ gaps }: Result): readonly string[] {
  return gaps.map(({ kind, stock, input }) =>
    [kind, stockText(stock), ...(input === null ? [] : [input])].join(' '),
  );
}

/** The records along the path of the only hit, from the product upward. */
export function pathRecords({ hits }: Result): readonly (string | null)[] {
  if (hits.length !== 1) throw new Error(`${hits.length} hits`);
  return hits[0]!.path.map(({ record }) => record);
}

/** The line that most cases use: quartz (raw), silicon, wafer, panel, each made from the one before it. */
export const LINE = {
  goods: [good('quartz', { raw: true }), good('silicon'), good('wafer'), good('panel')],
  recipes: [recipe('silicon', 'quartz'), recipe('wafer', 'silicon'), recipe('panel', 'wafer')],
};
