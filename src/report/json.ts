import type { TraceResult } from '../trace/result.js';

/** The result as design.md §5 shapes it; members are always in the same order, so equal results are equal bytes. */
export function renderJson(result: TraceResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
