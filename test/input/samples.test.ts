import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readMeasures } from '../../src/input/list-file.js';
import { PLACES, readWholeTable } from './fixture.js';

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples');
const present = existsSync(SAMPLES);
const tables = present ? globSync('*/*.{csv,xlsx}', { cwd: SAMPLES }).sort() : [];
const objects = present ? globSync('*/*.{json,jsonld,geojson}', { cwd: SAMPLES }).sort() : [];

(present ? test : test.skip)('real lists of others are refused by their header, in plain words', async () => {
  for (const name of tables) {
    const { problems, rows } = await readWholeTable(join(SAMPLES, name), 'organizations');
    expect(rows).toEqual([]);
    const rules = new Set(problems.map((problem) => problem.rule));
    if (name.endsWith('.xlsx')) expect([...rules]).toEqual(['encoding']);
    else
      expect([...rules].filter((rule) => rule !== 'header-missing' && rule !== 'column-unknown')).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  }
});

(present ? test : test.skip)('real objects of others are refused as measures', async () => {
  for (const name of objects) {
    const { measures, problems } = await readMeasures(join(SAMPLES, name), { places: PLACES });
    expect([name, measures.length]).toEqual([name, 0]);
    expect(problems.length).toBeGreaterThan(0);
  }
});
