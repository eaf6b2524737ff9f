import { expect, test } from '@jest/globals';
import { decisionsInForce } from '../../src/match/decided.js';
import { findPairs, nearPairs } from '../../src/match/name-pairs.js';
import type { ReviewPair } from '../../src/match/review.js';
import { type DecisionVerdict, nextDecisionId } from '../../src/model/decision.js';
import { decision } from '../store/samples.js';

function log(...said: readonly (readonly [party: string, listed: string, verdict: DecisionVerdict])[]) {
  return said.map(([partyName, listedName, verdict], at) =>
    decision(nextDecisionId(String(at)), { partyName, listedName, verdict }),
  );
}

test('the latest decision on a pair of names holds, in whichever spelling, and one that is taken back is none', () => {
  const held = decisionsInForce(
    log(
      ['A Co., Ltd.', 'Listed A', 'confirmed'],
      ['B', 'Listed B', 'rejected'],
      ['a', 'LISTED A', 'rejected'],
      ['B', 'Listed A', 'confirmed'],
      ['B', 'Listed B', 'withdrawn'],
    ),
  );
  expect(held).toEqual([
    { partyName: 'a', listedName: 'LISTED A', verdict: 'rejected' },
    { partyName: 'B', listedName: 'Listed A', verdict: 'confirmed' },
  ]);
});

test('ids are running numbers whose code-point order is their order in time', () => {
  expect(nextDecisionId(null)).toBe('00000001');
  expect(nextDecisionId('00000009')).toBe('00000010');
  expect(nextDecisionId('00000999')).toBe('00001000');
});

const PAIR: ReviewPair = {
  party: 'p',
  partyName: 'Party',
  listedName: 'Listed Party Co.',
  by: 'Listed Alias',
  status: 'pending',
  score: 0.9,
  reasons: ['alike'],
  measures: ['m'],
};

test('a pair is named by the id or a name of the party, and by the main listed name or another one alone', () => {
  const main = [{ partyName: 'Party', listedName: 'Listed Party Co.' }];
  expect(findPairs([PAIR], [], 'p', 'listed party')).toEqual(main);
  expect(findPairs([PAIR], [], 'PARTY Ltd.', 'Listed Party Co.')).toEqual(main);
  expect(findPairs([PAIR, { ...PAIR, party: 'q' }], [], 'Party', 'Listed Party Co.')).toEqual(main);
  expect(findPairs([PAIR], [], 'p', 'Listed Alias')).toEqual([
    { partyName: 'Party', listedName: 'Listed Alias' },
  ]);
  expect(findPairs([PAIR], [], 'p', 'Another')).toEqual([]);
  expect(findPairs([PAIR], [], 'q', 'Listed Party Co.')).toEqual([]);
});

test('a pair that was decided can be named though no record has it any more', () => {
  const decided = [{ partyName: 'Gone', listedName: 'Listed' }];
  expect(findPairs([], decided, 'gone', 'LISTED')).toEqual(decided);
});

test('who names no pair is told those of the party, else those of the listed name', () => {
  const other = { ...PAIR, party: 'q', partyName: 'Other' };
  expect(nearPairs([PAIR, other], 'q', 'x').map(({ partyName }) => partyName)).toEqual(['Other']);
  expect(nearPairs([PAIR, other], 'x', 'Listed Alias').map(({ partyName }) => partyName)).toEqual([
    'Party',
    'Other',
  ]);
  expect(nearPairs([PAIR, other], 'x', 'y')).toEqual([]);
});
