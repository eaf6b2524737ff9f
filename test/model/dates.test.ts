import { expect, test } from '@jest/globals';
import { formatDay, isStale, isUsable, parseDay } from '../../src/model/dates.js';

const DAY = parseDay('2024-07-01', 'from') as number;

test('a date is whole days since 1970-01-01, and reads back as it was written', () => {
  expect(parseDay('1970-01-01', 'from')).toBe(0);
  expect(DAY).toBe(19_905);
  for (const text of ['2024-02-29', '1969-12-31', '0001-01-01', '9999-12-31']) {
    expect(formatDay(parseDay(text, 'from') as number)).toBe(text);
  }
});

test('a month or a year means its first day as a from and its last as a to', () => {
  const read = (text: string, edge: 'from' | 'to') => formatDay(parseDay(text, edge) as number);
  expect(read('2024-02', 'from')).toBe('2024-02-01');
  expect(read('2024-02', 'to')).toBe('2024-02-29');
  expect(read('2023-12', 'to')).toBe('2023-12-31');
  expect(read('2021', 'from')).toBe('2021-01-01');
  expect(read('2021', 'to')).toBe('2021-12-31');
});

test('a date that no calendar has is impossible, and another form is none', () => {
  for (const text of ['2023-02-29', '2024-13-01', '2024-00', '0000-01-01', '2024-04-31']) {
    expect(parseDay(text, 'from')).toBe('date-impossible');
  }
  for (const text of ['03/04/2021', '2021-3-4', '20210304', ' 2021', '2021-01-01T00:00', '']) {
    expect(parseDay(text, 'to')).toBe('date-format');
  }
});

test('a span is usable if it began by the day, and did not end before since', () => {
  expect(isUsable({ from: DAY, to: null }, DAY, null)).toBe(true);
  expect(isUsable({ from: DAY + 1, to: null }, DAY, null)).toBe(false);
  expect(isUsable({ from: null, to: DAY - 5000 }, DAY, null)).toBe(true);
  expect(isUsable({ from: null, to: DAY - 10 }, DAY, DAY - 10)).toBe(true);
  expect(isUsable({ from: null, to: DAY - 11 }, DAY, DAY - 10)).toBe(false);
  expect(isUsable({ from: null, to: null }, DAY, DAY)).toBe(true);
});

test('stale is what ended more than 1,095 days before, not what ended 1,095 days before', () => {
  expect(isStale(DAY - 1095, DAY)).toBe(false);
  expect(isStale(DAY - 1096, DAY)).toBe(true);
  expect(isStale(null, DAY)).toBe(false);
});
