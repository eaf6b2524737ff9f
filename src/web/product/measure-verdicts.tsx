import type { MeasureResult } from '../api/answers.js';
import { VerdictBadge } from '../parts/verdict-badge.js';
import { linkTo } from '../route.js';
import { CONSEQUENCE_WORDS } from '../words/consequences.js';
import { counted } from '../words/counts.js';

/** What each measure in force says of the product. */
export function MeasureVerdicts({ measures }: { measures: readonly MeasureResult[] }) {
  const telling = measures.filter(({ hits }) => hits > 0);
  return (
    <details class="measure-verdicts" open={measures.length <= 4}>
      <summary>
        <span class="summary-title">{counted(measures.length, 'measure')} in force</span>
        {telling.map(({ id, hits, verdict }) => (
          <code key={id} class={`measure measure-${verdict}`}>
            {id} · {counted(hits, 'hit')}
          </code>
        ))}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Measure</th>
            <th scope="col" class="number">
              Hits
            </th>
            <th scope="col">Consequence</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ id, title, verdict, hits, consequence, legalBasis }) => (
            <tr key={id}>
              <td>
                <VerdictBadge verdict={verdict} />
              </td>
              <td>
                <a href={linkTo('measures', { id })}>
                  <code>{id}</code>
                </a>
                {title && <span class="muted"> {title}</span>}
              </td>
              <td class="number">{hits}</td>
              <td>
                {CONSEQUENCE_WORDS[consequence]}
                {legalBasis && <span class="muted"> ({legalBasis})</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
