/** How surely a condition holds (design.md §4: firm, loose, or not at all). */
export type Grade = 'none' | 'loose' | 'firm';

const GRADES: readonly Grade[] = ['none', 'loose', 'firm'];

/** All conditions must hold, so the least sure one decides; none stated is firm. */
export function weakestGrade(grades: readonly Grade[]): Grade {
  return GRADES.find((grade) => grades.includes(grade)) ?? 'firm';
}

/** Any one may hold, so the surest one decides; none given is none. */
export function strongestGrade(grades: readonly Grade[]): Grade {
  return GRADES.findLast((grade) => grades.includes(grade)) ?? 'none';
}
