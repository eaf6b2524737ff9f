import { isInForce } from '../measures/scope.js';
import { compareCodePoints } from '../model/code-points.js';
import { type Day, formatDay, formatSpanEnd } from '../model/dates.js';
import type { ListedParty, Measure } from '../model/measure.js';
import { remember } from '../model/remember.js';

/** Names that a sentence lists; the rest are counted. */
const NAMES_SAID = 10;

function said(names: readonly string[]): string {
  const more = names.length > NAMES_SAID ? ` and ${names.length - NAMES_SAID} more` : '';
  return `${names
    .slice(0, NAMES_SAID)
    .map((name) => `"${name}"`)
    .join(', ')}${more}`;
}

/** The contents of a measure's listed parties by name: one name may stand in several scope items. */
function listedByName({ scope }: Measure): ReadonlyMap<string, string> {
  const parties = new Map<string, ListedParty[]>();
  for (const item of scope) {
    for (const party of item.parties ?? []) remember(parties, party.name, () => []).push(party);
  }
  return new Map([...parties].map(([name, same]) => [name, JSON.stringify(same)]));
}

function listDifferences(before: Measure, now: Measure): string[] {
  const [old, current] = [listedByName(before), listedByName(now)];
  const names = (from: Iterable<string>) => [...from].sort(compareCodePoints);
  const added = names(current.keys()).filter((name) => !old.has(name));
  const gone = names(old.keys()).filter((name) => !current.has(name));
  const other = names(current.keys()).filter((name) => old.has(name) && old.get(name) !== current.get(name));
  return [
    ...(added.length > 0 ? [`now lists ${said(added)}`] : []),
    ...(gone.length > 0 ? [`no longer lists ${said(gone)}`] : []),
    ...(other.length > 0 ? [`has another entry for ${said(other)}`] : []),
  ];
}

function spanText({ effective }: Measure): string {
  return `${formatSpanEnd(effective.from) ?? '…'} to ${formatSpanEnd(effective.to) ?? 'open'}`;
}

/** Everything that a scope says besides its listed parties. */
function termsOf({ scope }: Measure): string {
  return JSON.stringify(scope.map(({ parties, ...terms }) => ({ ...terms, hasParties: parties !== null })));
}

/** What two versions of a measure differ in, as far as it can change a verdict; null if in nothing. */
export function measureDifference(before: Measure | undefined, now: Measure | undefined): string | null {
  if (before === undefined || now === undefined) {
    if (before === now) return null;
    return before === undefined ? 'is new in the store' : 'is not in the store any more';
  }
  const parts = listDifferences(before, now);
  if (spanText(before) !== spanText(now)) {
    parts.push(`is effective ${spanText(now)}, and was ${spanText(before)}`);
  }
  if (termsOf(before) !== termsOf(now)) parts.push('has another scope');
  if (before.consequence !== now.consequence) {
    parts.push(`has the consequence ${now.consequence}, and had ${before.consequence}`);
  }
  if (before.partial !== now.partial)
    parts.push(now.partial ? 'is only partly loaded' : 'is not partial any more');
  return parts.length === 0 ? null : parts.join('; ');
}

/** What becomes of a measure between two import dates by itself; null if nothing does. */
export function forceDifference(measure: Measure, before: Day, now: Day): string | null {
  const [was, is] = [before, now].map((date) => isInForce(measure.effective, date));
  if (was !== is) return is ? `is in force on ${formatDay(now)}` : `is not in force on ${formatDay(now)}`;
  const listed = measure.scope.flatMap(({ parties }) => parties ?? []);
  const names = (from: Day, to: Day) =>
    listed.filter((party) => !isInForce(party, from) && isInForce(party, to)).map(({ name }) => name);
  const [begun, ended] = [names(before, now), names(now, before)];
  const parts = [
    ...(begun.length > 0 ? [`lists ${said(begun)} by ${formatDay(now)}`] : []),
    ...(ended.length > 0 ? [`does not list ${said(ended)} on ${formatDay(now)}`] : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}
