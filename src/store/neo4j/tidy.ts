import type { Connection } from './connection.js';
import { statementsOf } from './statements.js';

/**
 * Takes back everything that an import wrote which was not committed: all of a generation after `generation`. The
 * caller holds the import lock. If it breaks off it can be begun again.
 */
export async function takeBack(connection: Connection, generation: number, token: string): Promise<void> {
  for (const name of statementsOf('undo')) await connection.maintain(name, { generation, token });
}

/**
 * Takes relationships out of the graph that ended before the last committed generation began, so that walks do not
 * meet ever more of them; readers of the last two generations keep what they see. The caller holds the import lock.
 */
export async function retire(
  connection: Connection,
  generation: number,
  oldestGeneration: number,
): Promise<void> {
  const oldest = generation - 1;
  if (oldest < 1) return;
  const [row] = await connection.read((run) => run('store/has-ended', { oldest }));
  if (row?.get('hasEnded') !== true) return;
  if (oldest > oldestGeneration) await connection.write((run) => run('store/set-oldest', { oldest }));
  for (const name of statementsOf('retire')) await connection.maintain(name, { oldest });
}
