import { cpus, release, totalmem, type } from 'node:os';
import { programVersion } from '../../src/app.js';

/** What the figures depend on, as lines of text. */
export function machineLines(date: string): readonly string[] {
  const [first, ...others] = cpus();
  return [
    `- Date: ${date}`,
    `- Machine: ${others.length + 1} × ${first?.model.trim() ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory, ${type()} ${release()}`,
    `- Headwater ${programVersion()}, Node ${process.versions.node}`,
  ];
}
