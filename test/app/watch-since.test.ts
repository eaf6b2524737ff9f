import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RENDERERS, screenLines, traceProduct, withStore } from '../../src/app.js';
import { changeOf, DATE, dayOf, LIST, REGION, WatchedWorld } from './watched-world.js';
import { temporaryFolder } from './write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const SUPPLIES = 'id,supplier,buyer,good,from,to,quantity,basis\n';
const BAD_SUPPLY = `${SUPPLIES}s4,bad,smelter,quartz,2025,,5,documented\n`;

let world: WatchedWorld;
beforeEach(async () => {
  world = await WatchedWorld.begin(folder.path);
});

/** What `trace --format json` prints. */
function traceText(good: string | null, measures: readonly string[] | null = null): Promise<string> {
  return withStore(world.db, 'read', async (store) => {
    const question = { organization: 'importer', good, date: dayOf(DATE), since: null, measures };
    const { result, labels } = await traceProduct(store, question, { paths: 1, gaps: null });
    return RENDERERS.get('json')!(result, labels);
  });
}

/** What `screen --format json` prints. */
function screenText(
  organizations: readonly string[],
  measures: readonly string[] | null = null,
): Promise<string> {
  return withStore(world.db, 'read', async (store) => {
    const question = { date: dayOf(DATE), since: null, measures };
    const lines: string[] = [];
    for await (const line of screenLines(store, organizations, question)) lines.push(JSON.stringify(line));
    return `${lines.join('\n')}\n`;
  });
}

describe('Since a trace', () => {
  test('its one product is judged again, and the record that changed it is named', async () => {
    const earlier = await traceText('panel');
    await world.import({ 'supplies.csv': BAD_SUPPLY });
    const answer = await world.since(earlier);
    expect(answer.products).toBe(1);
    expect(changeOf(answer, 'importer/panel')).toEqual({
      verdict: ['clear', 'exposed'],
      measures: [['list', 'clear', 'exposed']],
      certain: ['record supplies:s4'],
      perhaps: [],
    });
  });

  test('a hit that vanished is explained from the path that the trace printed', async () => {
    await world.import({ 'supplies.csv': BAD_SUPPLY });
    const earlier = await traceText(null);
    await world.import({ 'supplies.csv': BAD_SUPPLY.replace('bad,smelter', 'mine,smelter') });
    expect(changeOf(await world.since(earlier), 'importer/null')).toMatchObject({
      verdict: ['exposed', 'clear'],
      certain: ['record supplies:s4'],
    });
  });

  test('of named measures, only these are asked again', async () => {
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR' }] });
    const earlier = await traceText('panel', ['list', 'region']);
    expect((await world.since(earlier)).changes).toEqual([]);
    const all = await traceText('panel');
    expect((await world.since(all)).changes).toEqual([]);
  });

  test('a measure that is new since then is the cause, for certain', async () => {
    const earlier = await traceText('panel');
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR' }] });
    expect(changeOf(await world.since(earlier), 'importer/panel')).toMatchObject({
      verdict: ['clear', 'exposed'],
      measures: [['brazil', null, 'exposed']],
      certain: ['measure brazil'],
      perhaps: [],
    });
  });

  test('a measure that was replaced is the cause for certain only where no record is newer on the evidence', async () => {
    const earlier = await traceText('panel');
    await world.measures({ ...LIST, scope: [{ parties: [{ name: 'Quillmark Quarries' }] }] });
    const alone = changeOf(await world.since(earlier), 'importer/panel');
    expect(alone).toMatchObject({ certain: ['measure list'], perhaps: [] });
    await world.import({ 'supplies.csv': `${SUPPLIES}s3,mine,smelter,quartz,2023,2026-12,31,documented\n` });
    const both = changeOf(await world.since(earlier), 'importer/panel');
    expect(both).toMatchObject({ certain: [], perhaps: ['measure list', 'record supplies:s3'] });
  });

  test('a product that is gone has vanished', async () => {
    const earlier = await traceText('panel');
    await world.import({ 'supplies.csv': `${SUPPLIES}s1,maker,mine,panel,2024,,10,documented\n` });
    const [change] = (await world.since(earlier)).changes;
    expect(change).toMatchObject({ change: 'vanished', before: 'clear', now: null });
  });
});

describe('Since a screen', () => {
  test('its organizations are judged again', async () => {
    const earlier = await screenText(['importer', 'maker']);
    await world.import({ 'supplies.csv': BAD_SUPPLY });
    const answer = await world.since(earlier);
    expect(answer.products).toBe(3);
    expect(answer.changes.map(({ organization, good }) => `${organization}/${good}`)).toEqual([
      'importer/panel',
      'maker/panel',
      'maker/silicon',
    ]);
    expect(changeOf(answer, 'maker/silicon')).toMatchObject({ certain: ['record supplies:s4'], perhaps: [] });
  });

  test('those that are named are judged alone', async () => {
    const earlier = await screenText([]);
    await world.import({ 'supplies.csv': BAD_SUPPLY });
    const answer = await world.since(earlier, DATE, ['importer']);
    expect([answer.products, answer.changes.length]).toEqual([1, 1]);
  });
});

test('A result of another store is refused, for generations of two stores cannot be compared', async () => {
  const earlier = await traceText('panel');
  const other = { ...JSON.parse(earlier), provenance: { ...JSON.parse(earlier).provenance, store: 'neo4j' } };
  await expect(world.since(JSON.stringify(other))).rejects.toMatchObject({ code: 'RESULT_OF_OTHER_STORE' });
  const later = { ...JSON.parse(earlier), provenance: { ...JSON.parse(earlier).provenance, generation: 99 } };
  await expect(world.since(JSON.stringify(later))).rejects.toMatchObject({
    code: 'RESULT_OF_OTHER_STORE',
    message: expect.stringContaining('generation 99'),
  });
});

test('A verdict that no newer record explains is said to be unexplained, not blamed on something', async () => {
  const earlier = (await traceText('panel')).replaceAll('"verdict": "clear"', '"verdict": "exposed"');
  const change = (await world.since(earlier)).changes[0]!;
  expect(change.causes.map(({ kind, certain }) => [kind, certain])).toEqual([['unknown', false]]);
});

test('Another version of the program is named where nothing else explains a verdict', async () => {
  const earlier = (await traceText('panel'))
    .replaceAll('"verdict": "clear"', '"verdict": "exposed"')
    .replace(/"program": "[^"]*"/, '"program": "0.0.1"');
  const [cause] = (await world.since(earlier)).changes[0]!.causes;
  expect([cause!.kind, cause!.certain]).toEqual(['program', true]);
});
