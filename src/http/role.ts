/** What someone may do; each role may do what those before it may. */
export const ROLES = ['viewer', 'analyst', 'reviewer', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** Who a route is open to; `anyone` needs no sign-in. */
export type Access = Role | 'anyone';

export function isAllowed(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
