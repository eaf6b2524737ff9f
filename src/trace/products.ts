import type { FlowGraph } from '../flow/graph.js';
import { HeadwaterError } from '../model/errors.js';
import { UNKNOWN_GOOD } from '../model/goods.js';

export interface Product {
  readonly organization: string;
  /** Null: everything of the organization, asked where it has a good that nobody named. */
  readonly good: string | null;
}

/** The product alone of what is known about it. */
export function productOf({ organization, good }: Product): Product {
  return { organization, good };
}

/** A product by index. */
export interface ProductIndex {
  readonly organization: number;
  readonly good: number | null;
}

/**
 * The products of these organizations, or of all that buy from another one: each known good of their stocks, and
 * "everything" where a good is unknown, so that no stock goes unscreened. Error: PRODUCT_NOT_FOUND.
 */
export function productsOf(graph: FlowGraph, organizations: readonly string[]): readonly Product[] {
  return productIndexesOf(graph, organizations).map((product) => namedProduct(graph, product));
}

/** The same by index. */
export function productIndexesOf(
  graph: FlowGraph,
  organizations: readonly string[],
): readonly ProductIndex[] {
  const { parties } = graph;
  const asked = organizations.map((id) => {
    const party = parties.indexOf(id);
    if (party !== undefined && parties.isSite[party] === 0) return party;
    throw new HeadwaterError('PRODUCT_NOT_FOUND', `There is no organization "${id}". Check the id.`);
  });
  const members = asked.length > 0 ? [...new Set(asked)].sort((a, b) => a - b) : buyers(graph);
  return members.flatMap((party) => productsIn(graph, party));
}

function buyers({ parties, stocks, isBought }: FlowGraph): readonly number[] {
  const bought = isBought();
  const found = new Set<number>();
  for (let stock = 0; stock < stocks.size; stock++) {
    if (bought[stock] === 1) found.add(stocks.organizationOf(stock));
  }
  return [...found].filter((party) => parties.isSite[party] === 0).sort((a, b) => a - b);
}

function productsIn({ stocks }: FlowGraph, organization: number): readonly ProductIndex[] {
  const held = new Set([...stocks.ofPool(organization)].map((stock) => stocks.good[stock]!));
  return [...held]
    .sort((a, b) => a - b)
    .map((good) => ({ organization, good: good === UNKNOWN_GOOD ? null : good }));
}

export function namedProduct({ parties, goods }: FlowGraph, { organization, good }: ProductIndex): Product {
  return { organization: parties.ids.at(organization)!, good: good === null ? null : goods.ids[good]! };
}
