/** Names for ids, so that a report reads without a second file; an id without a name stands for itself. */
export interface Labels {
  party(id: string): string;
  good(id: string | null): string;
  document(id: string): string;
  /** A place with the names of what it lies in, such as `650421 (Shanshan County, Xinjiang, China)`. */
  place(code: string): string;
}

/** What the unknown good is called for people; in data it is null. */
export const UNKNOWN_GOOD_LABEL = 'unknown good';
