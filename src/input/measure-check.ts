import { formatDay, type Span } from '../model/dates.js';
import { hasCondition, type ListedParty, type Measure, type ScopeItem } from '../model/measure.js';
import { canonicalPlace, type Places } from '../model/places.js';
import { readIdentifier } from './cell-readers.js';
import type { Complain } from './fault.js';

/** Takes a fault at a path of the measure, such as `scope[0].region`. */
export type ComplainAt = (path: string, ...fault: Parameters<Complain>) => void;

interface Check {
  readonly places: Places;
  readonly complain: ComplainAt;
}

function checkSpan({ from, to }: Span, path: string, { complain }: Check): void {
  if (from === null || to === null || from <= to) return;
  const [first, last] = [formatDay(from), formatDay(to)];
  complain(
    `${path}.to`,
    'measure-span',
    last,
    `it ends on ${last}, before it begins on ${first}: correct one`,
  );
}

function checkEffective({ effective }: Measure, check: Check): void {
  const message = 'the first day is missing: write the date from which the measure applies';
  if (effective.from === null) check.complain('effective.from', 'measure-span', '', message);
  checkSpan(effective, 'effective', check);
}

function readParty(party: ListedParty, path: string, check: Check): ListedParty {
  const { places, complain } = check;
  checkSpan(party, path, check);
  if (party.country !== null && !places.isCountry(party.country)) {
    const message = `"${party.country}" is not a country code: write its two letters of ISO 3166-1, as CN for China`;
    complain(`${path}.country`, 'country-unknown', party.country, message);
  }
  const identifiers = party.identifiers.map((text, index) => {
    return readIdentifier(text.trim(), (...fault) => complain(`${path}.identifiers[${index}]`, ...fault));
  });
  return { ...party, identifiers };
}

function readParties<P extends readonly ListedParty[] | null>(parties: P, path: string, check: Check) {
  return parties?.map((party, index) => readParty(party, `${path}[${index}]`, check)) ?? null;
}

function readRegion(region: string | null, path: string, { places, complain }: Check): string | null {
  if (region === null) return null;
  if (places.isCountry(region) || places.isRegion(region)) return canonicalPlace(region);
  const message = `"${region}" is no known place: write a code of ISO 3166-1 or -2, as CN-XJ, or of GB/T 2260`;
  complain(path, 'region-unknown', region, message);
  return null;
}

function readItem(item: ScopeItem, path: string, check: Check): ScopeItem {
  if (!hasCondition(item)) {
    const message = 'the scope item covers everything: state parties, a region or goods';
    check.complain(path, 'measure-unscoped', '', message);
  }
  return {
    ...item,
    parties: readParties(item.parties, `${path}.parties`, check),
    region: readRegion(item.region, `${path}.region`, check),
    except: readParties(item.except, `${path}.except`, check),
  };
}

/**
 * Complains of what a measure of the right shape may still not say (design.md §4, Hit and Refused at import), and
 * returns it with places and identifiers in their one spelling, as the tables have them.
 */
export function readMeasure(measure: Measure, places: Places, complain: ComplainAt): Measure {
  const check: Check = { places, complain };
  if (measure.scope.length === 0) {
    complain('scope', 'measure-unscoped', '[]', 'the measure has no scope item: state what it covers');
  }
  checkEffective(measure, check);
  return { ...measure, scope: measure.scope.map((item, index) => readItem(item, `scope[${index}]`, check)) };
}
