import { expect, test } from '@jest/globals';
import { normaliseIdentifier, normaliseName } from '../../src/match/normalise.js';

function expectSame(...names: readonly string[]): void {
  expect([...new Set(names.map(normaliseName))]).toEqual([normaliseName(names[0]!)]);
  expect(normaliseName(names[0]!)).not.toBe('');
}

test('SIS DOO and SIS d.o.o. are one company', () => {
  expectSame('SIS DOO', 'SIS d.o.o.', 'SIS D.O.O', 'Sis, doo', 'SIS');
});

test.each([
  ['Co., Ltd.', 'Co. Ltd', 'Co.,Ltd', 'CO LTD', 'Company Limited', 'Co., Limited', 'Company, Limited'],
  ['LLC', 'L.L.C.', 'Limited Liability Company', 'llc'],
  ['Sdn Bhd', 'Sdn. Bhd.', 'SDN BHD', 'Sendirian Berhad'],
  ['Inc', 'Inc.', ', Inc.', 'Incorporated', 'Corp.', 'Corporation'],
  ['GmbH', 'gmbh', 'AG', 'KG'],
  ['S.A. de C.V.', 'SA de CV', 'S.A.'],
  ['Pvt., Ltd.', 'Pvt Ltd', 'Private Limited', 'Pte. Ltd.', 'Pty Ltd'],
  ['S.p.A.', 'SpA', 'S.r.l.', 'SRL', 'S.A.R.L.', 'SARL', 'B.V.', 'BV', 'N.V.'],
  ['PLC', 'Public Limited Company', 'JSC', 'Joint Stock Company', 'Berhad', 'Ltd'],
])('a legal form at the end makes no other company: %s', (...forms) => {
  expectSame('Kobbwyn Dray', ...forms.map((form) => `Kobbwyn Dray ${form}`));
});

test('a legal form within a name stays, and a name is never only its legal form gone', () => {
  expect(normaliseName('Limited Brands')).toBe('limited brands');
  expect(normaliseName('Co Ltd Trading')).toBe('co ltd trading');
  expect(normaliseName('Company')).toBe('company');
  expect(normaliseName('Ltd.')).toBe('ltd');
  expect(normaliseName('有限公司')).toBe('有限公司');
});

test('Chinese legal forms make no other company, and the words before them do', () => {
  expectSame(
    '合盛硅业',
    '合盛硅业股份有限公司',
    '合盛硅业有限公司',
    '合盛硅业有限责任公司',
    '合盛硅业股份公司',
  );
  expect(normaliseName('合盛硅业')).not.toBe(normaliseName('合盛'));
  expectSame('Hesheng Guiye', 'Hesheng Guiye Youxian Gongsi', 'Hesheng Guiye Gu Fen You Xian Gong Si');
});

test('case, punctuation, full-width letters, diacritics and blanks of all kinds carry no meaning', () => {
  expectSame(
    'Hoshine Silicon Industry Co. Ltd.',
    'HOSHINE SILICON INDUSTRY CO., LTD.',
    'Hoshine\u00A0Silicon\u00A0Industry\u00A0Co.\u00A0Ltd.',
    '  Hoshine  Silicon\tIndustry\nCo.,Ltd ',
    'Ｈｏｓｈｉｎｅ　Ｓｉｌｉｃｏｎ　Ｉｎｄｕｓｔｒｙ　Ｃｏ．，Ｌｔｄ．',
    'Hóshine Sîlicon-Industry Co Ltd',
  );
});

test('"and" and "&" are one word, and an apostrophe none', () => {
  expectSame('Farm & Sons', 'Farm and Sons', 'Farm&Sons');
  expectSame("O'Hara", 'O’Hara', 'OHara');
});

test.each([
  'and subsidiaries',
  'and its subsidiaries',
  'and their subsidiaries',
  '& Subsidiaries',
  'and its subordinates',
  'and its subsidiaries and joint ventures',
  'and all of its affiliates',
  ', and its Subsidiaries',
  '(and subsidiaries)',
])('what a list says behind a name is no part of it: %s', (words) => {
  expectSame('Kobbwyn Dray Ltd.', `Kobbwyn Dray Ltd. ${words}`, `Kobbwyn Dray Ltd.\u00A0${words}`);
});

test.each([
  ['Xinjiang Zhongtai Chemical', 'Xinjiang Zhonghe'],
  ['Hoshine Silicon', 'Hesheng Silicon'],
  ['Xinjiang Yili Textile', 'Xinjiang Textile'],
  ['Jinjiang Cotton', 'Xinjiang Cotton'],
  ['Esquel (Changji)', 'Esquel'],
  ['No. 1 Prison', 'No. 2 Prison'],
  ['Hoshine Silicon (Shanshan)', 'Hoshine Silicon'],
  ['Kobbwyn Subsidiaries Trading', 'Kobbwyn'],
  ['Zijin Mining Group', 'Zijin Mining'],
  ['Lop County Hair Product Industrial Park', 'Lop County Meixin Hair Products'],
  ['新疆中泰化学', '新疆中和'],
  ['合盛集团有限公司', '合盛有限公司'],
  ['新绛纺织', '新疆纺织'],
  ['A B', 'AB'],
])('two names are not one: %s, %s', (a, b) => {
  expect(normaliseName(a)).not.toBe(normaliseName(b));
});

test('a name without a letter or a digit is empty, and so is compared with nothing', () => {
  for (const name of ['', ' ', '...', '—', '\u00A0', '()', '★']) expect(normaliseName(name)).toBe('');
});

test('a name that is normalised stays as it is', () => {
  for (const name of [
    'SIS d.o.o.',
    'Kobbwyn Dray Co., Ltd. and subsidiaries',
    '合盛硅业股份有限公司',
    'GmbH & Co. KG',
  ]) {
    expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
  }
});

test('blanks, hyphens and case carry no meaning in an identifier, its scheme does', () => {
  expect(normaliseIdentifier('lei: 5493 00AB')).toBe(normaliseIdentifier('LEI:549300ab'));
  expect(normaliseIdentifier('duns:12-345-6789')).toBe(normaliseIdentifier('DUNS:123456789'));
  expect(normaliseIdentifier('duns:1')).not.toBe(normaliseIdentifier('lei:1'));
  expect(normaliseIdentifier('duns:1')).not.toBe(normaliseIdentifier('duns:01'));
  expect(normaliseIdentifier('url:https://a.example/x')).toBe('url:HTTPS://A.EXAMPLE/X');
});

test('a blank or a bracket before a Chinese legal form makes no other company', () => {
  expectSame('合盛硅业', '合盛硅业 有限公司', '合盛硅业\u3000股份有限公司');
  expectSame('合盛硅业（集团）', '合盛硅业（集团）有限公司', '合盛硅业(集团)有限公司');
});

test('a legal form is the same with and without its dots', () => {
  expectSame('Dray GmbH', 'Dray G.m.b.H.');
  expectSame('Dray PLC', 'Dray P.L.C.');
  expectSame('Dray AS', 'Dray A.S.');
  expectSame('Dray LLP', 'Dray L.L.P.');
});
