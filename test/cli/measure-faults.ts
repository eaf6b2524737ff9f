import { type FaultCase, whole } from './fault-cases.js';
import { XINJIANG } from './small-world.js';

function measure(title: string, change: object, problem: string): FaultCase {
  return whole(title, 'order.json', JSON.stringify({ ...XINJIANG, ...change }), problem);
}

const listed = (party: object) => ({ scope: [{ parties: [{ name: 'Example', ...party }] }] });

/** Measures that are refused (design.md §4 and §6). */
export const MEASURE_FAULTS: readonly FaultCase[] = [
  measure(
    'an unknown good',
    { scope: [{ region: 'CN-XJ' }, { goods: ['cell', 'cotton'] }] },
    'row 1, column scope[1].goods[1]: measure-good-unknown "cotton"',
  ),
  measure('no scope item', { scope: [] }, 'row 1, column scope: measure-unscoped "[]"'),
  measure('a scope item without a condition', { scope: [{}] }, 'row 1, column scope[0]: measure-unscoped'),
  measure(
    'a scope item with exceptions alone',
    { scope: [{ except: [{ name: 'Example' }] }] },
    'row 1, column scope[0]: measure-unscoped',
  ),
  measure(
    'a misspelt condition',
    { scope: [{ region: 'CN-XJ', good: ['cell'] }] },
    'row 1, column scope[0].good: measure-format "["cell"]"',
  ),
  measure(
    'an unknown region',
    { scope: [{ region: 'XJ' }] },
    'row 1, column scope[0].region: region-unknown "XJ"',
  ),
  measure(
    'an unknown country',
    listed({ country: 'China' }),
    'row 1, column scope[0].parties[0].country: country-unknown "China"',
  ),
  measure(
    'a listed party that leaves before it comes',
    listed({ from: '2024', to: '2023' }),
    'row 1, column scope[0].parties[0].to: measure-span "2023-12-31"',
  ),
  measure(
    'no first day',
    { effective: { from: null, to: null } },
    'row 1, column effective.from: measure-span',
  ),
  measure(
    'an ambiguous date',
    { effective: { from: '06/21/2022', to: null } },
    'row 1, column effective.from: measure-format ""06/21/2022""',
  ),
  measure(
    'an unknown consequence',
    { consequence: 'ban' },
    'row 1, column consequence: measure-format ""ban""',
  ),
  whole(
    'a doubled id',
    'orders.json',
    JSON.stringify([XINJIANG, { ...XINJIANG, title: 'Again' }]),
    'row 2, column id: measure-doubled "xinjiang"',
  ),
  whole('no JSON', 'order.json', '{"id": "x",}', 'json-format'),
  whole('two scopes', 'order.json', '{"scope": [], "scope": []}', 'json-format'),
  whole('not a measure', 'order.json', '"xinjiang"', 'measure-format'),
  whole('UTF-16', 'order.json', Buffer.from(JSON.stringify(XINJIANG), 'utf16le'), 'encoding'),
];
