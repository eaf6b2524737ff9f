import { expect, test } from '@jest/globals';
import { stateColumn } from '../../src/flow/states/stock-states.js';

test.each([
  [1, 1],
  [256, 1],
  [257, 2],
  [65_536, 2],
  [65_537, 4],
])('the numbers of %d states take %d bytes each, enough for the last of them', (stateCount, byteCount) => {
  const column = stateColumn(stateCount, new Uint8Array(3 * byteCount));
  expect(column).toHaveLength(3);
  column[1] = stateCount - 1;
  expect([...column]).toEqual([0, stateCount - 1, 0]);
});
