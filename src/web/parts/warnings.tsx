import type { ListWarning } from '../api/answers.js';
import { counted } from '../words/counts.js';

/** What is said of the age of the lists that measures name; it changes no verdict. */
export function Warnings({ warnings }: { warnings: readonly ListWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <details class="notice notice-warning">
      <summary>{counted(warnings.length, 'warning')} about the age of the lists</summary>
      <ul>
        {warnings.map(({ code, measure, text }) => (
          <li key={`${code} ${measure}`}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
