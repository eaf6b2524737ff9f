import { plain } from '../model/plain-text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Code points that XML 1.0 has no place for, not even escaped; `plain` leaves lone surrogates and noncharacters. */
const NOT_XML = /[\p{Cs}\uFFFE\uFFFF]/gu;

/** Text for an element or a quoted attribute of XML or HTML. */
export function escaped(text: string): string {
  return plain(text)
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}
