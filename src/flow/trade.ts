import { basisRank } from '../model/basis.js';
import { compareCodePoints } from '../model/code-points.js';
import type { Span } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { type Goods, UNKNOWN_GOOD } from '../model/goods.js';
import type { Parties } from '../model/parties.js';
import type { Production, Supply } from '../model/records.js';
import type { TextColumn } from '../model/text-column.js';
import type { Delivery, Terms, TradeOf } from '../store/port.js';
import { translated } from '../store/terms.js';
import { NO_FROM, NO_TO } from './flows.js';
import { IntColumn } from './int-column.js';
import { TextsBuilder } from './texts.js';

/** Spans and bases of records, by index; days as in `dates.ts`, with NO_FROM and NO_TO where a span is open. */
export interface Dated {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0 documented, 1 declared, 2 inferred. */
  readonly basis: Int32Array;
  /** The record's id and those of its documents, separated by `;`, which no id contains. */
  readonly citation: TextColumn;
  /** Whether the records are in code-point order of their ids. */
  readonly isOrdered: boolean;
}

/** Supplies as columns; parties and goods by index. */
export interface SupplyColumns extends Dated {
  readonly supplier: Int32Array;
  readonly buyer: Int32Array;
  readonly good: Int32Array;
}

/** Productions as columns. The stated inputs of p are from `firstInput[p]` up to `firstInput[p + 1]` in `inputs`. */
export interface ProductionColumns extends Dated {
  readonly party: Int32Array;
  readonly good: Int32Array;
  readonly firstInput: Int32Array;
  readonly inputs: Int32Array;
}

/** What the records say of who delivered and made what. */
export interface Trade {
  readonly supplies: SupplyColumns;
  readonly productions: ProductionColumns;
  /** Outbound stocks that exist because of supplies that are not among these, as pairs of party and good. */
  readonly deliveries: Int32Array;
}

class DatedBuilder {
  readonly #from = new IntColumn();
  readonly #to = new IntColumn();
  readonly #basis = new IntColumn();
  readonly #citations = new TextsBuilder();
  #lastId = '';
  #isOrdered = true;

  add(record: Span & Pick<Supply, 'id' | 'basis' | 'documents'>): void {
    this.#from.push(record.from ?? NO_FROM);
    this.#to.push(record.to ?? NO_TO);
    this.#basis.push(basisRank(record.basis));
    const { id, documents } = record;
    this.#isOrdered &&= compareCodePoints(this.#lastId, id) < 0;
    this.#lastId = id;
    this.#citations.add(documents.length === 0 ? id : `${id};${documents.join(';')}`);
  }

  columns(): Dated {
    return {
      from: this.#from.values(),
      to: this.#to.values(),
      basis: this.#basis.values(),
      citation: this.#citations.texts(),
      isOrdered: this.#isOrdered,
    };
  }
}

/** Turns records into columns as they come, so that no record need be kept. */
export class TradeBuilder {
  /** The indexes of parties and goods. Throws STORE_UNREADABLE for what there is not. */
  readonly terms: Terms<number>;
  readonly #supplier = new IntColumn();
  readonly #buyer = new IntColumn();
  readonly #delivered = new IntColumn();
  readonly #supplies = new DatedBuilder();
  readonly #maker = new IntColumn();
  readonly #made = new IntColumn();
  readonly #firstInput = new IntColumn();
  readonly #inputs = new IntColumn();
  readonly #productions = new DatedBuilder();
  readonly #deliveries = new IntColumn();

  constructor(parties: Parties, goods: Goods) {
    this.terms = {
      party: (id) => parties.indexOf(id) ?? unknown('party', id),
      good: (id) => goods.indexOf(id) ?? unknown('good', id),
    };
  }

  addSupply(supply: Supply): void {
    this.addNumberedSupply(translated('supplies', supply, this.terms));
  }

  addProduction(production: Production): void {
    this.addNumberedProduction(translated('productions', production, this.terms));
  }

  /** With indexes for ids, as `terms` gives them. */
  addNumberedSupply(supply: TradeOf<number>['supplies']): void {
    this.#supplier.push(supply.supplier);
    this.#buyer.push(supply.buyer);
    this.#delivered.push(supply.good ?? UNKNOWN_GOOD);
    this.#supplies.add(supply);
  }

  /** With indexes for ids, as `terms` gives them. */
  addNumberedProduction(production: TradeOf<number>['productions']): void {
    this.#maker.push(production.party);
    this.#made.push(production.good);
    this.#firstInput.push(this.#inputs.length);
    for (const input of production.inputs) this.#inputs.push(input);
    this.#productions.add(production);
  }

  addDelivery({ party, good }: Delivery): void {
    this.#deliveries.push(this.terms.party(party));
    this.#deliveries.push(good === null ? UNKNOWN_GOOD : this.terms.good(good));
  }

  trade(): Trade {
    this.#firstInput.push(this.#inputs.length);
    return {
      supplies: {
        supplier: this.#supplier.values(),
        buyer: this.#buyer.values(),
        good: this.#delivered.values(),
        ...this.#supplies.columns(),
      },
      productions: {
        party: this.#maker.values(),
        good: this.#made.values(),
        firstInput: this.#firstInput.values(),
        inputs: this.#inputs.values(),
        ...this.#productions.columns(),
      },
      deliveries: this.#deliveries.values(),
    };
  }
}

function unknown(what: string, id: string): never {
  throw new HeadwaterError(
    'STORE_UNREADABLE',
    `The store has records of ${what} "${id}", but not the ${what}.`,
  );
}
