import { readAnswers } from '../../src/input/answers.js';
import { type MeasureFile, readMeasures } from '../../src/input/list-file.js';
import { Places } from '../../src/model/places.js';
import { temporaryFolder } from './fixture.js';

export const LIST_PLACES = new Places(
  [
    { code: 'CN', parent: null, name: 'China' },
    { code: 'CN-XJ', parent: 'CN', name: 'Xinjiang Uygur Zizhiqu' },
    { code: 'MW', parent: null, name: 'Malawi' },
    { code: 'MX', parent: null, name: 'Mexico' },
  ],
  () => [
    { code: 'CN', names: ['CHN'] },
    { code: 'MW', names: ['MWI'] },
    { code: 'CN-XJ', names: ['Xinjiang Uyghur Autonomous Region'] },
  ],
);

export const ORDER_HEADER =
  'Calendar Year,Effective Date,Entity,Country,Country Code,Industry,Merchandise,Status,WRO/Finding,Remarks,Press Release';

interface Given {
  readonly answers?: object;
  readonly asOf?: string | null;
}

/** Reads texts as lists, with answers; remove when all is done. */
export function listReader() {
  const folder = temporaryFolder();
  const read = async (
    content: string | Buffer,
    { answers, asOf = '2026-11-01' }: Given = {},
  ): Promise<MeasureFile> =>
    readMeasures(folder.write('list.txt', content), {
      places: LIST_PLACES,
      fileName: 'list.txt',
      asOf,
      ...(answers === undefined
        ? {}
        : { answers: await readAnswers(folder.write('answers.json', JSON.stringify(answers))) }),
    });
  return { read, write: folder.write, remove: folder.remove };
}

/** The names and aliases of all parties, each party on its own line. */
export function partyLines({ measures }: MeasureFile): readonly string[] {
  return measures.flatMap(({ record }) =>
    record.scope.flatMap(({ parties }) =>
      (parties ?? []).map(({ name, aliases }) => [name, ...aliases].join(' = ')),
    ),
  );
}
