import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Portfolio, Product } from '../api/answers.js';
import { apiPath, get, type RequestFailure } from '../api/request.js';
import type { Route } from '../route.js';
import { PAGE_SIZE, portfolioPath } from './portfolio-query.js';
import { pagesOf, type RowWindow, visibleRows } from './visible-rows.js';

/** The rows in view of a table body, renewed while the window scrolls. */
export function useVisibleRows(
  body: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: () => number,
): RowWindow {
  const [rows, setRows] = useState<RowWindow>({ first: 0, end: Math.min(total, PAGE_SIZE) });
  useEffect(() => {
    const look = () => {
      if (body.current === null) return;
      const next = visibleRows(total, rowHeight(), body.current.getBoundingClientRect().top, innerHeight);
      setRows((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [total]);
  return rows;
}

/** The products of the rows in view by row; further pages are asked for as they come into view. */
export function useProducts(
  route: Route,
  first: Portfolio,
  rows: RowWindow,
): { readonly productAt: (row: number) => Product | undefined; readonly failure: RequestFailure | null } {
  const pages = useRef(new Map<number, readonly Product[]>());
  const asked = useRef(new Set<number>([1]));
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [, setLoaded] = useState(0);
  pages.current.set(1, first.items);
  useEffect(() => {
    for (const page of pagesOf(rows, PAGE_SIZE).filter((each) => !asked.current.has(each))) {
      asked.current.add(page);
      get<Portfolio>(apiPath('/portfolio', portfolioPath(route, page)))
        .then(({ items }) => {
          pages.current.set(page, items);
          setLoaded((count) => count + 1);
        })
        .catch((error: RequestFailure) => {
          asked.current.delete(page);
          setFailure(error);
        });
    }
  }, [rows]);
  const productAt = (row: number) => pages.current.get(Math.floor(row / PAGE_SIZE) + 1)?.[row % PAGE_SIZE];
  return { productAt, failure };
}
