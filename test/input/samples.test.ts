import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { readMeasures } from '../../src/input/list-file.js';
import { samplePath, testOnSample } from '../sample-files.js';
import { PLACES, readWholeTable } from './fixture.js';

const SAMPLES = samplePath();
const samples = (pattern: string) => globSync(pattern, { cwd: SAMPLES }).sort();

testOnSample(SAMPLES, 'real lists of others are refused by their header, in plain words', async () => {
  for (const name of samples('*/*.{csv,xlsx}')) {
    const { problems, rows } = await readWholeTable(join(SAMPLES, name), 'organizations');
    expect(rows).toEqual([]);
    const rules = new Set(problems.map((problem) => problem.rule));
    if (name.endsWith('.xlsx')) expect([...rules]).toEqual(['encoding']);
    else
      expect([...rules].filter((rule) => rule !== 'header-missing' && rule !== 'column-unknown')).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  }
});

testOnSample(SAMPLES, 'real objects of others are refused as measures', async () => {
  for (const name of samples('*/*.{json,jsonld,geojson}')) {
    const { measures, problems } = await readMeasures(join(SAMPLES, name), { places: PLACES });
    expect([name, measures.length]).toEqual([name, 0]);
    expect(problems.length).toBeGreaterThan(0);
  }
});
