/** What a drop of files means: tables to one import, measures to the next; descriptions of sources are left out. */
export interface ChosenFiles<F> {
  readonly tables: readonly F[];
  readonly measures: readonly F[];
  readonly ignored: readonly F[];
}

function kindOf(name: string): keyof ChosenFiles<unknown> {
  if (/\.csv$/i.test(name)) return 'tables';
  return /\.json$/i.test(name) && !/\.source\.json$/i.test(name) ? 'measures' : 'ignored';
}

export function sortFiles<F extends { readonly name: string }>(files: readonly F[]): ChosenFiles<F> {
  const of = (kind: keyof ChosenFiles<F>) => files.filter(({ name }) => kindOf(name) === kind);
  return { tables: of('tables'), measures: of('measures'), ignored: of('ignored') };
}
