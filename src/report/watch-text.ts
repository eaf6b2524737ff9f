import { plain } from '../model/plain-text.js';
import type { Cause, WatchAnswer } from '../trace/comparison.js';

function verdicts(before: string | null, now: string | null): string {
  return `${before ?? 'not tested'} -> ${now ?? 'not tested'}`;
}

function heading({ change, organization, good, before, now }: WatchAnswer['changes'][number]): string {
  const name = good === null ? organization : `${organization}/${good}`;
  if (change === 'appeared') return `appeared  ${name}: ${now}`;
  if (change === 'vanished') return `vanished  ${name}: was ${before}`;
  return `changed   ${name}: ${before === now ? `still ${now}` : verdicts(before, now)}`;
}

function causeLine({ text, certain }: Cause): string {
  return `    ${certain ? 'because' : 'perhaps because'} ${text}`;
}

function changeLines(change: WatchAnswer['changes'][number]): readonly string[] {
  const measures = change.change === 'changed' ? change.measures : [];
  return [
    heading(change),
    ...measures.map(({ id, before, now }) => `  ${id}: ${verdicts(before, now)}`),
    ...change.causes.map(causeLine),
  ];
}

/** For people at a terminal: what changed, why, and what was compared with what. */
export function renderWatchText(answer: WatchAnswer): string {
  const { earlier, changes, products, date, provenance, warnings } = answer;
  const present = `generation ${provenance.generation}, imports of ${date}`;
  const compared =
    earlier === null
      ? `${products} products judged: ${present}. Nothing to compare with yet.`
      : `${changes.length === 0 ? 'no verdict changed' : `${changes.length} changes`}; ${products} products judged: ${present}; before: generation ${earlier.generation}, imports of ${earlier.date}.`;
  const lines = [...changes.flatMap(changeLines), compared, ...warnings.map(({ text }) => text)];
  return `${lines.map(plain).join('\n')}\n`;
}
