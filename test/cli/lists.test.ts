import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED, type Workspace, workspace } from './run.js';

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  await here.headwater('import', `${SEED}/goods`);
  await here.headwater('measures', 'import', `${SEED}/measures`);
});
afterAll(() => here.remove());

const ORDERS = [
  'Calendar Year,Effective Date,Entity,Country,Country Code,Industry,Merchandise,Status,WRO/Finding,Remarks,Press Release',
  '2021,6/24/2021,Hoshine Silicon Industry Co. Ltd. and Subsidiaries,China,CHN,,Silica-Based Products,Active,WRO,,',
  '2021,1/13/2021,Xinjiang Uyghur Autonomous Region (XUAR),China,CHN,,Tomatoes,Active,WRO,,',
  '',
].join('\n');

const PAGE = `<html><body><h1>UFLPA Entity List</h1><table><tr><th>Name of Entity</th><th>Effective Date</th></tr>
<tr><td>Camel Group Co., Ltd.</td><td>August 2, 2023</td></tr></table><p>Last Updated: 10/01/2026</p></body></html>`;

describe('headwater measures import', () => {
  test('asks for what a table of orders does not state, and takes it with the answers', async () => {
    here.write('orders.csv', ORDERS);
    const refused = await here.headwater('measures', 'import', 'orders.csv');
    expect([refused.exitCode, refused.stdout]).toEqual([
      1,
      'orders.csv: 2 rows read = 0 accepted + 2 rejected; refused\n',
    ]);
    expect(refused.stderr).toContain(
      'orders.csv, row 2, column merchandise: fact-missing "Silica-Based Products": ',
    );
    expect(refused.stderr).toContain('--ask > answers.json');

    const asked = await here.headwater('measures', 'import', 'orders.csv', '--ask');
    expect(asked.exitCode).toBe(0);
    const template = JSON.parse(asked.stdout) as { merchandise: Record<string, object> };
    expect(template).toMatchObject({ asOf: '?', merchandise: { Tomatoes: { goods: '?', derived: '?' } } });
    template.merchandise['Silica-Based Products'] = { goods: ['silica'], derived: true };
    template.merchandise.Tomatoes = { goods: ['tomato'], derived: true };
    here.write('answers.json', JSON.stringify(template));

    const taken = await here.headwater(
      ...['measures', 'import', 'orders.csv', '--answers', 'answers.json', '--as-of', '2026-11-01'],
    );
    expect([taken.exitCode, taken.stdout]).toEqual([
      0,
      'orders.csv: 2 rows read = 2 accepted + 0 rejected; 2 added, 0 replaced, 0 unchanged\n',
    ]);
    expect(taken.stderr).toContain('names a party of "us-wro-hoshine", which stays');
    const shown = await here.headwater(
      ...['measures', 'show', 'us-wro-2021-06-24-hoshine-silicon-industry-co-ltd-and-subsidiaries'],
    );
    expect(JSON.parse(shown.stdout)).toMatchObject({
      scope: [{ goods: ['silica'], derived: true, subsidiaries: true }],
      source: { date: '2026-11-01' },
    });
    expect(shown.stdout).toContain('合盛硅业股份有限公司');
  });

  test('refuses goods that the store does not have, and answers that it cannot read', async () => {
    here.write('orders.csv', ORDERS);
    here.write(
      'gold.json',
      '{"merchandise":{"Tomatoes":{"goods":["gold"],"derived":false},"Silica-Based Products":{"goods":"all","derived":false}}}',
    );
    const unknown = await here.headwater(
      ...['measures', 'import', 'orders.csv', '--answers', 'gold.json', '--as-of', '2026-11-01'],
    );
    expect(unknown.stderr).toContain(
      'orders.csv, row 3, column scope[0].goods[0]: measure-good-unknown "gold"',
    );
    here.write('wrong.json', '{"merchandise":[]}');
    const wrong = await here.headwater('measures', 'import', 'orders.csv', '--answers', 'wrong.json');
    expect([wrong.exitCode, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(/^headwater: ANSWERS_UNREADABLE: wrong.json: /),
    ]);
    const two = await here.headwater('measures', 'import', 'orders.csv', 'gold.json', '--ask');
    expect(two.exitCode).toBe(2);
  });

  test('takes the page of the Entity List in place of the part that ships', async () => {
    here.write('page.html', PAGE);
    const before = await here.headwater('measures', 'show', 'us-uflpa-entity-list');
    expect(JSON.parse(before.stdout)).toMatchObject({ partial: true });
    const taken = await here.headwater('measures', 'import', 'page.html');
    expect([taken.exitCode, taken.stdout]).toEqual([
      0,
      'page.html: 1 rows read = 1 accepted + 0 rejected; 0 added, 1 replaced, 0 unchanged\n',
    ]);
    const after = JSON.parse(
      (await here.headwater('measures', 'show', 'us-uflpa-entity-list')).stdout,
    ) as object;
    expect(after).toMatchObject({
      partial: false,
      source: { date: '2026-10-01' },
      scope: [
        {
          parties: [{ name: 'Camel Group Co., Ltd.', localName: '骆驼集团股份有限公司', from: '2023-08-02' }],
        },
      ],
    });
    const again = await here.headwater('measures', 'import', 'page.html');
    expect(again.stdout).toMatch(/0 added, 0 replaced, 1 unchanged$/m);
  });

  test('says what a file is not', async () => {
    here.write('other.csv', 'a,b\n1,2\n');
    const { exitCode, stderr } = await here.headwater('measures', 'import', 'other.csv');
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining(
        'measure-format: it is neither measures in JSON nor a list that Headwater reads',
      ),
    ]);
  });
});
