import { expect, test } from '@jest/globals';
import { good, organization, production, recipe, site, supply } from '../reference/sample.js';
import { LONG, range, trading } from './shape-world.js';
import { ask, hitsOf, onGoods, onParties, onRegion, recordsOn } from './world-builder.js';

/** Shapes that break tracers, asserted by counts: nothing may overflow, be cut short or be walked twice. */

const SUPPLIERS = range(100_000).map((index) => `o${index}`);
const STAR = SUPPLIERS.map((id, index) => supply(`s${index}`, id, 'panel', 'A'));

test(
  'a star of 100,000 suppliers is reached whole, and the one that is listed is found',
  () => {
    const result = ask(trading([...SUPPLIERS, 'A'], STAR, { measures: [onParties(['o77777'])] }), 'A/panel');
    expect(result.coverage).toMatchObject({ stocks: 100_001, flows: 100_000, organizations: 100_001 });
    expect(hitsOf(result)).toEqual(['o77777.panel producer documented']);
    expect(result.listed).toMatchObject({ gapsTotal: { 'origin-unknown': 100_000 } });
  },
  LONG,
);

test(
  'a star of 3,000 suppliers that are all hits lists each',
  () => {
    const ids = SUPPLIERS.slice(0, 3000);
    const world = trading([...ids, 'A'], STAR.slice(0, 3000), { measures: [onRegion('US')] });
    const { hits, listed } = ask(world, 'A/panel');
    expect(hits).toHaveLength(3000);
    expect(listed).toMatchObject({ paths: 3000, pathsComplete: true });
  },
  LONG,
);

test(
  '30,000 supplies of the same good by the same supplier are one stock with as many flows',
  () => {
    const supplies = range(30_000).map((index) => supply(`s${index}`, 'B', 'panel', 'A'));
    const result = ask(trading(['A', 'B'], supplies, { measures: [onParties(['B'])] }), 'A/panel');
    expect(result.coverage).toMatchObject({ stocks: 2, flows: 30_000 });
    expect(recordsOn(result.hits[0]!.path)).toEqual(['s0']);
  },
  LONG,
);

test.each([
  ['a distributor', false],
  ['a trader', true],
])(
  '%s with 2,500 goods bought and sold, some unknown, passes on each good it may have passed on',
  (_, trader) => {
    const goods = range(2500).map((index) => good(`g${index}`, { raw: true }));
    const supplies = goods.flatMap(({ id }, index) => [
      supply(`i${index}`, 'S', id, 'T'),
      supply(`o${index}`, 'T', id, 'A'),
    ]);
    const unknown = [supply('iu', 'U', null, 'T'), supply('ou', 'T', null, 'A')];
    const world = trading(['A', 'S', 'U'], [...supplies, ...unknown], {
      goods,
      measures: [onParties(['S', 'U'])],
    });
    const organizations = [...world.organizations, organization('T', { trader, country: 'US' })];
    const result = ask({ ...world, organizations }, 'A/g7');
    // g7 from S, or what U delivered without a name; and A's unknown goods, which may be any of T's.
    expect(hitsOf(result).filter((hit) => hit.startsWith('U'))).toEqual(['U.? producer inferred']);
    expect(hitsOf(result)).toContain('S.g7 producer declared');
    expect(hitsOf(result)).toHaveLength(2501);
  },
  LONG,
);

test(
  'an organization with 200 sites that all make what it sells is asked about each of them',
  () => {
    const sites = range(200).map((index) => site(`B${index}`, 'B', { country: index === 137 ? 'KZ' : 'US' }));
    const productions = sites.map(({ id }, index) => production(`p${index}`, id, 'panel'));
    const more = sites.map(({ id }, index) => supply(`t${index}`, 'C', 'panel', id));
    const supplies = [supply('s', 'B', 'panel', 'A'), ...more];
    const world = trading(['A', 'B', 'C'], supplies, { sites, productions, measures: [onRegion('KZ')] });
    const result = ask(world, 'A/panel');
    expect(hitsOf(result)).toEqual(['B137.panel producer inferred']);
    expect(result.coverage).toMatchObject({ stocks: 403, organizations: 3 });
  },
  LONG,
);

test(
  'everything of an organization that sells 130,000 goods, made of one unknown good, is answered',
  () => {
    const goods = range(130_000).map((index) => good(`g${index}`));
    const supplies = [...goods.map(({ id }) => supply(`s${id}`, 'A', id, 'X')), supply('u', 'B', null, 'A')];
    const world = trading(['A', 'B', 'X'], supplies, { goods, measures: [onParties(['B'])] });
    expect(hitsOf(ask(world, 'A'))).toEqual(['B.? producer documented']);
  },
  LONG,
);

test(
  '500 goods that are each made of 500 others feed each other without a limit',
  () => {
    const parts = range(500).map((index) => good(`in${index}`, { broader: 'part', raw: true }));
    const made = range(500).map((index) => good(`out${index}`));
    const recipes = made.map(({ id }) => recipe(id, 'part'));
    const bought = parts.map(({ id }) => supply(`b${id}`, 'C', id, 'B'));
    const sold = made.map(({ id }) => supply(`s${id}`, 'B', id, 'A'));
    const goods = [good('part'), ...parts, ...made];
    const world = trading(['A', 'B', 'C'], [...bought, ...sold], {
      goods,
      recipes,
      measures: [onGoods(['in7'])],
    });
    const result = ask(world, 'A/out3');
    expect(result.coverage).toMatchObject({ stocks: 1002, flows: 1001 });
    expect(hitsOf(result)).toEqual(['C.in7 producer declared']);
  },
  LONG,
);
