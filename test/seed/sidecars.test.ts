import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { hashOfIds, idsOf, jsonOf, seedFiles, sidecarOf } from './seed-files.js';

const sidecarSchema = z.strictObject({
  file: z.string(),
  publisher: z.string().min(1),
  title: z.string().min(1),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  licence: z.string().min(1),
  uri: z.url().optional(),
  note: z.string().min(1),
  count: z.number().int().positive(),
  ids: z.string().regex(/^[0-9a-f]{64}$/),
});

describe('Sidecars of the seed', () => {
  test('the seed is not empty', () => {
    expect(seedFiles().length).toBeGreaterThan(20);
  });

  test.each(seedFiles())('%s has a sidecar whose count and id hash agree with it', (name) => {
    expect(existsSync(sidecarOf(name))).toBe(true);
    const sidecar = sidecarSchema.parse(jsonOf(sidecarOf(name)));
    const ids = idsOf(name);
    expect(sidecar.file).toBe(basename(name));
    expect(new Set(ids).size).toBe(ids.length);
    expect(sidecar.count).toBe(ids.length);
    expect(sidecar.ids).toBe(hashOfIds(ids));
  });
});
