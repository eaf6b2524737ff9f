import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault } from '../../src/input/json-text.js';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a fault in JSON', () => {
  test('is found exactly where JSON.parse finds one', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '01',
      '-',
      'null',
      'tru',
      ' ',
      '"\n"',
      '1e5',
      '"\\u12"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const fault = findJsonFault(text);
        expect(fault === null || fault.message.includes('stands twice')).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
    fc.assert(fc.property(fc.json(), (text) => findJsonFault(text) === null));
  });

  test.each([
    ['{"a": 1,\n "b": x}', 2, 7, 'expected value, but found "x"'],
    ['[1, 2,]', 1, 7, 'expected value, but found "]"'],
    ['{"a": [1}', 1, 9, 'expected , or ], but found "}"'],
    ['{"a": 1', 1, 8, 'expected , or }, but the file ends'],
    ['{a: 1}', 1, 2, 'expected member name or }, but found "a"'],
    ['{} {}', 1, 4, 'expected end of the file, but found "{"'],
    ['', 1, 1, 'expected value, but the file ends'],
    ['{"a": 1, "\\u0061": 2}', 1, 10, '"\\u0061" stands twice in one object: remove one'],
  ])('in %j is at its line and column', (text, line, column, message) => {
    expect(findJsonFault(text)).toEqual({ line, column, message });
  });

  test('is looked for without recursion', () => {
    expect(findJsonFault('['.repeat(200_000))?.column).toBe(200_001);
  });
});
