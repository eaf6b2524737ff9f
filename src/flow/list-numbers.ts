import type { Lists } from '../measures/sitings.js';
import { remember } from '../model/remember.js';
import { IntColumn } from './int-column.js';

/** Numbers lists of integers as they come up, each once. */
export class ListNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #first = new IntColumn();
  readonly #values = new IntColumn();

  constructor() {
    this.#first.push(0);
  }

  numberOf(list: readonly number[]): number {
    return remember(this.#numbers, list.join(), () => {
      for (const value of list) this.#values.push(value);
      this.#first.push(this.#values.length);
      return this.#first.length - 2;
    });
  }

  lists(): Lists {
    return { first: this.#first.values().slice(), values: this.#values.values().slice() };
  }
}
