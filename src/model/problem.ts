/**
 * One reason why a file is not imported. `row` counts records as a spreadsheet shows them (the header is row 1);
 * 0 means the file as a whole. `rule` is a stable word explained in `docs/errors.md`.
 */
export interface Problem {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string | null;
  readonly rule: ProblemRule;
  readonly value: string | null;
  readonly message: string;
}

export const PROBLEM_RULES = {
  encoding: 'the bytes are not UTF-8 text',
  'nul-character': 'a NUL character: the file is binary, damaged or UTF-16',
  'empty-file': 'no header row',
  delimiter: 'the columns are not separated by commas',
  'header-missing': 'a required column is not in the header',
  'header-doubled': 'a column stands twice in the header',
  'column-unknown': 'a column that the table does not have',
  'row-ragged': 'more or fewer cells than the header',
  'quote-unclosed': 'a quote that is opened and never closed',
  'quote-misplaced': 'a quote inside an unquoted cell, or text after a closing quote',
  required: 'an empty cell in a required column',
  'id-format': 'an id with a semicolon, a control character, or blanks at an end',
  'id-doubled': 'an id that an earlier row of the same file has',
  'id-shared': 'an id used by an organization and by a site',
  'id-dangling': 'an id that no record has',
  'boolean-format': 'neither true nor false',
  'number-format': 'not a plain decimal number',
  'number-range': 'a number outside its range',
  'date-format': 'not YYYY-MM-DD, YYYY-MM or YYYY',
  'date-impossible': 'a date that no calendar has',
  'from-after-to': 'a span that ends before it begins',
  'basis-unknown': 'not documented, declared or inferred',
  'country-unknown': 'no known country, or a name that several have',
  'region-unknown': 'no known region, or a name that several have',
  'place-contradiction': 'two places, stated for one party or its area, of which neither contains the other',
  'identifier-format': 'not scheme:value',
  'hs-format': 'not an HS code',
  'sha256-format': 'not 64 hexadecimal digits',
  'self-supply': 'supplier and buyer are the same party',
  'broader-cycle': 'goods that lie under each other in a circle',
  'within-cycle': 'sites that lie within each other in a circle',
  'operator-is-site': 'a site operated by a site',
  'owner-is-site': 'an ownership of or by a site: only organizations own and are owned',
  'area-is-organization': 'a site that lies within an organization: an area is a site',
  'raw-recipe': 'a recipe of a raw good',
  'trader-production': 'a production by a trader or at its site',
  'json-format': 'not valid JSON',
  'measure-format': 'a measure that does not have the shape of design §6',
  'measure-doubled': 'a measure id that stands twice',
  'measure-unscoped': 'a measure without a scope item, or with one that has no condition',
  'measure-good-unknown': 'a measure that names a good that the store does not have',
  'fact-missing': 'a fact that a published list does not state and nobody has answered',
  'answer-outdated': 'an answer that was given for other words than the list has now',
  'page-table': 'a web page that is not the list, is cut short, or has a table that cannot be read',
  'line-format': 'a line that is not an entity of FollowTheMoney',
  'schema-unknown': 'an entity of a schema that Headwater does not know',
  'measure-span': 'a measure without a first day, or that ends before it begins',
} as const;

export type ProblemRule = keyof typeof PROBLEM_RULES;
