/** Which rows of a long table are drawn: those in view, and some above and below so that scrolling shows no blank. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

const SPARE_ROWS = 20;
/** A table up to this long is drawn whole, so that it can be printed and searched in the browser. */
const DRAWN_WHOLE = 200;

/**
 * The rows in view. `top` is how far the first row lies below the upper edge of the view (negative once scrolled);
 * all lengths are in pixels.
 */
export function visibleRows(total: number, rowHeight: number, top: number, viewHeight: number): RowWindow {
  if (total <= DRAWN_WHOLE) return { first: 0, end: total };
  const first = Math.floor(-top / rowHeight) - SPARE_ROWS;
  const end = Math.ceil((viewHeight - top) / rowHeight) + SPARE_ROWS;
  const clamp = (row: number) => Math.min(Math.max(row, 0), total);
  return { first: clamp(first), end: clamp(end) };
}

/** The pages, counted from 1, that hold these rows. */
export function pagesOf({ first, end }: RowWindow, pageSize: number): readonly number[] {
  if (end <= first) return [];
  const from = Math.floor(first / pageSize) + 1;
  const to = Math.floor((end - 1) / pageSize) + 1;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
