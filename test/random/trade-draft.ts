import fc from 'fast-check';
import type { Basis } from '../../src/model/basis.js';
import type { Span } from '../../src/model/dates.js';
import type { Temper } from './chance.js';
import { chance, maybe, turn, weighted } from './chance.js';
import { basis, LINK_SPAN, span } from './dates.js';

/** What a delivery calls its good: as it is, a good above or below it, or nothing. */
type Calling = 'same' | 'broader' | 'narrower' | 'unknown';
/** What a production says of its inputs. */
type Stating = 'nothing' | 'next' | 'any';

export interface Evidence {
  readonly span: Span;
  readonly basis: Basis;
}

/** One delivery of the chain, and the making of the good behind it. */
export interface Step {
  readonly buyerAt: number;
  readonly sellerAt: number;
  readonly makerAt: number;
  readonly supply: Evidence;
  readonly production: Evidence;
  readonly calling: Calling;
  readonly stating: Stating;
  readonly inputAt: number;
  readonly isMade: boolean;
  readonly isRecorded: boolean;
  readonly isAtOneParty: boolean;
}

/** One record beside the chain. */
export interface Extra {
  readonly from: number;
  readonly to: number;
  readonly good: number | null;
  readonly evidence: Evidence;
}

/** Everything about trade that is drawn, as numbers that become parties and goods once these are known. */
export interface TradeDraft {
  readonly isMadeByAsker: boolean;
  readonly steps: readonly Step[];
  readonly endsInCircle: boolean;
  readonly supplies: readonly Extra[];
  readonly productions: readonly (Extra & { readonly inputs: readonly number[] })[];
  readonly doubles: readonly (Evidence & { readonly of: number })[];
  readonly ownerships: readonly (Extra & { readonly sharePercent: number | null })[];
}

function step(temper: Temper): fc.Arbitrary<Step> {
  const odd = temper.oddPercent;
  return fc.record({
    buyerAt: turn,
    sellerAt: turn,
    makerAt: turn,
    supply: evidence(temper),
    production: evidence(temper),
    calling: weighted<Calling>(
      [100, 'same'],
      [Math.ceil(odd / 2), 'broader'],
      [Math.ceil(odd / 2), 'narrower'],
      [Math.ceil(odd / 5), 'unknown'],
    ),
    stating: weighted<Stating>([50, 'nothing'], [40, 'next'], [odd, 'any']),
    inputAt: turn,
    isMade: chance(68),
    isRecorded: chance(100 - odd * 1.5),
    isAtOneParty: chance(70),
  });
}

function evidence(temper: Temper): fc.Arbitrary<Evidence> {
  return fc.record({ span: span(temper), basis: basis(temper) });
}

export function tradeDraft(temper: Temper): fc.Arbitrary<TradeDraft> {
  const extra = { from: turn, to: turn, good: maybe(92, turn), evidence: evidence(temper) };
  const { noise } = temper;
  return fc.record({
    isMadeByAsker: chance(30),
    steps: fc.array(step(temper), { minLength: 2, maxLength: 8, size: 'max' }),
    endsInCircle: chance(noise > 1 ? 18 : 6),
    supplies: fc.array(fc.record(extra), { minLength: Math.floor(noise / 3), maxLength: noise, size: 'max' }),
    productions: fc.array(fc.record({ ...extra, inputs: fc.array(turn, { maxLength: 2 }) }), {
      maxLength: Math.floor(noise / 2),
      size: 'max',
    }),
    doubles: fc.array(fc.record({ of: turn, span: span(temper), basis: basis(temper) }), { maxLength: 3 }),
    ownerships: fc.array(
      fc.record({
        ...extra,
        evidence: fc.record({ span: LINK_SPAN, basis: basis(temper) }),
        sharePercent: weighted<number | null>([3, null], [2, 50], [3, 51], [3, 100]),
      }),
      { maxLength: 5 },
    ),
  });
}
