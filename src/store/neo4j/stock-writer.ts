import { int } from 'neo4j-driver';
import type { Connection } from './connection.js';
import { DamagedStore, guarded, storeError } from './errors.js';
import { statementsOf } from './statements.js';
import type { CoverageRow, FlowGraphRows, FlowRow, StockRow } from './stock-row.js';

/** Rows written in one transaction: enough to make its cost small, few enough for the server's memory. */
const ROWS_AT_ONCE = 10_000;

/** Told after each transaction: how many rows of which kind have been written. */
export type StockProgress = (what: 'stocks' | 'flows' | 'coverage', writtenCount: number) => void;

export interface WrittenFlowGraph {
  /** Of the written graph, not of the store: it rises with every writing. */
  readonly generation: number;
  readonly stocks: number;
  readonly flows: number;
  readonly coverages: number;
}

/** An integer for the database; nothing where it is not known, for a property of null is not stored. */
function day(value: number | null): unknown {
  return value === null ? null : int(value);
}

/** `;` cannot stand in an id, so keys of different stocks differ; the unknown good leaves its place empty. */
function stockCells({ rank, party, organization, good, side }: StockRow): unknown[] {
  return [int(rank), `${party};${good ?? ''};${side}`, party, organization, good, side];
}

function flowCells({ into, out, kind, basis, from, to, record }: FlowRow): unknown[] {
  return [int(into), int(out), kind, basis, day(from), day(to), record];
}

function coverageCells({ stock, measure, strength }: CoverageRow): unknown[] {
  return [int(stock), measure, strength];
}

function* batchesOf<T>(rows: Iterable<T>, cellsOf: (row: T) => unknown[]): Generator<unknown[][]> {
  let batch: unknown[][] = [];
  for (const row of rows) {
    batch.push(cellsOf(row));
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** One writing: many transactions to a generation that no query looks at until `complete` names it. */
class Writing {
  readonly generation: number;
  readonly #connection: Connection;
  #step = 0;

  private constructor(connection: Connection, generation: number) {
    this.#connection = connection;
    this.generation = generation;
  }

  static async begin(connection: Connection, rows: FlowGraphRows): Promise<Writing> {
    const { storeGeneration, date } = rows;
    const [claim] = await connection.write((run) => run('stocks/claim', { storeGeneration, date }));
    if (claim === undefined) throw new DamagedStore('there is no store node');
    const writing = new Writing(connection, claim.get('generation') as number);
    const whole = await connection.read((run) => run('stocks/whole'));
    const generations = whole.map((row) => row.get('generation') as number);
    await writing.#retire([...generations, writing.generation]);
    return writing;
  }

  /** Writes all rows; returns how many there were. */
  async put(
    statement: string,
    batches: Iterable<unknown[][]>,
    onWritten: (count: number) => void,
  ): Promise<number> {
    let writtenCount = 0;
    for (const rows of batches) {
      await this.#do(statement, rows);
      writtenCount += rows.length;
      onWritten(writtenCount);
    }
    return writtenCount;
  }

  async complete(counts: Omit<WrittenFlowGraph, 'generation'>): Promise<void> {
    const { generation } = this;
    const done = await this.#connection.write((run) => run('stocks/complete', { generation, ...counts }));
    if (done[0]?.get('count') === 0) throw this.#lost();
    await this.#retire([generation]);
  }

  async #do(statement: string, rows: unknown[][]): Promise<void> {
    const { generation } = this;
    const step = ++this.#step;
    await this.#connection.write(async (run) => {
      const [held] = await run('stocks/hold', { generation, step });
      if (held === undefined) throw this.#lost();
      if (held.get('stepBefore') === step) return;
      const [written] = await run(statement, { generation, rows });
      const count = written?.get('count');
      if (count === rows.length) return;
      throw new DamagedStore(`${statement} wrote ${count} of ${rows.length} rows`);
    });
  }

  async #retire(kept: readonly number[]): Promise<void> {
    const generations = { kept: kept.map((generation) => int(generation)) };
    await this.#connection.maintain('stocks/retire-graphs', generations);
    await this.#connection.maintain('stocks/retire-stocks', generations);
  }

  #lost(): Error {
    const sentence =
      'is being written to by another program: this flow graph was not written, write it again';
    return storeError('STORE_BUSY', this.#connection.address, sentence);
  }
}

/**
 * Writes a compiled graph back as (:Stock)-[:FED_BY]->(:Stock), with (:Stock:Flagged)-[:COVERED_BY]->(:Measure)
 * (docs/neo4j-queries.md). Until all of it is written, and if this breaks off, queries find the graph that was whole
 * before; what is left of a broken writing goes with the next one. Of two writings at once the later one wins.
 * Memory does not grow with the rows. Throws STORE_BUSY if another writing began, and as `Connection` does.
 */
export async function writeStocks(
  connection: Connection,
  rows: FlowGraphRows,
  onProgress: StockProgress = () => {},
): Promise<WrittenFlowGraph> {
  for (const name of statementsOf('stock-schema')) await connection.maintain(name);
  return guarded(connection.address, async () => {
    const writing = await Writing.begin(connection, rows);
    const told = (what: Parameters<StockProgress>[0]) => (count: number) => onProgress(what, count);
    const stocks = await writing.put('stocks/put-stocks', batchesOf(rows.stocks, stockCells), told('stocks'));
    const flows = await writing.put('stocks/put-flows', batchesOf(rows.flows, flowCells), told('flows'));
    const coverages = await writing.put(
      'stocks/put-coverage',
      batchesOf(rows.coverage, coverageCells),
      told('coverage'),
    );
    const counts = { stocks, flows, coverages };
    await writing.complete(counts);
    return { generation: writing.generation, ...counts };
  });
}
