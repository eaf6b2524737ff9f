import { type Good, type Organization, type Recipe, recipeKey, type Site } from '../../model/records.js';
import type { Reader } from '../port.js';
import { Layer } from './layer.js';

export interface KnownParty {
  readonly isSite: boolean;
  /** Its operator's id for a site, its own for an organization. */
  readonly organization: string;
  readonly trader: boolean;
  readonly country: string | null;
  readonly region: string | null;
  readonly within: string | null;
  readonly unresolved: boolean;
}

export interface KnownGood {
  readonly broader: string | null;
  readonly raw: boolean;
}

export function knownOrganization(record: Organization): KnownParty {
  const { id, trader, country, region, unresolved } = record;
  return { isSite: false, organization: id, trader, country, region, within: null, unresolved };
}

export function knownSite(record: Site): KnownParty {
  const { organization, country, region, within, unresolved } = record;
  return { isSite: true, organization, trader: false, country, region, within, unresolved };
}

/** What rows may refer to: the ids in the store and in the file at hand, with what the checks need of them. */
export class Catalog {
  readonly parties = new Layer<KnownParty>();
  readonly goods = new Layer<KnownGood>();
  readonly documents = new Layer<true>();
  /** Keys are good and input, see `recipeKey`. */
  readonly recipes = new Layer<Recipe>();

  static async load(reader: Reader): Promise<Catalog> {
    const catalog = new Catalog();
    for await (const batch of reader.all('documents'))
      for (const record of batch) catalog.addDocument(record.id);
    for await (const batch of reader.all('goods')) for (const record of batch) catalog.addGood(record);
    for await (const batch of reader.all('recipes')) {
      for (const record of batch) catalog.recipes.set(recipeKey(record), record);
    }
    for await (const batch of reader.all('organizations')) {
      for (const record of batch) catalog.parties.set(record.id, knownOrganization(record));
    }
    for await (const batch of reader.all('sites')) {
      for (const record of batch) catalog.parties.set(record.id, knownSite(record));
    }
    catalog.keep();
    return catalog;
  }

  addDocument(id: string): void {
    this.documents.set(id, true);
  }

  addGood(record: Good): void {
    this.goods.set(record.id, { broader: record.broader, raw: record.raw });
  }

  /** The file is accepted: what it added stays. */
  keep(): void {
    for (const layer of this.#layers()) layer.keep();
  }

  /** The file is refused: as if it had not been read. */
  refuse(): void {
    for (const layer of this.#layers()) layer.refuse();
  }

  /** True for an id that a refused file of the same import has. */
  wasRefused(id: string): boolean {
    return this.parties.wasRefused(id) || this.goods.wasRefused(id) || this.documents.wasRefused(id);
  }

  #layers() {
    return [this.parties, this.goods, this.documents, this.recipes];
  }
}
