import { recipeKey } from '../../model/records.js';
import { type CheckContext, circlesOf, reportCircle, type TableCheck } from './check.js';

/** Goods: `broader` is known and leads nowhere back; a raw good has no recipe, also not one read before. */
export function checkGoods(): TableCheck<'goods'> {
  const rows = new Map<string, number>();
  return {
    row: ({ record, row }, { catalog }) => {
      rows.set(record.id, row);
      catalog.addGood(record);
    },
    end: async (context) => {
      const { catalog } = context;
      for (const [id, row] of rows) {
        const { broader } = catalog.goods.get(id)!;
        if (broader !== null && !catalog.goods.has(broader))
          context.dangling(row, 'broader', broader, 'good');
      }
      reportBroaderCircles(context, rows);
      for (const [, { good }] of catalog.recipes.entries()) {
        const row = rows.get(good);
        if (row !== undefined && catalog.goods.get(good)?.raw) reportRawRecipe(context, row, 'raw', good);
      }
    },
  };
}

function reportBroaderCircles(context: CheckContext, rows: ReadonlyMap<string, number>): void {
  const parents = new Map([...context.catalog.goods.entries()].map(([id, good]) => [id, good.broader]));
  const link = { column: 'broader', rule: 'broader-cycle', what: 'good' } as const;
  for (const circle of circlesOf(parents)) reportCircle(context, circle, rows, link);
}

function reportRawRecipe(context: CheckContext, row: number, column: string, good: string): void {
  const message = `good "${good}" is raw, so it has no inputs: remove its recipes, or do not call it raw`;
  context.report({ row, column, rule: 'raw-recipe', value: good, message });
}

export function checkRecipes(): TableCheck<'recipes'> {
  return {
    row: ({ record, row }, context) => {
      const { goods, recipes } = context.catalog;
      for (const column of ['good', 'input'] as const) {
        if (!goods.has(record[column])) context.dangling(row, column, record[column], 'good');
      }
      if (goods.get(record.good)?.raw) reportRawRecipe(context, row, 'good', record.good);
      recipes.set(recipeKey(record), record);
    },
  };
}
