import type { GoodsAnswer, OrderAnswer } from './answers.js';
import type { Fault } from './fault.js';
import type { ListContext } from './list-draft.js';
import type { ListRow } from './list-table.js';
import { coversAllGoods, readEntityScope } from './order-scope.js';
import { readUsDate, US_DATE_PATTERN } from './us-date.js';

export interface OrderContext extends ListContext {
  /** Of the list. */
  readonly date: string | null;
  readonly faults: Fault[];
  /** Keys and identities that earlier rows have. */
  readonly taken: ReadonlyMap<string, number>;
}

export interface Kind {
  readonly consequence: string;
  readonly name: string;
  readonly slug: string;
}

const WRO: Kind = { consequence: 'detain', name: 'Withhold Release Order', slug: 'wro' };
const KINDS: Readonly<Record<string, Kind>> = {
  wro: WRO,
  'withhold release order': WRO,
  finding: { consequence: 'prohibit', name: 'Finding', slug: 'finding' },
};
const ENDED = /^(?:inactive|revoked|terminated|rescinded)$/i;
const NARROWED = /^(?:modified|partially .+|.+ \(modified\)|.+, modified)$/i;
const CARVES_OUT =
  /\b(?:except|exclud|exempt|exclusive|not appl|carve|partial|modif|unless|only|limited to|no longer)/i;
const END_STATED = new RegExp(
  `\\b(?:revoked|terminated|rescinded|inactive|ended)\\b[^.;]{0,60}?\\b(?:on|effective|as of)\\s+(${US_DATE_PATTERN})`,
  'gi',
);
const MAX_SLUG = 60;

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, MAX_SLUG).replace(/^-|-$/g, '');
}

/** One row with its answer; facts that neither has are asked for. */
export class OrderReader {
  readonly key: string;
  readonly identity: string;
  readonly answer: OrderAnswer;
  readonly entity: string;
  readonly remarks: string;
  readonly country: string | null;
  isWhole = true;
  readonly #row: ListRow;
  readonly #context: OrderContext;

  constructor(row: ListRow, from: string | null, context: OrderContext) {
    this.#row = row;
    this.#context = context;
    this.entity = row.cell('entity');
    this.remarks = row.cell('remarks');
    const kind = KINDS[row.cell('wro/finding').toLowerCase()]?.slug ?? 'order';
    const key = `us-${kind}-${from ?? 'undated'}-${slug(this.entity)}`;
    this.identity = [key, this.entity, row.cell('merchandise')].join('\n').toLowerCase();
    this.key = context.taken.has(key) ? `${key}-${slug(row.cell('merchandise'))}` : key;
    this.answer = context.answers.orders[this.key] ?? {};
    this.country = this.#readCountry();
  }

  cell(column: string): string {
    return this.#row.cell(column);
  }

  fault(column: string, rule: Fault['rule'], message: string): void {
    this.isWhole = false;
    const value = this.cell(column) || null;
    this.#context.faults.push({ row: this.#row.row, column, rule, value, message });
  }

  ask(column: string, facts: readonly string[], message: string): void {
    this.isWhole = false;
    const fault = { row: this.#row.row, column, value: this.cell(column) || null, message };
    const context = { entity: this.entity, ...(this.remarks === '' ? {} : { remarks: this.remarks }) };
    this.#context.questions.ask('orders', this.key, facts, fault, context);
  }

  /** A fact shared by all rows with the same merchandise. */
  askMerchandise(merchandise: string): void {
    this.isWhole = false;
    const message =
      'the list does not say which of your goods this is, nor whether goods made from it count: answer both';
    const fault = { row: this.#row.row, column: 'merchandise', value: merchandise, message };
    this.#context.questions.ask('merchandise', merchandise, ['goods', 'derived'], fault);
  }

  #readCountry(): string | null {
    if (this.answer.country !== undefined) return this.answer.country;
    const name = this.cell('country');
    const code = this.cell('country code');
    // CBP writes this where an order is about a vessel, which sails under any flag.
    if (/^fishing vessels?$/i.test(name) || (name === '' && code === '')) return null;
    const { places } = this.#context;
    const found = [name, code]
      .filter((text) => text !== '')
      .map((text) => (places.isCountry(text) ? [text] : places.countriesNamed(text)));
    const first = found[0]![0];
    if (found.every((codes) => codes.length === 1 && codes[0] === first)) return first!;
    this.ask(
      'country',
      ['country'],
      `country "${name}" and code "${code}" are not one known country: state its code`,
    );
    return null;
  }

  scope(): object {
    const { answer, entity } = this;
    if (entity === '') {
      this.fault('entity', 'required', 'entity is empty: it must be filled');
      return {};
    }
    const read = readEntityScope(entity, this.country, this.#context.places);
    const stated = 'unclear' in read ? {} : 'region' in read ? read : this.#listed(read);
    const chosen = {
      ...(answer.parties === undefined && answer.region === undefined ? stated : {}),
      ...(answer.parties === undefined ? {} : { parties: answer.parties }),
      ...(answer.region === undefined ? {} : { region: answer.region }),
      ...(answer.subsidiaries === undefined ? {} : { subsidiaries: answer.subsidiaries }),
    };
    if ('unclear' in read && !('parties' in chosen) && !('region' in chosen))
      this.ask('entity', ['region', 'parties'], `${read.unclear}: state a region, or the parties`);
    return chosen;
  }

  #listed(read: { parties: readonly object[]; subsidiaries: boolean }): object {
    return {
      parties: read.parties.map((party) => ({ ...party, country: this.country })),
      subsidiaries: read.subsidiaries,
    };
  }

  goods(): object {
    const merchandise = this.cell('merchandise');
    const shared: GoodsAnswer = this.#context.answers.merchandise[merchandise] ?? {};
    const goods = this.answer.goods ?? shared.goods;
    const derived = this.answer.derived ?? shared.derived;
    if (merchandise === '') this.fault('merchandise', 'required', 'merchandise is empty: it must be filled');
    else if (coversAllGoods(merchandise) && goods === undefined)
      return { goods: null, derived: derived ?? false };
    else if (goods === undefined || derived === undefined) this.askMerchandise(merchandise);
    return { goods: goods === 'all' ? null : goods, derived };
  }

  except(): object {
    const { answer, remarks } = this;
    if (answer.except !== undefined) return { except: answer.except.length === 0 ? null : answer.except };
    if (CARVES_OUT.test(remarks) || NARROWED.test(this.cell('status')))
      this.ask('remarks', ['except'], 'the order may leave out some parties: list them, or write []');
    return {};
  }

  #endStated(): string | null {
    const dates = [...this.remarks.matchAll(END_STATED)].map((match) => readUsDate(match[1]!));
    return dates.length === 1 ? dates[0]! : null;
  }

  /** The status and the last day of the order. */
  course(): { status: string | undefined; to: string | null } {
    const { answer } = this;
    const status = this.cell('status');
    const stated = /^active$/i.test(status) ? 'active' : ENDED.test(status) ? 'revoked' : undefined;
    const known = answer.status ?? stated ?? (NARROWED.test(status) ? 'modified' : undefined);
    if (known === undefined)
      this.ask('status', ['status', 'to'], 'the status is not known: state it, and the last day or null');
    const to = answer.to !== undefined ? answer.to : this.#endStated();
    if (known === 'revoked' && answer.to === undefined && to === null)
      this.ask('status', ['to'], 'the order has ended, and the list does not say when: state its last day');
    return { status: known, to };
  }

  kind(): Kind {
    const stated = KINDS[this.cell('wro/finding').toLowerCase()];
    const consequence = this.answer.consequence ?? stated?.consequence;
    if (consequence !== undefined) return { ...(stated ?? WRO), consequence };
    this.ask('wro/finding', ['consequence'], 'it is neither WRO nor Finding: state detain or prohibit');
    return WRO;
  }

  /** An answer that was given for other words than the row has now is no answer to them. */
  checkAnswer(): void {
    for (const column of ['entity', 'remarks'] as const) {
      const given = this.answer[column];
      if (given === undefined || given === this[column]) continue;
      this.fault(column, 'answer-outdated', `the answer was given for "${given}": look at it again`);
    }
  }
}
