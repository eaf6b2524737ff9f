/** Letters that look alike when scanned, as one text: `1ndustry`, `lndustry` and `industry`; `rn` and `m`. */
export function scannedShape(text: string): string {
  return text
    .replace(/[1|]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/i/g, 'l')
    .replace(/[0q]/g, 'o')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/6/g, 'g')
    .replace(/2/g, 'z');
}
