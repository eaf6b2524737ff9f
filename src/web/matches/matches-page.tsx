import { useEffect, useRef, useState } from 'preact/hooks';
import { ROLES } from '../api/answers.js';
import { apiPath, RequestFailure, send } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { EmptyState, FailureNotice, ImportFirst, Loading } from '../parts/notices.js';
import type { Route } from '../route.js';
import { changeRoute } from '../use-route.js';
import { counted } from '../words/counts.js';
import { MATCH_STATES, type Match, type MatchAnswer, type MatchDecision } from './match-answer.js';
import { MatchCard } from './match-card.js';

const STATE_WORDS = {
  pending: 'To review',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  all: 'All',
} as const;

function StateFilter({ route, state }: { route: Route; state: string }) {
  return (
    <fieldset class="segments">
      <legend class="hidden">Which matches to list</legend>
      {MATCH_STATES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === state}
          onClick={() => changeRoute(route, { status: each === 'pending' ? null : each, page: null })}
        >
          {STATE_WORDS[each]}
        </button>
      ))}
    </fieldset>
  );
}

function Pager({ route, page, total, size }: { route: Route; page: number; total: number; size: number }) {
  const hasNext = page * size < total;
  if (page === 1 && !hasNext) return null;
  return (
    <nav class="pager" aria-label="Pages of matches">
      <button type="button" disabled={page === 1} onClick={() => changeRoute(route, { page: `${page - 1}` })}>
        Previous
      </button>
      <span>Page {page}</span>
      <button type="button" disabled={!hasNext} onClick={() => changeRoute(route, { page: `${page + 1}` })}>
        Next
      </button>
    </nav>
  );
}

/**
 * Focuses the match that has come to the place of a decided one, once the list is there anew, so that a reviewer's hands
 * stay on the keys. The place is to be set when a match is decided.
 */
function useFocusAfterDecision(answer: MatchAnswer | null) {
  const decided = useRef<number | null>(null);
  useEffect(() => {
    if (decided.current === null || answer === null) return;
    const handles = document.querySelectorAll<HTMLElement>('.match-handle');
    (handles[Math.min(decided.current, handles.length - 1)] ?? document.getElementById('main'))?.focus();
    decided.current = null;
  }, [answer]);
  return decided;
}

/** Names of records beside names on lists that look alike: a person says whether they are the same. */
export function MatchesPage({ route, session }: PageProps) {
  const state = MATCH_STATES.find((each) => each === route.parameters.get('status')) ?? 'pending';
  const page = Math.max(1, Number(route.parameters.get('page') ?? 1) || 1);
  const asked = useAnswer<MatchAnswer>(
    apiPath('/matches', { status: state, page: page === 1 ? null : page }),
  );
  const [refused, setRefused] = useState<RequestFailure | null>(null);
  const [said, setSaid] = useState('');
  const { answer, failure, isLoading } = asked;
  const decided = useFocusAfterDecision(answer);
  const mayDecide = ROLES.indexOf(session.role) >= ROLES.indexOf('reviewer');
  const decide = async (
    { partyName, listedName }: Match,
    { verdict, note }: MatchDecision,
    index: number,
  ) => {
    setRefused(null);
    try {
      await send('POST', apiPath('/matches/decisions'), { partyName, listedName, verdict, note });
      setSaid(`${verdict}: ${partyName} and ${listedName}`);
      decided.current = index;
      asked.again();
    } catch (error) {
      if (error instanceof RequestFailure) setRefused(error);
    }
  };
  if (failure?.code === 'STORE_NOT_FOUND') return <ImportFirst />;
  return (
    <>
      <h1>Matches to review</h1>
      <p class="muted">
        A pending match counts as inferred, a confirmed one as known, a rejected one not at all. On a match,
        press <kbd>C</kbd> to confirm, <kbd>R</kbd> to reject, <kbd>↓</kbd> and <kbd>↑</kbd> to move.
      </p>
      <StateFilter route={route} state={state} />
      <p role="status" class="muted">
        {said || (answer && counted(answer.total, 'match', 'matches'))}
      </p>
      {!mayDecide && <p class="notice">Your role, {session.role}, reads matches. A reviewer decides them.</p>}
      {failure && <FailureNotice failure={failure} onRetry={asked.again} />}
      {refused && <FailureNotice failure={refused} />}
      {isLoading && !answer && <Loading what="Comparing names" />}
      {answer?.total === 0 && (
        <EmptyState title={state === 'pending' ? 'No match waits for review' : 'No such match'}>
          <p>Names are compared at every import; a decision survives imports of the same names.</p>
        </EmptyState>
      )}
      <ol class={`plain-list matches${isLoading ? ' stale' : ''}`}>
        {answer?.items.map((match, index) => (
          <MatchCard
            key={JSON.stringify([match.partyId, match.partyName, match.listedName, match.by])}
            match={match}
            mayDecide={mayDecide}
            onDecide={(decision) => decide(match, decision, index)}
          />
        ))}
      </ol>
      {answer && <Pager route={route} page={page} total={answer.total} size={answer.pageSize} />}
    </>
  );
}
