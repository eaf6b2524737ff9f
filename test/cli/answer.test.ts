import { afterEach, expect, jest, test } from '@jest/globals';
import { Answer } from '../../src/cli/output.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** What reaches stdout while something is done. */
async function printed(act: () => Promise<void>): Promise<string> {
  let text = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((part, ...rest) => {
    text += String(part);
    for (const then of rest) if (typeof then === 'function') then();
    return true;
  });
  await act();
  return text;
}

test('an answer is written once, however often its beginning is told', async () => {
  const text = await printed(async () => {
    const answer = new Answer();
    answer.begin('EXPOSED\n');
    answer.begin('EXPOSED\n');
    await answer.end('EXPOSED\nHits: 1\n');
  });
  expect(text).toBe('EXPOSED\nHits: 1\n');
  expect(await printed(() => new Answer().end('CLEAR\n'))).toBe('CLEAR\n');
});

test('an answer that does not go on as it began is a fault, not an answer', async () => {
  const answer = new Answer();
  await printed(async () => answer.begin('CLEAR\n'));
  await expect(answer.end('EXPOSED\n')).rejects.toThrow('does not go on');
});
