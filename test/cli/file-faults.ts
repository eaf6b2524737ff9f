import { type FaultCase, rows, whole } from './fault-cases.js';
import { TABLES } from './small-world.js';

const SUPPLIES = `${TABLES['supplies.csv']![0]!}\n`;
const ROW = 'x1,trader,plant,cell,2023,,1,t,declared,';

/** Files that are not the CSV of design.md §3, and rows that are not rows of their table. */
export const FILE_FAULTS: readonly FaultCase[] = [
  whole('an empty file', 'supplies.csv', '', 'empty-file'),
  whole('UTF-16', 'supplies.csv', Buffer.from(`\uFEFF${SUPPLIES}${ROW}\n`, 'utf16le'), 'encoding'),
  whole('UTF-16 without a mark', 'supplies.csv', Buffer.from(SUPPLIES, 'utf16le'), 'encoding'),
  whole('a workbook', 'supplies.csv', Buffer.from('PK\u0003\u0004\u0014\0'), 'encoding'),
  whole(
    'invalid UTF-8',
    'documents.csv',
    Buffer.from('id,type,title\nd7,note,A\nd8,note,Caf\u00E9\n', 'latin1'),
    'row 3: encoding "0xE9"',
  ),
  whole('a NUL', 'supplies.csv', `${SUPPLIES}${ROW}\nx2,tra\0der,plant,,,,,,,\n`, 'row 3: nul-character'),
  whole('semicolons', 'supplies.csv', `${SUPPLIES}${ROW}\n`.replaceAll(',', ';'), 'row 1: delimiter ";"'),
  whole('tabs', 'supplies.csv', `${SUPPLIES}${ROW}\n`.replaceAll(',', '\t'), 'row 1: delimiter " "'),
  whole(
    'a missing column',
    'supplies.csv',
    'id,supplier\nx1,trader\n',
    'row 1, column buyer: header-missing',
  ),
  whole(
    'a doubled column',
    'supplies.csv',
    'id,supplier,buyer,supplier\nx1,trader,plant,trader\n',
    'row 1, column supplier: header-doubled "supplier"',
  ),
  whole(
    'an unknown column',
    'supplies.csv',
    'id,supplier,buyer,Menge\nx1,trader,plant,5\n',
    'row 1, column Menge: column-unknown "Menge"',
  ),
  rows(
    'a ragged row, short',
    'supplies.csv',
    [ROW, 'x2,trader,plant'],
    'row 3: row-ragged "x2,trader,plant"',
  ),
  rows('a ragged row, long', 'recipes.csv', ['panel,cell,true,9'], 'row 2: row-ragged "panel,cell,true,9"'),
  rows(
    'an unclosed quote',
    'goods.csv',
    ['g1,"Glass,,,', 'g2,Frit,,,'],
    'row 2: quote-unclosed "g1,"Glass,,, g2,Frit,,, "',
  ),
  rows('a stray quote', 'goods.csv', ['g1,5" pipe,,,'], 'row 2, column name: quote-misplaced "5" pipe"'),
  rows('an empty required cell', 'goods.csv', ['g1, ,,,'], 'row 2, column name: required ""'),
  rows('an id with a semicolon', 'goods.csv', ['g1;g2,Glass,,,'], 'row 2, column id: id-format "g1;g2"'),
  rows('a doubled id', 'goods.csv', ['g1,Glass,,,', 'g1,Frit,,,'], 'row 3, column id: id-doubled "g1"'),
  rows(
    'a doubled recipe',
    'recipes.csv',
    ['cell,quartz,', 'cell,quartz,false'],
    'row 3, column input: id-doubled "cell;quartz"',
  ),
  rows('a yes', 'goods.csv', ['g1,Glass,,,yes'], 'row 2, column raw: boolean-format "yes"'),
  rows('an HS code without its zero', 'goods.csv', ['g1,Glass,70.1,,'], 'row 2, column hs: hs-format "70.1"'),
];
