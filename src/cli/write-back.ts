import { writeFlowsBack } from '../app.js';
import { formatDay } from '../model/dates.js';
import { today } from './options.js';
import { tell } from './output.js';
import { ProgressLine } from './progress.js';

/** Brings the stocks and flows in Neo4j up to date with its records; nothing to do for a file. */
export async function writeBack(location: string): Promise<void> {
  const progress = new ProgressLine();
  const date = today();
  const isWritten = await writeFlowsBack(location, date, progress.report).finally(() => progress.end());
  if (isWritten) tell(`Stocks and flows are written back, with what measures cover on ${formatDay(date)}.`);
}
