import type { Verdict } from '../api/answers.js';
import { VERDICT_WORDS } from '../words/verdicts.js';
import { Icon } from './icon.js';

/** A verdict by word, shape and colour. */
export function VerdictBadge({ verdict, isLarge = false }: { verdict: Verdict; isLarge?: boolean }) {
  return (
    <span class={`verdict verdict-${verdict}${isLarge ? ' verdict-large' : ''}`}>
      <Icon name={verdict} />
      {VERDICT_WORDS[verdict]}
    </span>
  );
}
