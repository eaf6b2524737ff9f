import { describe, expect, test } from '@jest/globals';
import { standingOfName, standingOfSite } from './place-cases.js';

const INSIDE = [
  'Xinjiang Zhongtai Chemical Co., Ltd.',
  'Hoshine Silicon Industry (Shanshan) Co., Ltd.',
  'Lop County No. 4 Vocational Skills Education and Training Center',
  'Aksu Prefecture Textile',
  'Hotan Haolin Hair Accessories',
  'Shihezi Zhongyuan Silicon',
  '新疆大全新能源股份有限公司',
  '合盛硅业(鄯善)有限公司',
  '石河子市某某有限公司',
  'Changji Esquel Textile',
  'Aksu Huafu Textiles Co.',
  'Altay Mining',
];

const OPEN = [
  'Shanshan Technology Co., Ltd.',
  'Ningbo Shanshan Co., Ltd.',
  '宁波杉杉股份有限公司',
  'Inner Mongolia Yili Industrial Group',
  'Yili Dairy',
  'Hami Melon Trading',
  'Lop Ear Toys',
  'Aral Shipping',
  'Shanghai Xinjiang Cotton Trading',
  'Korla Fragrant Pear (Shanghai) Trading',
  '上海新疆棉贸易',
  'Xinjiang Road Motors',
  'Jinjiang Shoes',
  'Xinjiang County Steel',
  'Xinjiangite Minerals',
  'Hoshine Silicon Industry Co., Ltd.',
];

describe('The name of an organization in China', () => {
  test.each(INSIDE)('"%s" shows it inside', (name) => expect(standingOfName(name)).toBe('inside'));

  test.each(OPEN)('"%s" shows nothing', (name) => expect(standingOfName(name)).toBe('unsettled'));

  test('counts in its own script and as an alias', () => {
    expect(standingOfName({ name: 'Daqo', localName: '新疆大全新能源股份有限公司' })).toBe('inside');
    expect(standingOfName({ name: 'Daqo', aliases: ['Daqo New Energy', 'Xinjiang Daqo'] })).toBe('inside');
  });

  test('never shows it outside', () => {
    expect(standingOfName('Gansu Steel')).toBe('unsettled');
    expect(standingOfSite({ name: 'Shanghai Plant' })).toBe('unsettled');
  });
});

test('a bare word that means other things needs a stated China even in brackets', () => {
  expect(standingOfName('Aral (Shanshan) Holdings', null)).toBe('unsettled');
  expect(standingOfName('Aksu Textiles', null)).toBe('unsettled');
  expect(standingOfName('Xinjiang Goldwind', null)).toBe('inside');
});

test('a name says nothing of a party that is stated elsewhere', () => {
  expect(standingOfName('Xinjiang Foods', 'KZ')).toBe('outside');
});
