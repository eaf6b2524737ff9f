import { accessTo } from './address.js';
import { Connection } from './connection.js';
import type { Neo4jOptions } from './open.js';
import { requireSchema } from './schema.js';
import type { FlowGraphRows } from './stock-row.js';
import { type StockProgress, type WrittenFlowGraph, writeStocks } from './stock-writer.js';

/** Longer than a step takes where the server is busy with something else. */
const TIMEOUT_MS = 120_000;
const OPEN_TIMEOUT_MS = 8000;

/**
 * Writes a compiled graph back to the store at an address, over a connection of its own: see `writeStocks`. Errors:
 * those of `openNeo4jStore` in read mode, and of `writeStocks`.
 */
export async function writeFlowGraph(
  address: string,
  { environment, timeoutMs, openTimeoutMs, bookmarks }: Omit<Neo4jOptions, 'mode' | 'busyTimeoutMs'>,
  rows: FlowGraphRows,
  onProgress?: StockProgress,
): Promise<WrittenFlowGraph & { readonly bookmarks: readonly string[] }> {
  const limits = {
    timeoutMs: timeoutMs ?? TIMEOUT_MS,
    openTimeoutMs: openTimeoutMs ?? OPEN_TIMEOUT_MS,
  };
  const connection = new Connection(accessTo(address, environment ?? process.env), limits, bookmarks ?? []);
  try {
    await connection.verify();
    await requireSchema(connection);
    const written = await writeStocks(connection, rows, onProgress);
    return { ...written, bookmarks: await connection.bookmarks() };
  } finally {
    await connection.close();
  }
}
