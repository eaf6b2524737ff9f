const POSTCODE = /(?<![\p{Script=Latin}\p{N}])8[34]\d{4}(?![\p{Script=Latin}\p{N}])/gu;

/** A number of something else, or a part of a longer one, stands before. */
const BEFORE =
  /(?:\d\)?\s*[-–/.]?\s*|(?:\b(?:nos?|nr|number|tel|fax|phone|mobile|mob|ph|unit|room|rm|apt|suite|building|bldg|block|plot|lot|box|ext)|#|№|号码|电话|传真|手机|热线)[\s.:：#+]*)$/iu;
/** More digits, a counter or a street stand behind. */
const AFTER =
  /^(?:\s*[-–/.]?\s*\d|\s*(?:号|室|房|栋|吨|元|#|kg|tons?\b)|\s+(?:[\p{L}.]+\s+){0,3}(?:road|rd|street|st|avenue|ave|lane|lu|jie|highway)\b)/iu;

/**
 * The first postcode of Xinjiang (83xxxx, 84xxxx) in a Chinese address; null if none. A phone number, a house number
 * or a part of a longer number is none. Elsewhere the same digits mean other places, so ask only for China.
 */
export function xinjiangPostcode(address: string): string | null {
  const text = address.normalize('NFKC');
  for (const match of text.matchAll(POSTCODE)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (!BEFORE.test(before) && !AFTER.test(after)) return match[0];
  }
  return null;
}
