import { findText, type TextColumn } from '../model/text-column.js';

/** Ids that are kept at hand. */
const IDS_KEPT = 1 << 16;

/** Ids of parties in code-point order, fetched from elsewhere; what is printed is asked for again, to get its name. */
export class PartyIds implements TextColumn {
  readonly #ids: TextColumn;
  readonly #known = new Map<number, string>();
  readonly #indexes = new Map<string, number>();

  constructor(ids: TextColumn) {
    this.#ids = ids;
  }

  get length(): number {
    return this.#ids.length;
  }

  at(party: number): string | undefined {
    const known = this.#known.get(party);
    if (known !== undefined) return known;
    const id = this.#ids.at(party);
    if (id !== undefined) this.#remember(party, id);
    return id;
  }

  indexOf(id: string): number | undefined {
    const known = this.#indexes.get(id);
    if (known !== undefined) return known;
    const found = findText(this.#ids, id);
    if (found < 0) return undefined;
    this.#remember(found, id);
    return found;
  }

  #remember(party: number, id: string): void {
    if (this.#known.size === IDS_KEPT) {
      this.#known.clear();
      this.#indexes.clear();
    }
    this.#known.set(party, id);
    this.#indexes.set(id, party);
  }
}
