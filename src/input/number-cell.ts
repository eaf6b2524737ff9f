import type { CellReader } from './cell.js';

/**
 * A plain decimal: digits, and perhaps a point and digits. No thousands separator and no decimal comma (1,234 is two
 * numbers), no exponent (a spreadsheet that writes 1.2E+10 has lost the digits), no unit or percent sign.
 */
const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

function rangeReader(min: number, max: number, advice: string): CellReader {
  return (text, { complain }) => {
    if (!PLAIN_DECIMAL.test(text)) {
      complain('number-format', text, `"${text}" is not a plain decimal number: write it as 1234.5`);
      return null;
    }
    const value = Number(text);
    if (value < min || value > max) complain('number-range', text, `${text} is out of range: ${advice}`);
    // -0 equals 0 and yet is another value to Object.is, so it would count as a change of the record.
    return value + 0;
  };
}

export const readAmount = rangeReader(0, Number.MAX_VALUE, 'write an amount of 0 or more');
export const readShare = rangeReader(0, 100, 'write a share in percent, from 0 to 100');
export const readLatitude = rangeReader(-90, 90, 'write a latitude in degrees, from -90 to 90');
export const readLongitude = rangeReader(-180, 180, 'write a longitude in degrees, from -180 to 180');
