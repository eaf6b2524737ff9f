import { describe, expect, test } from '@jest/globals';
import { site } from '../reference/sample.js';
import { readSigns, standingOfAddress } from './place-cases.js';

const INSIDE = [
  'No. 8 Development Zone, Shihezi',
  'Shihezi, XUAR',
  'Beiquan Town, Shihezi City, Xinjiang, P.R. China',
  'Stone Material Park, Shanshan County, Turpan',
  '新疆维吾尔自治区吐鲁番市鄯善县石材工业园区',
  '鄯善石材工业园',
  'Aral, Xinjiang',
  '阿拉尔市南口镇',
  '阿拉尔',
  'Lop Nur Town, Ruoqiang',
  '若羌县罗布泊镇',
  'Hair Product Industrial Park, Lop County',
  'Luopu, Hetian',
  'Khotan 848000',
  'Aksu',
  'Hami City',
  'Ürümqi’s Midong district',
  'Wulumuqi',
  'KUERLE, BAYINGUOLENG',
  'Tulufan',
  'Kashi Prefecture',
  'Zhundong Economic and Technological Development Zone',
  'Wucaiwan, Changji Hui Autonomous Prefecture',
  'Regiment 10, XPCC 1st Division',
  '新疆生产建设兵团第八师',
  'Sinkiang',
  'Shanghai Road 12, Kashgar',
  'Beijing North Road, Urumqi',
  '乌鲁木齐市北京南路',
  'Zhejiang Industrial Park, Wensu County',
  'Guangzhou New City, Kashgar',
  '阿克苏纺织工业城浙江产业园',
  'Plot 4, 831100',
  '某路1号 邮编：832000',
];

const OUTSIDE = [
  'Jinjiang, Fujian',
  '福建省晋江市青阳街道',
  'Xinjiang County, Yuncheng, Shanxi',
  'Xinjiang Xian, Shanxi Province',
  '新绛县',
  '山西省运城市新绛县',
  '12 Xinjiang Road, Qingdao',
  'Xinjiang Street, Harbin, Heilongjiang',
  '青岛市市北区新疆路8号',
  '上海市静安区乌鲁木齐中路100号',
  'Urumqi Middle Road, Xuhui, Shanghai',
  'Hami Rd. 1500, Changning, Shanghai',
  'Yili Road, Changning District, Shanghai',
  'Dunhuang, Gansu',
  '敦煌市',
  'Golmud',
  '青海省格尔木市',
  'Shanshan Technology, Wangchun Industrial Park, Ningbo, Zhejiang',
  '宁波市杉杉路',
  'Xinjiang Building, Sanlihe Road, Beijing',
  'Yining Road, Nanning, Guangxi',
  'Korla Pear Cold Store, 3 Wharf Road, Shanghai',
  '上海市库尔勒香梨批发',
  'Xinjiang Industrial Park, Tianjin',
  'Xinjiang Avenue 3, Hong Kong',
];

const OPEN = [
  'Xinjiang Road 5',
  'Km 12, Shanghai-Urumqi Expressway',
  '上海—乌鲁木齐高速公路12公里',
  '新疆路5号',
  'Xinjiang County',
  'Industrial Zone',
  'Shanghai Street 5',
  'Tel. 0991-832000',
  'Tel 832000',
  'Fax: 840123',
  'No. 830012',
  '830012号',
  '830012 Renmin Road',
  '13 8300 8431 00',
  '1-831100',
  'Room 831100',
  'Aksum',
  'Milili',
  'Turpanella Works',
  'Hamish Close',
];

describe('An address in China', () => {
  test.each(INSIDE)('"%s" is inside', (address) => {
    expect(standingOfAddress(address)).toBe('inside');
  });

  test.each(OUTSIDE)('"%s" is outside', (address) => {
    expect(standingOfAddress(address)).toBe('outside');
  });

  test.each(OPEN)('"%s" settles nothing', (address) => {
    expect(standingOfAddress(address)).toBe('unsettled');
  });

  test('what points both ways is inside where both are named, and open where one only may be meant', () => {
    expect(standingOfAddress('c/o Shanghai Trading, Shihezi, Xinjiang')).toBe('inside');
    expect(standingOfAddress('Hoshine Zhejiang Plant, Shanshan')).toBe('unsettled');
    expect(standingOfAddress('Shanghai 831100')).toBe('unsettled');
  });
});

describe('An address without a stated country', () => {
  test.each([
    'Shihezi',
    'Kashgar, China',
    'Xinjiang',
    'Aral, P.R.C.',
    '和田县',
    '中国 和田',
    'Lop County',
    '831100, China',
  ])('"%s" is inside', (address) => expect(standingOfAddress(address, null)).toBe('inside'));

  test.each([
    'Aral',
    '杉並区和田',
    'Aral Sea coast',
    'Ili',
    'Lop',
    '831100',
    'Ranchi 834001',
    'Jalan Ili 5, Palembang',
  ])('"%s" settles nothing', (address) => expect(standingOfAddress(address, null)).toBe('unsettled'));

  test.each(['Aral, Kazakhstan', 'Aksu, Kazakhstan', 'Jl. Ili 830000, Indonesia', 'Ranchi 834001, India'])(
    '"%s" is outside, for it names another country',
    (address) => expect(standingOfAddress(address, null)).toBe('outside'),
  );
});

test('an address in a country that is stated says nothing of China', () => {
  expect(readSigns(site('s', 'o', { address: 'Shihezi, Xinjiang', name: 'Works' }), 'MY')).toEqual([]);
  expect(standingOfAddress('Shihezi, Xinjiang', 'MY')).toBe('outside');
});

test('an address is read to the narrowest place that all its words lie in, and quoted', () => {
  const read = (address: string) => readSigns(site('s', 'o', { name: 'Works', address }), 'CN');
  expect(read('Shanshan, Turpan, Xinjiang')).toEqual([
    {
      kind: 'in',
      region: '650421',
      from: 'address',
      words: '"Shanshan", "Turpan", "Xinjiang" in the address',
    },
  ]);
  expect(read('Korla and Kashgar')).toEqual([
    { kind: 'in', region: 'CN-XJ', from: 'address', words: '"Korla", "Kashgar" in the address' },
  ]);
  expect(read('831100')).toEqual([
    { kind: 'in', region: 'CN-XJ', from: 'address', words: 'postcode 831100 in the address' },
  ]);
});
