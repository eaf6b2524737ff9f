import { createHash } from 'node:crypto';
import type { Reader } from '../store/port.js';
import {
  type ClosureBounds,
  type ClosureProgress,
  everything,
  readGraph,
  readUpstream,
  type SignsLoader,
  UNBOUNDED,
} from './closure.js';
import type { Facts } from './facts.js';
import { compileGraph, type FlowGraph } from './graph.js';
import { DamagedSnapshot, fileKey, openSnapshot, type Snapshot } from './snapshot.js';
import { removeSnapshot, writeSnapshot } from './snapshot-writer.js';
import { stockStates } from './states/stock-states.js';
import { ELSE_NEEDED, flowCountInto, graphFacts, graphSections, loadGraph, NEEDED } from './stored-graph.js';

/** Where the snapshot of a store may be kept: beside its file. */
export interface SnapshotPlace {
  readonly storePath: string;
  /** Another version of the program may compile records otherwise. */
  readonly program: string;
}

/** A closure of so few is read faster than a snapshot of everything is loaded. */
const FEW: ClosureBounds = { organizations: 200, supplies: 2000 };

/** Beyond so many supplies, and this share of all, everything is read and kept as a snapshot instead. */
const MANY_SUPPLIES = 100_000;
const MANY_SHARE = 0.1;

export function snapshotPath(storePath: string): string {
  return `${storePath}.snapshot`;
}

/** Beside the snapshot: what names were last matched to, for a million of them take seconds. */
export function matchesPath(storePath: string): string {
  return `${storePath}.matches`;
}

/** Lists of values by party. */
export type PartyLists<T> = readonly ReadonlyMap<number, T>[];

/**
 * Where flow graphs of one store come from: its records, or a snapshot beside its file. The answer to any question is
 * the same. A snapshot is used only if it was made from just this file at just this generation by just this program;
 * otherwise it is made anew, and where it cannot be written all works without. What is loaded of it stays open for
 * further questions until `close`.
 */
export class GraphSource {
  readonly #reader: Reader;
  readonly #place: SnapshotPlace | null;
  readonly #loadSigns: SignsLoader;
  readonly #meanwhile: () => void;
  #snapshot: Snapshot | null = null;
  /** The graph of the whole store, and the key of its snapshot if it has one. */
  #graph: FlowGraph | null = null;
  /** Whether whoever asks now would ask again. */
  #isUsed = false;
  #kept: string | null = null;

  /**
   * `place`: null if no snapshot is to be used or kept. `meanwhile`: what else will be needed, done while other threads
   * read a snapshot.
   */
  constructor(
    reader: Reader,
    place: SnapshotPlace | null,
    loadSigns: SignsLoader,
    meanwhile: () => void = () => {},
  ) {
    this.#reader = reader;
    this.#place = place;
    this.#loadSigns = loadSigns;
    this.#meanwhile = meanwhile;
  }

  /** The graph of at least everything upstream of an organization. Errors: STORE_*; later on, DamagedSnapshot. */
  async upstream(organization: string, onProgress: ClosureProgress): Promise<FlowGraph> {
    if (this.#graph !== null) return this.#graph;
    const isMuch = await this.#isMuchKept(organization);
    if (isMuch) return (await this.#load()) ?? this.#readUpstream(organization, onProgress);
    // Stopping early is for a snapshot that may be there; without a place for one, what was read would be read again.
    const bounds = this.#place === null ? UNBOUNDED : FEW;
    const few = await readUpstream(this.#reader, organization, bounds, onProgress);
    if (few !== null) return this.#compile(few);
    const kept = await this.#load();
    if (kept !== null) return kept;
    return this.#readUpstream(organization, onProgress);
  }

  async #readUpstream(organization: string, onProgress: ClosureProgress): Promise<FlowGraph> {
    const most = { ...UNBOUNDED, supplies: await this.#manySupplies() };
    const facts = await readUpstream(this.#reader, organization, most, onProgress);
    return facts === null ? this.all() : this.#compile(facts);
  }

  /** Whether there is a snapshot in which more than a few flows lead into an organization alone. */
  async #isMuchKept(organization: string): Promise<boolean> {
    const key = await this.#key();
    const snapshot = key === null ? null : openSnapshot(snapshotPath(this.#place!.storePath), key);
    if (snapshot === null) return false;
    try {
      return flowCountInto(snapshot, organization) > FEW.supplies;
    } catch (error) {
      // Found again when it is loaded.
      if (error instanceof DamagedSnapshot) return false;
      throw error;
    } finally {
      snapshot.close();
    }
  }

  /** The graph of the whole store. Errors: STORE_*; later on, DamagedSnapshot. */
  async all(): Promise<FlowGraph> {
    this.#graph ??= (await this.#load()) ?? (await this.#readAndKeep());
    return this.#graph;
  }

  /**
   * What `make` works out from all parties of a graph and the `question`, from the file that keeps the last such
   * answer if the graph is that of the snapshot. The values must be plain data: what JSON holds.
   */
  matches<T>(graph: FlowGraph, question: string, make: () => PartyLists<T>): PartyLists<T> {
    if (this.#kept === null || graph !== this.#graph) return make();
    const path = matchesPath(this.#place!.storePath);
    const key = `${this.#kept} ${createHash('sha256').update(question).digest('hex')}`;
    const file = openSnapshot(path, key);
    if (file !== null) {
      file.close();
      return (file.facts as [number, T][][]).map((entries) => new Map(entries));
    }
    const made = make();
    const entries = made.map((list) => [...list]);
    writeSnapshot(path, key, entries, []);
    return made;
  }

  /**
   * Runs an action on these graphs, and once more without the snapshot if that turns out to be damaged. For others all
   * that may be asked of a snapshot, but for texts and large tables, is read at once, so that damage is found before
   * they begin.
   */
  async use<T>(action: () => Promise<T>): Promise<T> {
    this.#isUsed = true;
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof DamagedSnapshot)) throw error;
      this.close();
      removeSnapshot(snapshotPath(this.#place!.storePath));
      return action();
    } finally {
      this.#isUsed = false;
    }
  }

  close(): void {
    this.#snapshot?.close();
    this.#snapshot = null;
    this.#graph = null;
    this.#kept = null;
  }

  async #compile(facts: Facts): Promise<FlowGraph> {
    return compileGraph(facts, { readSigns: await this.#loadSigns(facts.sites) });
  }

  async #manySupplies(): Promise<number> {
    const { counts } = await this.#reader.info();
    return Math.max(MANY_SUPPLIES, counts.supplies * MANY_SHARE);
  }

  /**
   * What a snapshot must have been made from: the store's generation; its file as it is now, for another store may
   * have been copied over it; and the program. Null if there is no place for one.
   */
  async #key(): Promise<string | null> {
    const file = this.#place === null ? null : fileKey(this.#place.storePath);
    if (file === null) return null;
    const { generation } = await this.#reader.info();
    return `${generation} ${file} ${this.#place!.program}`;
  }

  async #load(): Promise<FlowGraph | null> {
    const key = await this.#key();
    if (key === null) return null;
    const snapshot = openSnapshot(snapshotPath(this.#place!.storePath), key);
    if (snapshot === null) return null;
    const goods = await everything(this.#reader, 'goods');
    const recipes = await everything(this.#reader, 'recipes');
    try {
      const loading = loadGraph(
        snapshot,
        goods,
        recipes,
        this.#isUsed ? NEEDED : [...NEEDED, ...ELSE_NEEDED],
      );
      this.#meanwhile();
      this.#graph = await loading;
      this.#snapshot = snapshot;
      this.#kept = key;
    } catch (error) {
      snapshot.close();
      if (!(error instanceof DamagedSnapshot)) throw error;
    }
    return this.#graph;
  }

  async #readAndKeep(): Promise<FlowGraph> {
    const key = await this.#key();
    const graph = await readGraph(this.#reader, this.#loadSigns);
    // If the file has changed meanwhile, what was read may be older than its key would say.
    if (key !== null && key === (await this.#key())) {
      const path = snapshotPath(this.#place!.storePath);
      const kept = { ...graph, states: stockStates(graph) };
      if (writeSnapshot(path, key, graphFacts(kept), graphSections(kept))) this.#kept = key;
      return kept;
    }
    return graph;
  }
}
