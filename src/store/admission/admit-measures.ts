import { readMeasures } from '../../input/measure-file.js';
import type { Measure } from '../../model/measure.js';
import type { Places } from '../../model/places.js';
import type { Store } from '../port.js';
import { type FileReport, Problems } from './admit.js';
import type { Catalog } from './catalog.js';

/** Reads one file of measures into the store, whole or not at all; each good that a scope names must be known. */
export async function admitMeasures(
  store: Store,
  catalog: Catalog,
  file: { readonly path: string; readonly fileName: string },
  places: Places,
): Promise<FileReport> {
  const { fileName } = file;
  const { measures, problems, sha256 } = await readMeasures(file.path, { places, fileName });
  const found = new Problems();
  for (const problem of problems) found.add(problem);
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
  const refusedRows = new Set(found.listed.map((problem) => problem.row));
  const rows = new Set([...measures.map(({ row }) => row), ...refusedRows]).size;
  const report = { file: fileName, table: 'measures', sha256, rows, unresolved: 0 } as const;
  const listing = { problems: found.sorted, problemsTotal: found.total };
  if (found.total > 0) {
    return { ...report, accepted: 0, rejected: rows, added: 0, replaced: 0, unchanged: 0, ...listing };
  }
  const batch = await store.begin(fileName);
  try {
    const counts = await batch.put('measures', measures);
    await batch.commit(sha256);
    return { ...report, accepted: rows, rejected: 0, ...counts, ...listing };
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}

function unknownGoods(measure: Measure, catalog: Catalog): readonly { column: string; good: string }[] {
  return measure.scope.flatMap((item, at) =>
    (item.goods ?? [])
      .map((good, index) => ({ column: `scope[${at}].goods[${index}]`, good }))
      .filter(({ good }) => !catalog.goods.has(good)),
  );
}
