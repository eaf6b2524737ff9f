/** What `screen-process` prints, as one line of JSON. */
export interface ScreenFigures {
  /** Products judged, and whether these are all. */
  readonly products: number;
  readonly isComplete: boolean;
  /** From opening the store to the last verdict. */
  readonly wallMs: number;
  /** From the graph in memory to the last verdict: names, the pass over all flows, and what must be traced. */
  readonly judgingMs: number;
}
