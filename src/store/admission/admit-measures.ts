import { type MeasureOptions, readMeasures } from '../../input/list-file.js';
import type { Measure } from '../../model/measure.js';
import type { Store } from '../port.js';
import { type FileReport, Problems } from './admit.js';
import type { Catalog } from './catalog.js';

/**
 * Reads one file of measures or listed parties into the store, whole or not at all; each good that a scope names must
 * be known. Throws FILE_* and STORE_* errors; problems of the file's content are in the report.
 */
export async function admitMeasures(
  store: Store,
  catalog: Catalog,
  file: { readonly path: string; readonly fileName: string },
  options: Omit<MeasureOptions, 'fileName'>,
): Promise<FileReport> {
  const { fileName } = file;
  const read = await readMeasures(file.path, { ...options, fileName });
  const { measures, rows, sha256 } = read;
  const found = new Problems();
  for (const problem of read.problems) found.add(problem);
  for (const { record, row } of measures) {
    for (const { column, good } of unknownGoods(record, catalog)) {
      const message = `measure "${record.id}" names good "${good}", which the store does not have: import goods.csv with it first`;
      found.add({
        file: fileName,
        sheet: null,
        row,
        column,
        rule: 'measure-good-unknown',
        value: good,
        message,
      });
    }
  }
  const report = { file: fileName, table: 'measures', sha256, rows, unresolved: 0 } as const;
  const listing = { problems: found.sorted, problemsTotal: found.total, notes: read.notes };
  if (found.total > 0) {
    return { ...report, accepted: 0, rejected: rows, added: 0, replaced: 0, unchanged: 0, ...listing };
  }
  const notes = [
    ...read.notes,
    ...(await namesakes(
      store,
      measures.map(({ record }) => record),
    )),
  ];
  const batch = await store.begin(fileName);
  try {
    const counts = await batch.put('measures', measures);
    await batch.commit(sha256);
    return { ...report, accepted: rows, rejected: 0, ...counts, ...listing, notes };
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}

function partyNames({ scope }: Measure): readonly string[] {
  return scope.flatMap(({ parties }) => parties ?? []).map(({ name }) => name.toLowerCase());
}

/** One order may be in the store twice, once from the seeds and once from the table of its issuer. */
async function namesakes(store: Store, measures: readonly Measure[]): Promise<readonly string[]> {
  const ids = new Set(measures.map(({ id }) => id));
  const before = new Map<string, Measure>();
  for await (const batch of store.all('measures'))
    for (const known of batch)
      if (!ids.has(known.id)) for (const name of partyNames(known)) before.set(name, known);
  return measures.flatMap((measure) => {
    const twin = partyNames(measure)
      .map((name) => before.get(name))
      .find((known) => known?.kind === measure.kind && known?.issuer === measure.issuer);
    if (twin === undefined) return [];
    return [
      `"${measure.id}" names a party of "${twin.id}", which stays; to replace it, answer "id": "${twin.id}" for that order`,
    ];
  });
}

function unknownGoods(measure: Measure, catalog: Catalog): readonly { column: string; good: string }[] {
  return measure.scope.flatMap((item, at) =>
    (item.goods ?? [])
      .map((good, index) => ({ column: `scope[${at}].goods[${index}]`, good }))
      .filter(({ good }) => !catalog.goods.has(good)),
  );
}
