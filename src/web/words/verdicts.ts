import { type Hit, nodeKey, type Trace, type Verdict } from '../api/answers.js';
import { counted } from './counts.js';
import { goodName, partyName } from './names.js';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exposed: 'Exposed',
  possible: 'Possible',
  unknown: 'Unknown',
  'not-tested': 'Not tested',
  clear: 'Clear',
};

/** The hit that says most: the best known one, then the nearest. */
function leadingHit(hits: readonly Hit[], verdict: Verdict): Hit | undefined {
  const telling = hits.filter(({ basis }) => (basis === 'inferred') === (verdict === 'possible'));
  return telling.reduce<Hit | undefined>(
    (best, hit) => (best && best.tiers <= hit.tiers ? best : hit),
    undefined,
  );
}

function subject({ product, labels }: Trace): string {
  const what = product.good === null ? 'what is recorded' : goodName(product.good, labels);
  return `${what} of ${partyName(product.organization, labels)}`;
}

/** The leading hit in words, with the measures that cover it. */
function finding(trace: Trace): string {
  const hit = leadingHit(trace.hits, trace.verdict);
  if (hit === undefined) return '';
  const key = nodeKey(hit.stock);
  const measures = trace.hits.filter(({ stock }) => nodeKey(stock) === key).map(({ measure }) => measure);
  const by = measures.length <= 2 ? measures.join(' and ') : counted(measures.length, 'measure');
  const what = `${goodName(hit.stock.good, trace.labels)} from ${partyName(hit.stock.party, trace.labels)}`;
  return `${what}, ${counted(hit.tiers, 'tier')} up, which ${by} ${measures.length === 1 ? 'covers' : 'cover'}`;
}

/** The verdict as one sentence, never saying more than the records do. */
export function verdictSentence(trace: Trace): string {
  const gaps = counted(trace.gaps.length, 'gap');
  switch (trace.verdict) {
    case 'exposed':
      return `Documented or declared records trace ${subject(trace)} back to ${finding(trace)}.`;
    case 'possible':
      return `${capital(subject(trace))} may go back to ${finding(trace)}. The link is inferred and needs proof.`;
    case 'unknown':
      return `Nothing listed was found in ${subject(trace)}, but ${gaps} in the records could hide it. This is not “clear”.`;
    case 'not-tested':
      return `Nothing listed was found in ${subject(trace)}, but a list is not loaded. This is not “clear”.`;
    case 'clear':
      return `Nothing listed was found in ${subject(trace)}, and no record is missing where it could be.`;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
