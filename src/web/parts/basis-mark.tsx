import type { Basis } from '../../model/basis.js';

/** How well something is known; inferred things look dashed everywhere. */
export function BasisMark({ basis }: { basis: Basis }) {
  return <span class={`basis basis-${basis}`}>{basis}</span>;
}
