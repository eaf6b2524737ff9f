import type { TextColumn } from '../model/text-column.js';
import { NO_RECORD } from './flows.js';

/**
 * What a path cites of the records behind its flows. Records have numbers: first the productions, then the supplies,
 * so that the order of the numbers is that of the names where the records of a table are in the order of their ids.
 */
export class Citations {
  /** For each record its id and those of its documents, separated by `;`. */
  readonly productions: TextColumn;
  readonly supplies: TextColumn;

  constructor(productions: TextColumn, supplies: TextColumn) {
    this.productions = productions;
    this.supplies = supplies;
  }

  /** The number of the first supply. */
  get firstSupply(): number {
    return this.productions.length;
  }

  /** Table and id, such as `supplies:s1`; null for NO_RECORD. */
  name(record: number): string | null {
    if (record === NO_RECORD) return null;
    return `${record < this.firstSupply ? 'productions' : 'supplies'}:${this.#parts(record)[0]}`;
  }

  /** The ids of the documents that the record cites; none for NO_RECORD. */
  documents(record: number): readonly string[] {
    return record === NO_RECORD ? [] : this.#parts(record).slice(1);
  }

  #parts(record: number): readonly string[] {
    const text =
      record < this.firstSupply ? this.productions.at(record) : this.supplies.at(record - this.firstSupply);
    return text!.split(';');
  }
}
