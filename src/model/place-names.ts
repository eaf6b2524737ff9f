/**
 * Names of places as keys of an index. A name is only ever looked up whole: "Xinjiang" is a region, "Xinjiang County"
 * is a county of Shanxi, and "Jinjiang" is neither.
 */

/** Lower case, without accents on Latin letters, dots and apostrophes; other signs are blanks. P.R.C. and PRC are one. */
export function placeKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[.'’`]/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return plain.replace(/^the /, '').replace(/^st /, 'saint ');
}

const SEED_NAME = /^(?<name>.*?)(?: \((?!until)(?<others>[^)]*)\))?(?<former> \(until \d{4}\))?$/u;
const LATIN_UNIT = / (?:\p{L}+ Autonomous )?(?:City|County|Prefecture|District)$/u;
const CHINESE_UNIT = /(?:自治州|自治县|自治旗|地区|林区|特区|[县市区旗盟])$/u;

const DISTRICT = /(?: District|(?<!地)区)$/u;

/** A name of the seed taken apart: `Lop County (Luopu) (until 2001)` is two names, once used. */
export interface SeedNames {
  readonly names: readonly string[];
  /** A name of a code that has been superseded, and not of a district. */
  readonly isFormer: boolean;
}

function withoutUnit(name: string, unit: RegExp): readonly string[] {
  const stem = name.replace(unit, '');
  return stem.length < 2 || stem === name ? [name] : [name, stem];
}

/** The names in one cell of `seed/regions`, with and without the kind of unit: Luopu County and Luopu. */
export function namesOfSeed(cell: string): SeedNames {
  const { name = cell, others, former } = SEED_NAME.exec(cell)?.groups ?? {};
  const isFormer = former !== undefined && !DISTRICT.test(name);
  if (/\p{Script=Han}/u.test(name)) return { names: withoutUnit(name, CHINESE_UNIT), isFormer };
  const unit = LATIN_UNIT.exec(name)?.[0];
  if (unit === undefined) return { names: [name], isFormer };
  const further = others === undefined ? [] : others.split(', ').map((other) => `${other}${unit}`);
  return { names: [name, ...further].flatMap((each) => withoutUnit(each, LATIN_UNIT)), isFormer };
}
