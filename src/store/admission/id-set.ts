import { IdTable } from '../id-table.js';
import type { Known } from './layer.js';

/** Ids of which nothing else is known, as a Map would hold them. */
export class IdSet implements Known<true> {
  readonly #ids = new IdTable();

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.find(id) !== -1;
  }

  get(id: string): true | undefined {
    return this.has(id) ? true : undefined;
  }

  set(id: string): void {
    this.#ids.add(id);
  }

  *entries(): Generator<[string, true]> {
    for (let number = 0; number < this.#ids.size; number++) yield [this.#ids.idAt(number), true];
  }
}
