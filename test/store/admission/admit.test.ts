import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { admitTable, MAX_PROBLEMS_LISTED } from '../../../src/store/admission/admit.js';
import { Catalog } from '../../../src/store/admission/catalog.js';
import { brief, type Fixture, fixture, PLACES } from './fixture.js';

let files: Fixture;
beforeEach(() => {
  files = fixture();
});
afterEach(() => files.remove());

describe('two imports at once', () => {
  test('do not give one id to an organization and a site', async () => {
    const [one, other] = [files.open(), files.open()];
    try {
      const [catalogOne, catalogOther] = [await Catalog.load(one), await Catalog.load(other)];
      await files.admit(other, catalogOther, 'organizations', 'id,name\nmaker,Maker\n');
      await files.admit(other, catalogOther, 'sites', 'id,organization,name\nplant,maker,Plant\n');
      const report = await files.admit(one, catalogOne, 'organizations', 'id,name\nplant,Plant\n');
      expect(brief(report)).toEqual(['2 id id-shared plant']);
      const more = await files.admit(one, catalogOne, 'sites', 'id,organization,name\nshed,maker,Shed\n');
      expect(brief(more)).toEqual([]);
    } finally {
      await one.close();
      await other.close();
    }
  });

  test('do not together close a circle', async () => {
    await files.importAll({ goods: 'id,name\na,A\nb,B\n' });
    const [one, other] = [files.open(), files.open()];
    try {
      const [catalogOne, catalogOther] = [await Catalog.load(one), await Catalog.load(other)];
      const first = await files.admit(one, catalogOne, 'goods', 'id,name,broader\na,A,b\n');
      const second = await files.admit(other, catalogOther, 'goods', 'id,name,broader\nb,B,a\n');
      expect([brief(first), brief(second)]).toEqual([[], ['2 broader broader-cycle a']]);
    } finally {
      await one.close();
      await other.close();
    }
  });
});

describe('a file', () => {
  test('with a row that cannot be read is not told that what the row describes is missing', async () => {
    const [goods, organizations] = await files.importAll({
      goods: 'id,name,hs,broader\nmineral,Mineral,2,\nquartz,Quartz,,mineral\n',
      organizations: 'id,name\nmaker,Maker\n',
    });
    expect([brief(goods!), brief(organizations!)]).toEqual([['2 hs hs-format 2'], []]);
    const [sites] = await files.importAll({
      sites: 'id,organization,name,country,within\npark,maker,Park,Utopia,\nplant,maker,Plant,,park\n',
    });
    expect(brief(sites!)).toEqual(['2 country country-unknown Utopia']);
  });

  test('waits for a refused one of the same import only, and says once which', async () => {
    const tables = {
      goods: 'id,name\ncell,Cell,\n',
      supplies: 'id,supplier,buyer,good\ns1,a,b,cell\ns2,a,b,wafer\ns3,b,a,cell\n',
    };
    await files.importAll({ organizations: 'id,name\na,A\nb,B\n' });
    const [, waiting] = await files.importAll(tables);
    expect(brief(waiting!)).toEqual(['2 good id-dangling cell']);
    expect(waiting!.problems[0]!.message).toBe(
      'there is no good "cell" yet, because goods.csv was refused: mend that file, then import both again',
    );
    const [alone] = await files.importAll({ supplies: tables.supplies });
    expect(brief(alone!)).toEqual([
      '2 good id-dangling cell',
      '3 good id-dangling wafer',
      '4 good id-dangling cell',
    ]);
  });

  test('of which nothing depends on a refused one is taken in all the same', async () => {
    const reports = await files.importAll({ goods: 'id\ncell\n', organizations: 'id,name\na,A\n' });
    expect(reports.map(({ accepted, problemsTotal }) => [accepted, problemsTotal])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('with thousands of problems lists the first, by row, and counts all', async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => `s${n},x${n},b`).join('\n');
    const [report] = await files.importAll({ supplies: `id,supplier,buyer\n${rows}\n` });
    expect([report!.problems.length, report!.problemsTotal]).toEqual([MAX_PROBLEMS_LISTED, 5000]);
    const listed = report!.problems.map(({ row }) => row);
    expect(listed).toEqual([...listed].sort((a, b) => a - b));
    expect([report!.rows, report!.accepted, report!.rejected]).toEqual([2500, 0, 2500]);
  });

  test('that is gone when it is read leaves the store open for the next', async () => {
    const store = files.open();
    try {
      const catalog = await Catalog.load(store);
      const gone = { path: 'nowhere/goods.csv', fileName: 'goods.csv', table: 'goods' } as const;
      await expect(
        admitTable(store, catalog, gone, { places: PLACES, keepUnresolved: false }),
      ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
      expect(brief(await files.admit(store, catalog, 'goods', 'id,name\ncell,Cell\n'))).toEqual([]);
    } finally {
      await store.close();
    }
  });
});

describe('stand-ins', () => {
  test('do not take the place of what is known by the same id', async () => {
    await files.importAll({ organizations: 'id,name,country\noperator of park,Parks,CN\nmaker,Maker,CN\n' });
    const sites = 'id,organization,name,within\nplant,maker,Plant,park\n';
    const [report] = await files.importAll({ sites }, true);
    expect([report!.accepted, report!.unresolved]).toEqual([1, 1]);
    const store = files.open();
    const [operator] = await store.get('organizations', ['operator of park']);
    await store.close();
    expect(operator!.record).toMatchObject({ name: 'Parks', unresolved: false });
  });

  test('are counted once, however often and in however many columns they are named', async () => {
    const supplies = 'id,supplier,buyer,good\ns1,a,b,g\ns2,b,a,g\ns3,a,c,g\n';
    const [report] = await files.importAll({ supplies }, true);
    expect([report!.accepted, report!.unresolved]).toEqual([3, 4]);
  });

  test('of one import are the same as of another order of the same files', async () => {
    const tables = {
      supplies: 'id,supplier,buyer\ns1,a,b\n',
      productions: 'id,party,good\np1,a,g\n',
    };
    await files.importAll(tables, true);
    const before = await unresolvedIds();
    files.remove();
    files = fixture();
    await files.importAll({ productions: tables.productions, supplies: tables.supplies }, true);
    expect(await unresolvedIds()).toEqual(before);
  });
});

async function unresolvedIds(): Promise<readonly string[]> {
  const store = files.open();
  const ids: string[] = [];
  for (const table of ['goods', 'organizations', 'sites'] as const) {
    for await (const batch of store.all(table)) {
      for (const { id, unresolved } of batch) if (unresolved) ids.push(`${table}:${id}`);
    }
  }
  await store.close();
  return ids;
}
