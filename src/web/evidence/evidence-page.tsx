import { useMemo } from 'preact/hooks';
import type { Trace } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice, Loading } from '../parts/notices.js';
import { VerdictBadge } from '../parts/verdict-badge.js';
import { traceParameters } from '../product/trace-query.js';
import { linkTo } from '../route.js';
import { CONSEQUENCE_WORDS } from '../words/consequences.js';
import { goodName, partyName } from '../words/names.js';
import { questionsToAsk } from '../words/questions.js';
import { VERDICT_WORDS, verdictSentence } from '../words/verdicts.js';
import { flowChart, recordsOf } from './flow-chart.js';
import { FlowChart } from './flow-chart-rows.js';
import { RecordIndex } from './record-index.js';
import { useRecords } from './use-records.js';

function Title({ trace }: { trace: Trace }) {
  const { product, labels, date, since, provenance } = trace;
  const what = product.good === null ? 'Everything recorded' : goodName(product.good, labels);
  return (
    <>
      <h1>
        {what} of {partyName(product.organization, labels)}
      </h1>
      <p class="verdict-sentence">
        <VerdictBadge verdict={trace.verdict} isLarge />
        <span>{verdictSentence(trace)}</span>
      </p>
      <dl class="paper-facts">
        <div>
          <dt>Import date</dt>
          <dd>{date}</dd>
        </div>
        {since && (
          <div>
            <dt>Left out</dt>
            <dd>what ended before {since}</dd>
          </div>
        )}
        <div>
          <dt>Product</dt>
          <dd>
            {product.organization}
            {product.good !== null && ` / ${product.good}`}
          </dd>
        </div>
        <div>
          <dt>Worked out from</dt>
          <dd>
            store {provenance.store}, generation {provenance.generation}, {provenance.records} records;
            measures SHA-256 {provenance.measures.slice(0, 16)}…; headwater {provenance.program}
          </dd>
        </div>
      </dl>
    </>
  );
}

function Measures({ trace }: { trace: Trace }) {
  return (
    <section>
      <h2>1. Measures in force</h2>
      <table class="paper-table">
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Measure</th>
            <th scope="col">Legal basis</th>
            <th scope="col">Consequence</th>
          </tr>
        </thead>
        <tbody>
          {trace.measures.map(({ id, title, verdict, legalBasis, consequence }) => (
            <tr key={id}>
              <td>{VERDICT_WORDS[verdict]}</td>
              <td>
                {title ?? id} <span class="muted">({id})</span>
              </td>
              <td>{legalBasis ?? 'not stated'}</td>
              <td>{CONSEQUENCE_WORDS[consequence]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OpenQuestions({ trace }: { trace: Trace }) {
  const questions = questionsToAsk(trace.gaps, trace.labels);
  return (
    <section>
      <h2>4. Open questions</h2>
      {questions.length === 0 && <p>None: every reached stock was followed to its origin.</p>}
      <ul class="paper-questions">
        {questions.map(({ organization, name, questions: asked }) => (
          <li key={organization}>
            <strong>{name}</strong>
            <ul>
              {asked.map(({ text, gap }) => (
                <li key={JSON.stringify([gap.kind, gap.stock, gap.input])}>{text}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Paper({ trace }: { trace: Trace }) {
  const rows = useMemo(() => flowChart(trace.hits), [trace]);
  const names = useMemo(() => recordsOf(rows), [rows]);
  const { byName, failure } = useRecords(names);
  const isComplete = byName.size === names.length;
  return (
    <>
      <div class="paper-bar">
        <button type="button" class="button-main" disabled={!isComplete} onClick={() => print()}>
          <Icon name="print" /> Print
        </button>
        <span class="muted" role="status">
          {isComplete
            ? 'A4 and Letter, readable in black and white'
            : `Reading record ${byName.size} of ${names.length}`}
        </span>
      </div>
      {failure && <FailureNotice failure={failure} />}
      <article class="paper" data-complete={isComplete}>
        <Title trace={trace} />
        <Measures trace={trace} />
        <section>
          <h2>2. Flow chart, from the product upward</h2>
          <FlowChart rows={rows} records={names} trace={trace} />
        </section>
        <section>
          <h2>3. Index of the evidence</h2>
          <RecordIndex records={names} byName={byName} />
        </section>
        <OpenQuestions trace={trace} />
      </article>
    </>
  );
}

/** A product's flow chart and indexed evidence, for paper. */
export function EvidencePage({ route }: PageProps) {
  const parameters = traceParameters(route);
  const { answer: trace, failure, isLoading, again } = useAnswer<Trace>(apiPath('/trace', parameters));
  return (
    <>
      <p class="crumbs">
        <a href={linkTo('product', parameters)}>Back to the product</a>
      </p>
      {isLoading && <Loading what="Tracing" />}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {trace && <Paper trace={trace} />}
    </>
  );
}
