import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { FailureNotice, ImportFirst, Loading } from '../parts/notices.js';
import { linkTo } from '../route.js';
import { CONSEQUENCE_WORDS } from '../words/consequences.js';
import { counted, grouped } from '../words/counts.js';
import type { MeasureLine, MeasuresAnswer } from './measure-answer.js';
import { MeasureDetails } from './measure-details.js';

function span({ effective }: MeasureLine): string {
  const { from, to } = effective;
  return to === null ? `from ${from ?? 'not stated'}` : `${from ?? '…'} to ${to}`;
}

function MeasureTable({ measures, chosen }: { measures: readonly MeasureLine[]; chosen: string | null }) {
  return (
    <table class="measures-table">
      <caption class="hidden">Measures in the store</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">In force</th>
          <th scope="col">Consequence</th>
          <th scope="col" class="number">
            Listed parties
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.id} class={measure.id === chosen ? 'chosen' : undefined}>
            <th scope="row">
              <a
                href={linkTo('measures', { id: measure.id })}
                aria-current={measure.id === chosen || undefined}
              >
                {measure.title ?? measure.id}
              </a>
              <code class="muted">{measure.id}</code>
            </th>
            <td class="nowrap">{span(measure)}</td>
            <td>{CONSEQUENCE_WORDS[measure.consequence]}</td>
            <td class="number">
              {grouped(measure.parties)}
              <span class="narrow-only"> listed parties</span>
            </td>
            <td>
              {measure.status}
              {measure.listDate && <span class="muted">, list of {measure.listDate}</span>}
              {measure.partial && <span class="flag">part of a list</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The measures in the store, and one of them in plain words. */
export function MeasuresPage({ route }: PageProps) {
  const id = route.parameters.get('id');
  const { answer, failure, isLoading, again } = useAnswer<MeasuresAnswer>(apiPath('/measures'));
  if (failure?.code === 'STORE_NOT_FOUND' || answer?.items.length === 0) return <ImportFirst />;
  return (
    <>
      <h1>Measures</h1>
      {answer && (
        <p class="muted">{counted(answer.items.length, 'measure')}. They decide what counts as a hit.</p>
      )}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {isLoading && !answer && <Loading what="Reading the measures" />}
      {id !== null && <MeasureDetails id={id} />}
      {answer && <MeasureTable measures={answer.items} chosen={id} />}
    </>
  );
}
