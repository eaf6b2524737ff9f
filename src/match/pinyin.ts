import { createRequire } from 'node:module';

/** Whether a text holds a Chinese character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

type PinyinPro = typeof import('pinyin-pro');

let library: PinyinPro | undefined;

/**
 * How each character of a text is read, without tones, `ü` as `v`: 硅 is `gui`. What is not Chinese stays.
 * The library takes 50 ms to load, a quarter of a small trace, and most lists and records are in Latin letters; so
 * it is loaded at the first Chinese character, which only `require` can do within a synchronous call.
 */
export function pinyinOf(text: string): readonly string[] {
  library ??= createRequire(import.meta.url)('pinyin-pro') as PinyinPro;
  return library.pinyin(text, { type: 'array', toneType: 'none', v: true });
}
