/** How well something is known, best first (design.md §1). */
export const BASES = ['documented', 'declared', 'inferred'] as const;

export type Basis = (typeof BASES)[number];

/** 0 is the best. Stored and compared as this rank; a path is as weak as its weakest part. */
export function basisRank(basis: Basis): number {
  return BASES.indexOf(basis);
}

export function basisOfRank(rank: number): Basis {
  return BASES[rank]!;
}
