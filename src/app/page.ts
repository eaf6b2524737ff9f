/** A part of a list; pages count from 1. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Of the whole list. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export function pageOf<T>(
  all: readonly T[],
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Page<T> {
  const first = (page - 1) * pageSize;
  return { items: all.slice(first, first + pageSize), total: all.length, page, pageSize };
}
