import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { DamagedSnapshot, openSnapshot, type Snapshot } from '../../src/flow/snapshot.js';
import { type NamedSection, textSections, writeSnapshot } from '../../src/flow/snapshot-writer.js';
import { temporaryFolder } from '../app/write-world.js';
import { contentsOf, damage } from './snapshot-file.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const KEY = 'key';
const MEGABYTE = 1 << 20;

/** Longer than three pieces, and no whole number of blocks. */
const LARGE = Int32Array.from({ length: (13 * MEGABYTE + 20) / 4 }, (_, at) => Math.imul(at, 2654435761));
const SMALL = Uint8Array.of(7, 8, 9);
const TEXTS = Array.from({ length: 70_000 }, (_, at) => (at % 5 === 0 ? '' : `é${'x'.repeat(at % 40)}${at}`));

function written(name: string): string {
  const path = join(folder.path, name);
  function* sections(): Generator<NamedSection> {
    yield ['large', LARGE];
    yield ['empty', new Int32Array(0)];
    yield ['small', SMALL];
    yield ['parts', LARGE.subarray(0, 5000), true];
    yield* textSections('texts', TEXTS);
    yield* textSections('none', []);
  }
  expect(writeSnapshot(path, KEY, { some: 'facts' }, sections())).toBe(true);
  return path;
}

const PATH = written('whole.snapshot');

async function used<T>(path: string, use: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
  const snapshot = openSnapshot(path, KEY)!;
  try {
    return await use(snapshot);
  } finally {
    snapshot.close();
  }
}

describe('A snapshot', () => {
  test('gives what was written, whole, in parts and as texts', async () => {
    await used(PATH, (snapshot) => {
      expect(snapshot.facts).toEqual({ some: 'facts' });
      expect(Buffer.compare(snapshot.bytes('large'), Buffer.from(LARGE.buffer))).toBe(0);
      expect(snapshot.bytes('empty')).toHaveLength(0);
      expect(snapshot.bytes('small')).toEqual(SMALL);
      const parts = snapshot.intsAt('parts');
      expect(parts).toHaveLength(5000);
      for (const at of [0, 1, 1023, 1024, 4999, 1]) expect(parts.at(at)).toBe(LARGE[at]);
      expect(snapshot.intsAt('large').at(LARGE.length - 1)).toBe(LARGE.at(-1));
    });
  });

  test('gives every text, and none beyond the last', async () => {
    await used(PATH, (snapshot) => {
      const texts = snapshot.texts('texts');
      expect(texts).toHaveLength(TEXTS.length);
      expect(TEXTS.map((_, at) => texts.at(at))).toEqual(TEXTS);
      expect([texts.at(-1), texts.at(TEXTS.length), snapshot.texts('none').at(0)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });
  });

  test('gives the same of what it has read ahead', async () => {
    await used(PATH, async (snapshot) => {
      await snapshot.readAhead(['large', 'empty', 'small']);
      expect(Buffer.compare(snapshot.bytes('large'), Buffer.from(LARGE.buffer))).toBe(0);
      expect(snapshot.bytes('empty')).toHaveLength(0);
      expect(snapshot.bytes('small')).toEqual(SMALL);
      // Handed over once, so that the snapshot does not hold on to it; then it is read again.
      expect(snapshot.bytes('small')).toEqual(SMALL);
    });
  });

  test('is not opened with another key', () => {
    expect(openSnapshot(PATH, 'other')).toBeNull();
  });

  test('keeps a text of many blocks', async () => {
    const path = join(folder.path, 'long.snapshot');
    const long = ['a', 'ß'.repeat(3 * MEGABYTE), 'b'];
    writeSnapshot(path, KEY, null, textSections('texts', long));
    await used(path, (snapshot) => {
      expect(long.map((_, at) => snapshot.texts('texts').at(at))).toEqual(long);
    });
  });

  test('forgets blocks when there are many, and reads them again', async () => {
    const path = join(folder.path, 'much.snapshot');
    const much = new Int32Array((70 * MEGABYTE) / 4).map((_, at) => at);
    writeSnapshot(path, KEY, null, [['much', much, true]]);
    await used(path, (snapshot) => {
      const ints = snapshot.intsAt('much');
      for (let round = 0; round < 2; round++) {
        for (let at = 0; at < much.length; at += 1024) if (ints.at(at) !== at) throw new Error(`at ${at}`);
      }
    });
  });
});

describe('A damaged snapshot', () => {
  const bytes = readFileSync(PATH);
  const { sections } = contentsOf(PATH);
  const { offset, length } = sections.large!;

  test.each([
    ['the first byte', 0],
    ['a byte of a later piece', 9 * MEGABYTE],
    ['the last byte', length - 1],
  ])('is found by %s of a section that is read ahead, or is not', async (_, at) => {
    const path = join(folder.path, 'damaged.snapshot');
    damage(path, bytes, offset + at);
    await used(path, async (snapshot) => {
      expect(() => snapshot.bytes('large')).toThrow(DamagedSnapshot);
      await expect(snapshot.readAhead(['small', 'large'])).rejects.toThrow(DamagedSnapshot);
      // Nothing of it is handed over, and what is not damaged still is.
      expect(() => snapshot.bytes('large')).toThrow(DamagedSnapshot);
      expect(snapshot.bytes('small')).toEqual(SMALL);
    });
  });

  test('is found where it is cut off after it was opened', async () => {
    const path = join(folder.path, 'cut.snapshot');
    copyFileSync(PATH, path);
    await used(path, async (snapshot) => {
      truncateSync(path, statSync(path).size - length);
      truncateSync(path, offset + 5 * MEGABYTE);
      expect(() => snapshot.bytes('large')).toThrow(DamagedSnapshot);
      await expect(snapshot.readAhead(['large'])).rejects.toThrow(DamagedSnapshot);
      expect(() => snapshot.texts('texts').at(0)).toThrow(DamagedSnapshot);
    });
  });

  test('is found by any byte of a text, its length or its place', async () => {
    const path = join(folder.path, 'damaged.snapshot');
    for (const name of ['texts.index', 'texts.bytes']) {
      const section = sections[name]!;
      for (const at of [0, section.length - 1]) {
        damage(path, bytes, section.offset + at);
        const text = at === 0 ? 0 : TEXTS.length - 1;
        await used(path, (snapshot) => {
          expect(() => snapshot.texts('texts').at(text)).toThrow(DamagedSnapshot);
        });
      }
    }
  });

  test('has no sections but its own', async () => {
    await used(PATH, async (snapshot) => {
      expect(() => snapshot.bytes('other')).toThrow(DamagedSnapshot);
      await expect(snapshot.readAhead(['other'])).rejects.toThrow(DamagedSnapshot);
    });
  });
});
