import { useRef, useState } from 'preact/hooks';
import { linkTo } from '../route.js';
import type { Match, MatchDecision } from './match-answer.js';
import { sharedParts } from './shared-parts.js';

interface MatchCardProps {
  readonly match: Match;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: MatchDecision) => void;
}

/** A name with the parts that the other one has too in bold. */
function Name({ own, other }: { own: string; other: string }) {
  return (
    <span class="match-name">
      {sharedParts(own, other).map(({ text, isShared }, at) =>
        isShared ? <b key={`${at} ${text}`}>{text}</b> : <span key={`${at} ${text}`}>{text}</span>,
      )}
    </span>
  );
}

function Decision({ match }: { match: Match }) {
  const { decision, status } = match;
  if (decision === null) return status === 'pending' ? null : <p class="muted">{status}, by an exact rule</p>;
  return (
    <p class="muted">
      {decision.verdict} by {decision.reviewer} on {decision.date}
      {decision.note && `: ${decision.note}`}
    </p>
  );
}

function move(from: HTMLElement, isDown: boolean): void {
  const next = isDown ? from.nextElementSibling : from.previousElementSibling;
  next?.querySelector<HTMLElement>('.match-handle')?.focus();
}

/** The name in the records at the left, the one on a list at the right. */
function Sides({ match: { partyId, partyName, partyPlace, listedName, measures } }: { match: Match }) {
  return (
    <div class="match-sides">
      <div>
        <p class="field-label">In your records</p>
        <p>
          <Name own={partyName} other={listedName} />
        </p>
        <p class="muted">
          <a href={linkTo('organization', { id: partyId })}>{partyId}</a>
          {partyPlace && `, ${partyPlace}`}
        </p>
      </div>
      <div>
        <p class="field-label">On a list</p>
        <p>
          <Name own={listedName} other={partyName} />
        </p>
        <p class="match-measures">
          {measures.map((id) => (
            <a key={id} href={linkTo('measures', { id })}>
              <code>{id}</code>
            </a>
          ))}
        </p>
      </div>
    </div>
  );
}

interface ActionsProps {
  readonly match: Match;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onDecide: (verdict: MatchDecision['verdict']) => void;
}

function Actions({ match: { status, decision }, note, onNote, onDecide }: ActionsProps) {
  return (
    <div class="match-actions">
      <label class="field field-wide">
        <span class="field-label">Note, kept with the decision</span>
        <input type="text" value={note} onInput={(event) => onNote(event.currentTarget.value)} />
      </label>
      {status !== 'confirmed' && (
        <button type="button" class="button-confirm" onClick={() => onDecide('confirmed')}>
          Confirm: the same
        </button>
      )}
      {status !== 'rejected' && (
        <button type="button" onClick={() => onDecide('rejected')}>
          Reject: another
        </button>
      )}
      {decision !== null && (
        <button type="button" onClick={() => onDecide('withdrawn')}>
          Withdraw
        </button>
      )}
    </div>
  );
}

/** Two names side by side, why they are thought to be one, and the decision. */
export function MatchCard({ match, mayDecide, onDecide }: MatchCardProps) {
  const { partyName, listedName, by, score, reasons, status } = match;
  const [note, setNote] = useState('');
  const card = useRef<HTMLLIElement>(null);
  const decide = (verdict: MatchDecision['verdict']) => onDecide({ verdict, note: note.trim() || null });
  /** Single keys count only on the handle of the card, so that writing a note decides nothing. */
  const follow = (event: KeyboardEvent) => {
    if (card.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'arrowdown' || key === 'arrowup') {
      event.preventDefault();
      move(card.current, key === 'arrowdown');
    } else if (mayDecide && key === 'c' && status !== 'confirmed') decide('confirmed');
    else if (mayDecide && key === 'r' && status !== 'rejected') decide('rejected');
  };
  return (
    <li class={`sheet match match-${status}`} ref={card}>
      <button type="button" class="match-handle" onKeyDown={follow} aria-keyshortcuts="c r ArrowDown ArrowUp">
        {partyName} and {listedName}: {status}
      </button>
      <Sides match={match} />
      <ul class="reasons">
        <li>likeness {score.toFixed(2)} of 1</li>
        {by !== listedName && <li>met through “{by}”</li>}
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Decision match={match} />
      {mayDecide && <Actions match={match} note={note} onNote={setNote} onDecide={decide} />}
    </li>
  );
}
