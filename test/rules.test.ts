import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runDrawing } from './drawing.js';

const TEXT = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

function blocks(language: string): readonly { text: string; line: number }[] {
  return [...TEXT.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => ({
    text: match[1]!,
    line: TEXT.slice(0, match.index).split('\n').length,
  }));
}

const GOODS = blocks('goods')
  .map(({ text }) => text)
  .join('\n');

describe('docs/rules.md', () => {
  test.each(blocks('example'))('the program answers as the drawing at line $line says', async ({ text }) => {
    const answers = await runDrawing(GOODS, text);
    expect(answers.length).toBeGreaterThan(0);
    for (const { expected, actual } of answers) expect(actual).toEqual(expected);
  });
});
