import type { Decided } from '../model/decision.js';
import type { ListedParty } from '../model/measure.js';
import { canonicalPlace, countryOfPlace } from '../model/places.js';
import type { Organization, Site } from '../model/records.js';
import { remember } from '../model/remember.js';
import type { Decisions } from './decisions.js';
import { type Likeness, ListedNames, namesOfListed, PENDING_SCORE } from './listed-names.js';
import { namesOfRecord } from './match.js';
import { normaliseIdentifier, normaliseName } from './normalise.js';

/** What comparing a record with a listed party through one pair of their names, or an identifier, comes to. */
export interface Comparison {
  /** Index of the listed party. */
  readonly listed: number;
  readonly status: 'confirmed' | 'pending' | 'rejected';
  readonly partyName: string;
  /** The listed name as printed, or the identifier. */
  readonly by: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** What a contradiction leaves of the score of a likeness; what is equal or was confirmed needs no score. */
const CONTRADICTED = 0.8;

const REVIEWED: Readonly<Record<Decided['verdict'], string>> = {
  confirmed: 'confirmed by a reviewer',
  rejected: 'rejected by a reviewer',
};

/** Hong Kong, Macao and Taiwan count under CN, as a list and a record may differ in that without meaning to. */
function countryOf(place: string | null): string | null {
  if (place === null) return null;
  const country = countryOfPlace(canonicalPlace(place));
  if (!/^[A-Z]{2}$/.test(country)) return null;
  return ['HK', 'MO', 'TW'].includes(country) ? 'CN' : country;
}

function schemeOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'));
}

function identifiersOf(record: Organization | Site): readonly string[] {
  return 'identifiers' in record ? record.identifiers.map(normaliseIdentifier) : [];
}

/** Compares records with all listed parties. */
export class PartyComparer {
  readonly #parties: readonly ListedParty[];
  readonly #names: ListedNames;
  readonly #decisions: Decisions;
  readonly #identifiers = new Map<string, { listed: number; text: string }[]>();
  /** Listed names, normalised, for what a reviewer has confirmed. */
  readonly #named = new Map<string, { listed: number; text: string }[]>();

  constructor(parties: readonly ListedParty[], decisions: Decisions) {
    this.#parties = parties;
    this.#names = new ListedNames(parties);
    this.#decisions = decisions;
    for (const [listed, party] of parties.entries()) {
      for (const text of party.identifiers) {
        remember(this.#identifiers, normaliseIdentifier(text), () => []).push({ listed, text });
      }
      for (const text of namesOfListed(party)) {
        remember(this.#named, normaliseName(text), () => []).push({ listed, text });
      }
    }
  }

  /** All that equals, is alike or was decided; one listed party may come several times. */
  *compare(record: Organization | Site): Generator<Comparison> {
    const names = namesOfRecord(record);
    for (const identifier of identifiersOf(record)) {
      for (const { listed, text } of this.#identifiers.get(identifier) ?? []) {
        const reasons = ['the same identifier'];
        yield { listed, status: 'confirmed', partyName: names[0]!, by: text, score: 1, reasons };
      }
    }
    for (const name of names) yield* this.#compareName(record, name);
  }

  *#compareName(record: Organization | Site, partyName: string): Generator<Comparison> {
    const equal = this.#names.equal(partyName);
    const confirmed = this.#decisions
      .confirmedFor(partyName)
      .flatMap((name) => this.#named.get(name) ?? [])
      .map(({ listed, text }) => ({ party: listed, text }));
    for (const { party: listed, text: by } of equal) {
      const verdict = this.#verdict(partyName, listed, by);
      const reasons = [verdict === 'rejected' ? REVIEWED.rejected : 'the same name'];
      yield { listed, status: verdict ?? 'confirmed', partyName, by, score: 1, reasons };
    }
    for (const { party: listed, text: by } of confirmed) {
      yield { listed, status: 'confirmed', partyName, by, score: 1, reasons: [REVIEWED.confirmed] };
    }
    const settled = new Set([...equal, ...confirmed].map(({ party, text }) => `${party} ${text}`));
    for (const likeness of this.#names.alike(partyName)) {
      if (settled.has(`${likeness.listed.party} ${likeness.listed.text}`)) continue;
      const found = this.#weigh(record, partyName, likeness);
      if (found !== null) yield found;
    }
  }

  #verdict(partyName: string, listed: number, by: string): Decided['verdict'] | null {
    return this.#decisions.on(partyName, this.#parties[listed]!.name, by);
  }

  #weigh(record: Organization | Site, partyName: string, likeness: Likeness): Comparison | null {
    const { party: listed, text: by } = likeness.listed;
    const against = this.#contradictions(record, this.#parties[listed]!);
    const score = likeness.score * CONTRADICTED ** against.length;
    const verdict = this.#verdict(partyName, listed, by);
    if (score < PENDING_SCORE && verdict === null) return null;
    const reasons = [...likeness.reasons, ...against];
    if (verdict !== null) reasons.push(REVIEWED[verdict]);
    return { listed, status: verdict ?? 'pending', partyName, by, score, reasons };
  }

  #contradictions(record: Organization | Site, party: ListedParty): readonly string[] {
    const against: string[] = [];
    const [own, listed] = [countryOf(record.region ?? record.country), countryOf(party.country)];
    if (own !== null && listed !== null && own !== listed) {
      against.push(`the country differs: ${own}, listed in ${listed}`);
    }
    const theirs = party.identifiers.map(normaliseIdentifier);
    const ours = identifiersOf(record).filter((one) =>
      theirs.some((other) => schemeOf(other) === schemeOf(one)),
    );
    if (ours.length > 0 && !ours.some((one) => theirs.includes(one))) {
      against.push(`another identifier of the same kind: ${ours.map(schemeOf).join(', ')}`);
    }
    return against;
  }
}
