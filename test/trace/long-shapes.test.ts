import { expect, test } from '@jest/globals';
import { good, measure, ownership, production, recipe, site, supply } from '../reference/sample.js';
import { LONG, range, trading } from './shape-world.js';
import { ask, gapsOf, hitsOf, onParties, onRegion } from './world-builder.js';

/** Shapes that break tracers, asserted by counts: nothing may overflow, be cut short or be walked twice. */

test(
  'a chain of 100,000 stocks is walked to its end',
  () => {
    const ids = range(50_001).map((index) => `o${index}`);
    const supplies = range(50_000).map((index) => supply(`s${index}`, ids[index + 1]!, 'panel', ids[index]!));
    const productions = [production('p', 'o50000', 'panel')];
    const result = ask(
      trading(ids, supplies, { productions, measures: [onParties(['o50000'])] }),
      'o0/panel',
    );
    expect(result.coverage).toEqual({
      stocks: 100_000,
      flows: 99_999,
      organizations: 50_001,
      countries: 1,
    });
    expect(result.verdict).toBe('exposed');
    expect(result.hits.map(({ tiers, path }) => [tiers, path.length])).toEqual([[50_000, 99_999]]);
    expect(result.gaps).toEqual([]);
    expect(result.listed.pathsComplete).toBe(true);
  },
  LONG,
);

test(
  'a circle of 50,000 organizations ends, and has one unknown origin',
  () => {
    const ids = range(50_000).map((index) => `o${String(index).padStart(5, '0')}`);
    const supplies = ids.map((id, index) => supply(`s${index}`, ids[(index + 1) % ids.length]!, 'panel', id));
    const result = ask(trading(ids, supplies, { measures: [onParties(['o49999'])] }), 'o00000/panel');
    expect(result.coverage).toMatchObject({ stocks: 100_000, flows: 100_000 });
    expect(gapsOf(result)).toEqual(['origin-unknown o00000.panel.out']);
    expect(hitsOf(result)).toEqual(['o49999.panel handler inferred']);
    // Directly from what the product received, or around from what it sold on.
    expect(result.listed).toMatchObject({ paths: 1, pathsComplete: false });
  },
  LONG,
);

test(
  'a good 10,000 steps of broader below another lies under it',
  () => {
    const goods = range(10_000).map((index) =>
      good(`g${index}`, { broader: index === 0 ? null : `g${index - 1}` }),
    );
    const supplies = [supply('s', 'B', 'g9999', 'A')];
    const measures = [measure('m', [{ goods: ['g0'] }])];
    expect(hitsOf(ask(trading(['A', 'B'], supplies, { goods, measures }), 'A/g0'))).toEqual([
      'B.g9999 producer documented',
    ]);
  },
  LONG,
);

test(
  '10,000 goods made from one another are an input of the last',
  () => {
    const goods = range(10_000).map((index) => good(`g${index}`, { raw: index === 9_999 }));
    const recipes = range(9_999).map((index) => recipe(`g${index}`, `g${index + 1}`));
    const measures = [measure('m', [{ goods: ['g9999'], derived: true }])];
    const world = trading(['A', 'B'], [supply('s', 'B', 'g0', 'A')], { goods, recipes, measures });
    expect(hitsOf(ask(world, 'A/g0'))).toEqual(['B.g0 producer documented']);
  },
  LONG,
);

test(
  'an owner 10,000 links away covers its subsidiary',
  () => {
    const ids = range(10_001).map((index) => `o${index}`);
    const ownerships = range(10_000).map((index) => ownership(ids[index + 1]!, ids[index]!, 100));
    const measures = [onParties(['o10000'], { subsidiaries: true })];
    const supplies = [supply('s', 'o0', 'panel', 'A')];
    expect(hitsOf(ask(trading([...ids, 'A'], supplies, { ownerships, measures }), 'A/panel'))).toEqual([
      'o0.panel producer documented',
    ]);
  },
  LONG,
);

test(
  'a site 10,000 areas deep has the place of the outermost and is listed with it',
  () => {
    const sites = range(10_000).map((index) =>
      site(`a${index}`, 'B', {
        within: index === 0 ? null : `a${index - 1}`,
        region: index === 0 ? 'CN-XJ' : null,
      }),
    );
    const supplies = [supply('s', 'a9999', 'panel', 'A')];
    const measures = [onRegion('CN-XJ', { parties: onParties(['a0']).scope[0]!.parties })];
    expect(hitsOf(ask(trading(['A', 'B'], supplies, { sites, measures }), 'A/panel'))).toEqual([
      'a9999.panel producer documented',
    ]);
  },
  LONG,
);
