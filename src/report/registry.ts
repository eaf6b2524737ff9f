import type { TraceResult } from '../trace/result.js';
import { renderCsv } from './csv.js';
import { renderGexf } from './gexf.js';
import { renderGraphml } from './graphml.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import type { Labels } from './labels.js';
import { renderMermaid } from './mermaid.js';
import { renderText } from './text.js';

/** A pure function from a result to the whole text of a file, ending in a line feed. */
export type Renderer = (result: TraceResult, labels: Labels) => string;

/** Every format of `--format`, in the order in which the help lists them. */
export const RENDERERS: ReadonlyMap<string, Renderer> = new Map([
  ['text', renderText],
  ['json', renderJson],
  ['csv', renderCsv],
  ['html', renderHtml],
  ['graphml', renderGraphml],
  ['gexf', renderGexf],
  ['mermaid', renderMermaid],
]);
