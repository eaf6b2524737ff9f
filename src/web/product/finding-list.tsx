import type { Names, Step, StockKey, Trace } from '../api/answers.js';
import { BasisMark } from '../parts/basis-mark.js';
import { Icon } from '../parts/icon.js';
import { counted } from '../words/counts.js';
import { documentName, goodName, partyName, placeName } from '../words/names.js';
import { type Finding, findingsOf, knownBy, stepSentence } from '../words/steps.js';
import { RecordReference } from './record-reference.js';

function PathStep({ step, names }: { step: Step; names: Names }) {
  return (
    <li class={`step step-${step.basis}`}>
      <p>{stepSentence(step, names)}</p>
      <p class="step-basis">
        <BasisMark basis={step.basis} />
        <span class="muted">
          {knownBy(step) === step.basis ? '' : knownBy(step).slice(step.basis.length + 2)}
          {step.record === null && step.kind !== 'transfer' ? ' concluded, no record' : ''}
        </span>
        {step.documents.map((id) => (
          <span key={id} class="cited">
            {documentName(id, names)}
          </span>
        ))}
      </p>
      {step.record && <RecordReference record={step.record} />}
    </li>
  );
}

interface FindingProps {
  readonly finding: Finding;
  readonly names: Names;
  readonly isOpen: boolean;
  readonly onShow: (stock: StockKey) => void;
}

function FindingItem({ finding: { hit, hits }, names, isOpen, onShow }: FindingProps) {
  const { stock, place, role, basis, tiers, path } = hit;
  return (
    <li>
      <details class="finding" open={isOpen}>
        <summary>
          <span class="finding-title">
            <strong>{goodName(stock.good, names)}</strong> from {partyName(stock.party, names)}
          </span>
          <span class="finding-facts">
            <BasisMark basis={basis} />
            <span class="muted">
              {counted(tiers, 'tier')} up, {role}
              {place.region !== null && `, ${placeName(place.region, names)}`}
            </span>
          </span>
          <span class="finding-measures">
            {hits.map(({ measure }) => (
              <code key={measure} class={`measure measure-${basis === 'inferred' ? 'possible' : 'exposed'}`}>
                {measure}
              </code>
            ))}
          </span>
        </summary>
        <button type="button" class="button-small" onClick={() => onShow(stock)}>
          <Icon name="next" /> Show in the diagram
        </button>
        {hits.map(({ measure, why }) => (
          <div key={measure}>
            <h3>
              Why <code>{measure}</code>
            </h3>
            <ul class="reasons">
              {why.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        ))}
        <h3>Best path, from the product upward</h3>
        {path.length === 0 ? (
          <p>The product itself is what the measure covers.</p>
        ) : (
          <ol class="steps">
            {path.map((step, at) => (
              <PathStep key={`${at} ${step.record}`} step={step} names={names} />
            ))}
          </ol>
        )}
      </details>
    </li>
  );
}

/** The hits with their best paths as sentences, nearest first; the first is open. */
export function FindingList({ trace, onShow }: { trace: Trace; onShow: (stock: StockKey) => void }) {
  const findings = findingsOf(trace.hits);
  return (
    <section class="findings" aria-labelledby="findings-title">
      <div class="section-head">
        <h2 id="findings-title">
          {findings.length === 0 ? 'No hit' : `Found: ${counted(findings.length, 'place')} in the chain`}
        </h2>
        {findings.length > 0 && !trace.listed.pathsComplete && (
          <p class="muted">The best path to each; others lead there too.</p>
        )}
      </div>
      {findings.length === 0 && <p class="muted">No reached stock is covered by a measure in force.</p>}
      <ol class="plain-list">
        {findings.map((finding, at) => (
          <FindingItem
            key={JSON.stringify(finding.hit.stock)}
            finding={finding}
            names={trace.labels}
            isOpen={at === 0}
            onShow={onShow}
          />
        ))}
      </ol>
    </section>
  );
}
