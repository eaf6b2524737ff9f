import { type Good, type Recipe, recipeKey, type Table } from '../../model/records.js';
import type { Reader } from '../port.js';
import type { Referent } from './check.js';
import { IdSet } from './id-set.js';
import { type KnownParty, knownOrganization, knownSite } from './known-party.js';
import { Layer } from './layer.js';
import { PartyTable } from './party-table.js';

export interface KnownGood {
  readonly broader: string | null;
  readonly raw: boolean;
}

/** The tables that can describe what is referred to. */
export const TABLES_OF: Readonly<Record<Referent, readonly Table[]>> = {
  party: ['organizations', 'sites'],
  organization: ['organizations'],
  site: ['sites'],
  good: ['goods'],
  document: ['documents'],
};

const NOT_LOADED = -1;

/** What rows may refer to: the ids in the store and in the file at hand, with what the checks need of them. */
export class Catalog {
  readonly parties = new Layer<KnownParty>(() => new PartyTable());
  readonly goods = new Layer<KnownGood>(() => new Map());
  readonly documents = new Layer<true>(() => new IdSet());
  /** Keys are good and input, see `recipeKey`. */
  readonly recipes = new Layer<Recipe>(() => new Map());
  /** Names of refused files of this import, the first of each table. */
  readonly #refusedFiles = new Map<Table, string>();
  #generation = NOT_LOADED;

  static async load(reader: Reader): Promise<Catalog> {
    const catalog = new Catalog();
    await catalog.refresh(reader);
    return catalog;
  }

  /**
   * Reads the store again if someone else has changed it meanwhile. Called while a batch is open, so that nobody
   * can until the file is in: two imports at once must not admit what contradicts each other.
   */
  async refresh(reader: Reader): Promise<void> {
    const { generation } = await reader.info();
    if (generation === this.#generation) return;
    for (const layer of this.#layers()) layer.clear();
    await this.#read(reader);
    for (const layer of this.#layers()) layer.keep();
    this.#generation = generation;
  }

  async #read(reader: Reader): Promise<void> {
    for await (const batch of reader.all('documents'))
      for (const record of batch) this.addDocument(record.id);
    for await (const batch of reader.all('goods')) for (const record of batch) this.addGood(record);
    for await (const batch of reader.all('recipes')) {
      for (const record of batch) this.recipes.set(recipeKey(record), record);
    }
    for await (const batch of reader.all('organizations')) {
      for (const record of batch) this.parties.set(record.id, knownOrganization(record));
    }
    for await (const batch of reader.all('sites')) {
      for (const record of batch) this.parties.set(record.id, knownSite(record));
    }
  }

  addDocument(id: string): void {
    this.documents.set(id, true);
  }

  addGood(record: Good): void {
    this.goods.set(record.id, { broader: record.broader, raw: record.raw });
  }

  /** The file is accepted: what it added stays. `hasChanged`: whether the commit raised the store's generation. */
  keep(hasChanged: boolean): void {
    for (const layer of this.#layers()) layer.keep();
    if (hasChanged) this.#generation++;
  }

  /** The file is refused: as if it had not been read, but for what waits for it. */
  refuse(table: Table, fileName: string): void {
    for (const layer of this.#layers()) layer.refuse();
    if (!this.#refusedFiles.has(table)) this.#refusedFiles.set(table, fileName);
  }

  /** A refused file of the same import that may describe what nothing else does; null if there is none. */
  refusedFileOf(referent: Referent): string | null {
    const table = TABLES_OF[referent].find((one) => this.#refusedFiles.has(one));
    return table === undefined ? null : this.#refusedFiles.get(table)!;
  }

  #layers() {
    return [this.parties, this.goods, this.documents, this.recipes];
  }
}
