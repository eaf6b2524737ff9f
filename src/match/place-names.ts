import type { PlaceTables } from '../input/place-file.js';
import type { Places } from '../model/places.js';
import { foldPhrase, latinWords } from './latin-words.js';
import { PhraseIndex } from './phrase-index.js';
import { isHanPark, isHanStreet, isLatinPark, isLatinStreet, isLatinUnit } from './street-words.js';

/** The name of a place, found in an address or the name of a party. */
export interface FoundName {
  readonly code: string;
  /** As it stands in the text. */
  readonly word: string;
  /** Not also the name of something else; or called a county or prefecture by the next word. */
  readonly isSure: boolean;
  readonly isBracketed: boolean;
  readonly script: 'latin' | 'han';
  /** Where in the text, for the order of what is found. */
  readonly at: number;
}

interface Entry {
  /** Null: a phrase that is no place, and hides the names within it. */
  readonly code: string | null;
  readonly certainty: Certainty;
}

/** A name is sure everywhere, in China only, or nowhere without a second sign. */
type Certainty = 'sure' | 'in-china' | 'ambiguous';

const HAN = /\p{Script=Han}/u;

/** Finds the names of places in texts, whole words only and the longest first; streets and buildings left out. */
export class PlaceNames {
  readonly #places: Places;
  readonly #latin = new PhraseIndex<Entry>();
  readonly #han = new PhraseIndex<Entry>();

  constructor({ names: rows, localNames, notPlaces }: PlaceTables, places: Places) {
    this.#places = places;
    this.#addLocalNames(localNames);
    for (const { code, names, namesInChina, ambiguousNames } of rows) {
      for (const name of ambiguousNames) this.#add(name, { code, certainty: 'ambiguous' });
      for (const name of namesInChina) this.#add(name, { code, certainty: 'in-china' });
      for (const name of names) this.#add(name, { code, certainty: 'sure' });
    }
    for (const phrase of notPlaces) this.#add(phrase, { code: null, certainty: 'ambiguous' });
  }

  /** What is found, in the order of the text; `isChina`: the text is known to be about a place in China. */
  find(text: string, isChina: boolean): readonly FoundName[] {
    const one = text.normalize('NFKC');
    const isSure = (certainty: Certainty) => certainty === 'sure' || (isChina && certainty === 'in-china');
    const han = HAN.test(one) ? this.#findHan(one, isSure) : [];
    return [...this.#findLatin(one, isSure), ...han].sort((a, b) => a.at - b.at);
  }

  #add(name: string, entry: Entry): void {
    if (HAN.test(name)) this.#han.add([...name], entry);
    else this.#latin.add(foldPhrase(name).split(' '), entry);
  }

  /** Counties and above, if of one province: names of city districts are words of every day. */
  #addLocalNames(localNames: PlaceTables['localNames']): void {
    const codes = new Map<string, string[]>();
    for (const { code, name } of localNames) {
      if (!/\p{Script=Han}{2}(?:市|县|州|盟|旗|地区)$/u.test(name)) continue;
      codes.set(name, [...(codes.get(name) ?? []), code]);
    }
    for (const [name, shared] of codes) {
      const provinces = new Set(shared.map((code) => provinceOf(code, this.#places)));
      const current = shared.filter((code) => !this.#places.name(code)?.includes('(until'));
      const [province] = provinces;
      const code = current.length === 1 ? current[0]! : province!;
      if (provinces.size === 1) this.#add(name, { code, certainty: 'sure' });
    }
  }

  #findLatin(text: string, isSure: (certainty: Certainty) => boolean): readonly FoundName[] {
    const words = latinWords(text);
    const units = words.map((word) => word.text);
    const found: FoundName[] = [];
    for (let from = 0; from < words.length; ) {
      const phrase = this.#latin.longestAt(units, from, (at) => words[at]!.isJoined);
      const to = phrase?.to ?? from + 1;
      const { code = null, certainty = 'ambiguous' } = phrase?.value ?? {};
      if (
        code !== null &&
        !isLatinStreet(words, from, to) &&
        !(isLatinPark(words, to) && this.#isProvince(code))
      ) {
        const [start, end] = [words[from]!.start, words[to - 1]!.end];
        found.push(
          foundAt(text, start, end, {
            code,
            isSure: isSure(certainty) || isLatinUnit(words, to),
            script: 'latin',
          }),
        );
      }
      from = to;
    }
    return found;
  }

  #findHan(text: string, isSure: (certainty: Certainty) => boolean): readonly FoundName[] {
    const units = [...text];
    const found: FoundName[] = [];
    for (let from = 0, start = 0; from < units.length; ) {
      const phrase = this.#han.longestAt(units, from, () => true);
      const to = phrase?.to ?? from + 1;
      const end = start + units.slice(from, to).join('').length;
      const { code = null, certainty = 'ambiguous' } = phrase?.value ?? {};
      const after = text.slice(end);
      if (code !== null && !isHanStreet(after) && !(isHanPark(after) && this.#isProvince(code))) {
        found.push(foundAt(text, start, end, { code, isSure: isSure(certainty), script: 'han' }));
      }
      from = to;
      start = end;
    }
    return found;
  }

  /** A park called after a province stands in another, a park called after a town in that town. */
  #isProvince(code: string): boolean {
    return provinceOf(code, this.#places) === code;
  }
}

function foundAt(
  text: string,
  at: number,
  end: number,
  found: Pick<FoundName, 'code' | 'isSure' | 'script'>,
): FoundName {
  const before = text.slice(0, at);
  const isBracketed = before.split('(').length > before.split(')').length;
  return { ...found, word: text.slice(at, end), isBracketed, at };
}

/** The place directly below the country that a place lies in; the place itself for a country. */
export function provinceOf(place: string, places: Places): string {
  const chain = places.chain(place);
  return chain.at(-2) ?? chain[0]!;
}

/** The innermost of places that lie within each other, else the innermost that contains them all. */
export function innermostCommon(codes: readonly string[], places: Places): string {
  const chains = codes.map((code) => places.chain(code));
  const longest = chains.reduce((best, chain) => (chain.length > best.length ? chain : best));
  if (codes.every((code) => places.isWithin(longest[0]!, code))) return longest[0]!;
  return longest.find((around) => codes.every((code) => places.isWithin(code, around))) ?? longest.at(-1)!;
}
