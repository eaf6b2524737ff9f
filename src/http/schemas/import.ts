import { z } from 'zod';
import { IMPORT_STATES } from '../import-state.js';
import { named } from './named.js';

const problem = named(
  'ImportProblem',
  z.object({
    file: z.string(),
    row: z.int().meta({ description: 'As a spreadsheet shows it; 0: the file as a whole.' }),
    column: z.string().nullable(),
    rule: z.string(),
    value: z.string().nullable(),
    text: z.string(),
  }),
);

export const importAnswer = named(
  'Import',
  z.object({
    id: z.string(),
    state: z.enum(IMPORT_STATES),
    files: z.array(
      z.object({
        file: z.string(),
        read: z.int(),
        accepted: z.int(),
        rejected: z.int(),
        added: z.int(),
        replaced: z.int(),
        unchanged: z.int(),
        unresolved: z.int(),
        problems: z.array(problem),
        problemsTotal: z.int(),
      }),
    ),
    unread: z.array(z.string()),
    progress: z.object({ what: z.string(), done: z.int(), total: z.int() }),
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    undone: z.boolean(),
  }),
);

export const importBegun = named('ImportBegun', z.object({ id: z.string() }));
