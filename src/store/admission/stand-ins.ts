import type { Document, Good, Organization, Site } from '../../model/records.js';
import type { Batch } from '../port.js';
import type { Catalog } from './catalog.js';
import type { Referent } from './check.js';
import { knownOrganization, knownSite } from './known-party.js';

function organizationFor(id: string): Organization {
  const unknown = {
    localName: null,
    aliases: [],
    country: null,
    region: null,
    trader: false,
    identifiers: [],
  };
  return { id, name: id, ...unknown, unresolved: true };
}

function siteFor(id: string, organization: string): Site {
  const unknown = {
    country: null,
    region: null,
    within: null,
    address: null,
    latitude: null,
    longitude: null,
  };
  return { id, organization, name: id, ...unknown, unresolved: true };
}

function goodFor(id: string): Good {
  return { id, name: id, hs: [], broader: null, raw: false, unresolved: true };
}

function documentFor(id: string): Document {
  const unknown = { issuer: null, date: null, uri: null, sha256: null };
  return { id, type: 'unresolved', title: id, ...unknown, unresolved: true };
}

/**
 * Visible stand-ins for ids that a record names and no file describes (`--keep-unresolved`). Nothing is known of
 * them, so they show up as gaps; a later import of the id replaces them.
 */
export class StandIns {
  readonly #catalog: Catalog;
  readonly #organizations = new Map<string, number>();
  readonly #sites = new Map<string, number>();
  readonly #goods = new Map<string, number>();
  readonly #documents = new Map<string, number>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  get size(): number {
    return this.#organizations.size + this.#sites.size + this.#goods.size + this.#documents.size;
  }

  /** `row` is where the id is named first. */
  add(id: string, referent: Referent, row: number): void {
    if (referent === 'document') {
      this.#documents.set(id, row);
      this.#catalog.addDocument(id);
    } else if (referent === 'good') {
      this.#goods.set(id, row);
      this.#catalog.addGood(goodFor(id));
    } else if (referent === 'site') {
      this.#sites.set(id, row);
      this.#catalog.parties.set(id, knownSite(siteFor(id, operatorOf(id))));
      if (!this.#catalog.parties.has(operatorOf(id))) this.add(operatorOf(id), 'organization', row);
    } else {
      this.#organizations.set(id, row);
      this.#catalog.parties.set(id, knownOrganization(organizationFor(id)));
    }
  }

  async write(batch: Batch): Promise<void> {
    const rows = <T>(ids: Map<string, number>, make: (id: string) => T) =>
      [...ids].map(([id, row]) => ({ record: make(id), row }));
    await batch.put('documents', rows(this.#documents, documentFor));
    await batch.put('goods', rows(this.#goods, goodFor));
    await batch.put('organizations', rows(this.#organizations, organizationFor));
    await batch.put(
      'sites',
      rows(this.#sites, (id) => siteFor(id, operatorOf(id))),
    );
  }
}

/** A site needs an operator; nobody knows who runs an unresolved one. */
function operatorOf(site: string): string {
  return `operator of ${site}`;
}
