import { useState } from 'preact/hooks';
import type { StockKey, Trace } from '../api/answers.js';
import { Icon } from '../parts/icon.js';
import { linkTo } from '../route.js';
import { counted } from '../words/counts.js';
import { type Questions, questionsText, questionsToAsk } from '../words/questions.js';

/** Organizations listed at first; a large upstream has thousands. */
const LISTED_AT_FIRST = 25;

function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not allow copying'),
    );
  return (
    <>
      <button type="button" class="button-small" onClick={copy}>
        <Icon name="copy" /> Copy the questions
      </button>
      <span class="muted" role="status">
        {said}
      </span>
    </>
  );
}

function Asked({ asked, onShow }: { asked: Questions; onShow: (stock: StockKey) => void }) {
  return (
    <li class="asked">
      <h3>
        <a href={linkTo('organization', { id: asked.organization })}>{asked.name}</a>
        <span class="muted">
          {' '}
          {asked.tiers === 0 ? 'the importer' : `${counted(asked.tiers, 'tier')} up`}
        </span>
      </h3>
      <ul>
        {asked.questions.map(({ gap, text }) => (
          <li key={JSON.stringify([gap.kind, gap.stock, gap.input])}>
            <span>{text}</span>{' '}
            <button
              type="button"
              class="gap-kind"
              onClick={() => onShow(gap.stock)}
              title="Show in the diagram"
            >
              {gap.kind}
            </button>
            {gap.touches.length === 0 && <span class="muted"> touches no measure</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The gaps as questions to the organizations that can answer them. */
export function QuestionList({ trace, onShow }: { trace: Trace; onShow: (stock: StockKey) => void }) {
  const questions = questionsToAsk(trace.gaps, trace.labels);
  const [listed, setListed] = useState(LISTED_AT_FIRST);
  return (
    <section class="questions" aria-labelledby="questions-title">
      <div class="section-head">
        <h2 id="questions-title">
          {questions.length === 0 ? 'No gap' : `To ask: ${counted(trace.gaps.length, 'gap')}`}
        </h2>
        {questions.length > 0 && <CopyButton text={questionsText(questions)} />}
      </div>
      {questions.length === 0 && <p class="muted">Every reached stock was followed to its origin.</p>}
      <ul class="plain-list">
        {questions.slice(0, listed).map((asked) => (
          <Asked key={asked.organization} asked={asked} onShow={onShow} />
        ))}
      </ul>
      {listed < questions.length && (
        <button type="button" onClick={() => setListed(listed * 4)}>
          Show more of {counted(questions.length, 'organization')}
        </button>
      )}
    </section>
  );
}
