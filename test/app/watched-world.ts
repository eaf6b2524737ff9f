import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decide,
  importMeasures,
  importTables,
  readEarlierResult,
  type Watched,
  watchProducts,
  withStore,
} from '../../src/app.js';
import { parseDay } from '../../src/model/dates.js';
import type { DecisionVerdict } from '../../src/model/decision.js';

/** A chain that is clear, with a list of one mine that nobody buys from. Names are invented. */
const TABLES: Readonly<Record<string, string>> = {
  'goods.csv': 'id,name,raw\npanel,Panel,\nsilicon,Silicon,\nquartz,Quartz,true\n',
  'recipes.csv': 'good,input\npanel,silicon\nsilicon,quartz\n',
  'organizations.csv': `id,name,country,region,trader
importer,Tarnwick Imports,US,US-CA,true
maker,Ovelgard Panels,SG,,
smelter,Jessamine Smelter,NO,,
mine,Quillmark Quarries,BR,,
bad,Besterfold Mining,ZA,,
`,
  'supplies.csv': `id,supplier,buyer,good,from,to,quantity,basis
s1,maker,importer,panel,2024,,10,documented
s2,smelter,maker,silicon,2024,,20,documented
s3,mine,smelter,quartz,2023,2026-12,30,documented
`,
  'productions.csv':
    'id,party,good,from\np1,maker,panel,2020\np2,smelter,silicon,2020\np3,mine,quartz,2020\np4,bad,quartz,2020\n',
};

export const LIST = {
  id: 'list',
  consequence: 'detain',
  effective: { from: '2022' },
  scope: [{ parties: [{ name: 'Besterfold Mining' }] }],
  source: { date: '2026-05-30' },
};

export const REGION = {
  id: 'region',
  consequence: 'presumed-prohibited',
  effective: { from: '2022' },
  scope: [{ region: 'CN-XJ' }],
};

export function dayOf(text: string): number {
  return parseDay(text, 'to') as number;
}

/** The import date of every question that does not name another. */
export const DATE = '2026-06-01';

/** A store that a test changes and watches, with the state of its last look. */
export class WatchedWorld {
  readonly folder: string;
  #files = 0;

  constructor(parent: string) {
    this.folder = mkdtempSync(join(parent, 'watched-'));
  }

  get db(): string {
    return join(this.folder, 'headwater.db');
  }

  get state(): string {
    return join(this.folder, 'state.json');
  }

  /** The chain, and the list and the region as measures. */
  static async begin(parent: string): Promise<WatchedWorld> {
    const world = new WatchedWorld(parent);
    await world.import(TABLES);
    await world.measures(LIST, REGION);
    return world;
  }

  /** Imports tables, each in a folder of its own so that its name tells which import brought a record. */
  async import(tables: Readonly<Record<string, string>>): Promise<void> {
    const folder = join(this.folder, `import-${++this.#files}`);
    mkdirSync(folder);
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
    const report = await withStore(this.db, 'write', (store) =>
      importTables(store, [folder], { keepUnresolved: false }),
    );
    refuseProblems(report.files);
  }

  async measures(...measures: readonly object[]): Promise<void> {
    const file = join(this.folder, `measures-${++this.#files}.json`);
    writeFileSync(file, JSON.stringify(measures));
    const report = await withStore(this.db, 'write', (store) => importMeasures(store, [file]));
    refuseProblems(report.files);
  }

  async decide(party: string, listed: string, verdict: DecisionVerdict): Promise<void> {
    const review = { party, listed, verdict, reviewer: 'R', note: null, date: dayOf(DATE) };
    await withStore(this.db, 'write', (store) => decide(store, review));
  }

  /** Looks, and keeps the state, as the command does. */
  async watch(date = DATE, organizations: readonly string[] = []): Promise<Watched['answer']> {
    const earlier = await readEarlierResult(this.state).catch(() => null);
    const { answer, state } = await withStore(this.db, 'read', (store) =>
      watchProducts(store, { organizations, date: dayOf(date) }, earlier),
    );
    writeFileSync(this.state, state);
    return answer;
  }

  /** Compares with a result that a file holds. */
  async since(text: string, date = DATE, organizations: readonly string[] = []): Promise<Watched['answer']> {
    const file = join(this.folder, 'earlier.json');
    writeFileSync(file, text);
    const earlier = await readEarlierResult(file);
    const { answer } = await withStore(this.db, 'read', (store) =>
      watchProducts(store, { organizations, date: dayOf(date) }, earlier),
    );
    return answer;
  }
}

function refuseProblems(files: readonly { readonly problems: readonly object[] }[]): void {
  const problem = files.flatMap(({ problems }) => problems)[0];
  if (problem !== undefined) throw new Error(JSON.stringify(problem));
}

/** The change of one product in few words: verdicts and causes. */
export function changeOf({ changes }: Watched['answer'], product: string) {
  const found = changes.find(({ organization, good }) => `${organization}/${good}` === product);
  if (found === undefined) return null;
  const { before, now, measures, causes } = found;
  return {
    verdict: [before, now],
    measures: measures.map(({ id, before: was, now: is }) => [id, was, is]),
    certain: causes.filter(({ certain }) => certain).map(({ kind, name }) => `${kind} ${name}`),
    perhaps: causes.filter(({ certain }) => !certain).map(({ kind, name }) => `${kind} ${name}`),
  };
}
