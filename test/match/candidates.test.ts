import { expect, test } from '@jest/globals';
import { listedParties, namesOf } from '../../bench/names/listed.js';
import { unlistedNames } from '../../bench/names/unlisted.js';
import { align, listedReading, probeSpans } from '../../src/match/alignment.js';
import { ListedNames, PENDING_SCORE } from '../../src/match/listed-names.js';
import { readingsOf } from '../../src/match/readings.js';
import { Vocabulary } from '../../src/match/vocabulary.js';
import type { Word } from '../../src/match/words.js';
import { seeded } from '../random/seed.js';
import { listed } from '../reference/sample.js';

const isOwn = ({ kind }: Word) => kind === 'own';

test('no candidate is lost: laying each name beside each listed one finds no more', () => {
  const { seed } = seeded(1);
  const shipped = listedParties();
  const made = unlistedNames(shipped, 500, seed).map(({ name }) => name);
  const texts = [...new Set([...shipped.flatMap(namesOf), ...made.slice(0, 200)])];
  const names = new ListedNames(texts.map((text) => listed(text)));
  const vocabulary = new Vocabulary();
  const laid = texts.flatMap((text) =>
    readingsOf(text)
      .filter(({ isPart }) => !isPart)
      .map((reading) => ({ text, ...listedReading(reading, vocabulary) })),
  );
  const lost: string[] = [];
  let found = 0;
  for (const name of made) {
    const alike = new Set(names.alike(name).map((each) => each.listed.text));
    for (const probe of readingsOf(name).filter(({ isPart }) => !isPart)) {
      const spans = probeSpans(probe, vocabulary);
      for (const entry of laid) {
        const { score, pairs } = align(probe, spans, entry);
        const { words } = entry.reading;
        const sharesOwn = pairs.some(({ listed: { from, length } }) =>
          words.slice(from, from + length).some(isOwn),
        );
        const isUntold = !probe.words.some(isOwn) || !words.some(isOwn);
        if (score < PENDING_SCORE || !(sharesOwn || isUntold)) continue;
        found++;
        if (!alike.has(entry.text)) lost.push(`${name} ~ ${entry.text}: ${score}`);
      }
    }
  }
  expect(found).toBeGreaterThan(200);
  expect(lost).toEqual([]);
});
