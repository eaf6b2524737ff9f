import type { MatchQuestion, PortfolioQuestion } from '../app.js';
import type { Day } from '../model/dates.js';
import type { Table } from '../model/records.js';

/** What is asked of a product. */
export interface ProductQuestion {
  readonly organization: string;
  readonly good: string | null;
  readonly date: Day;
  readonly since: Day | null;
  readonly measures: readonly string[] | null;
}

interface Listing {
  readonly paths: number;
  readonly gaps: number | null;
}

interface Search {
  readonly query: string | null;
  readonly page: number;
  readonly pageSize: number;
}

/** What verdicts are compared with. */
export interface WatchState {
  readonly date: Day;
  readonly path: string;
  /** Changes with the file at the path, so that an answer about a former one is not given again. */
  readonly version: string;
}

/** Every job of a reading thread by its name, with its question. */
export interface ReadingQuestions {
  readonly info: null;
  readonly portfolio: PortfolioQuestion;
  readonly trace: { readonly question: ProductQuestion; readonly listing: Listing };
  readonly network: { readonly question: ProductQuestion; readonly expand: readonly string[] };
  readonly file: {
    readonly question: ProductQuestion;
    readonly listing: Listing;
    readonly format: string;
  };
  readonly matches: MatchQuestion;
  readonly watch: WatchState;
  /** The text of the state that a later watch compares with. */
  readonly watchState: WatchState;
  readonly organizations: Search;
  readonly organization: { readonly id: string };
  readonly goods: Search;
  readonly measures: null;
  readonly measure: { readonly id: string };
  readonly record: { readonly table: Table; readonly id: string };
}
