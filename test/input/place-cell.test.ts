import { describe, expect, test } from '@jest/globals';
import { readCountry, readRegion } from '../../src/input/place-cell.js';
import { readRegions, readSpellings } from '../../src/input/region-file.js';
import { Places } from '../../src/model/places.js';

const SEED = new URL('../../../seed/regions/', import.meta.url).pathname;
const places = new Places(
  ['iso-3166', 'gb-2260'].flatMap((name) => readRegions(`${SEED}${name}.csv`)),
  () => readSpellings(`${SEED}spellings.csv`),
);

/** The code that is read, or the complaint. */
function read(reader: typeof readCountry, text: string, country: string | null = null): string {
  let complaint = '';
  const code = reader(text, {
    places,
    country,
    complain: (rule, value, message) => {
      complaint += `${rule} ${value}: ${message}`;
    },
  });
  expect(code === null).toBe(complaint !== '');
  return code ?? complaint;
}

describe('a country is read', () => {
  const spellings: Readonly<Record<string, string>> = {
    CN: "CN|cn|CHN|chn|156|China|CHINA|PR China|P. R. China|P.R.C.|People's Republic of China|PEOPLE’S REPUBLIC OF CHINA|中国|中华人民共和国|Ｃｈｉｎａ",
    VN: 'VN|VNM|704|Vietnam|Viet Nam|VIET NAM|Socialist Republic of Vietnam|越南',
    US: 'US|USA|U.S.A.|840|United States|United States of America|the United States|美国',
    KR: 'KR|KOR|South Korea|Korea, Republic of|Republic of Korea|Korea (South)|韩国',
    KP: "KP|North Korea|DPRK|Korea, Democratic People's Republic of",
    HK: 'HK|Hong Kong|Hong Kong SAR|HONG KONG, CHINA|香港',
    TW: 'TW|Taiwan|Taiwan, Province of China|台湾',
    MO: 'Macao|Macau',
    CD: 'DRC|Democratic Republic of the Congo|Congo (Kinshasa)',
    CG: 'Republic of the Congo|Congo-Brazzaville',
    GN: 'Guinea|324',
    GQ: 'Equatorial Guinea',
    PG: 'Papua New Guinea',
    NE: 'Niger',
    NG: 'Nigeria',
    GE: 'Georgia',
    CI: "Côte d'Ivoire|Cote d’Ivoire|Ivory Coast",
    NL: 'Netherlands|The Netherlands',
    TR: 'Türkiye|Turkey|Turkiye',
    LC: 'Saint Lucia|St. Lucia',
    AF: '004',
  };
  test.each(Object.entries(spellings))('%s from each common spelling', (code, texts) => {
    for (const text of texts.split('|')) expect([text, read(readCountry, text)]).toEqual([text, code]);
  });

  test.each([
    'Korea',
    'Congo',
    'Xinjiang',
    'Guine',
    '4',
    'CN-XJ',
    'Made in China',
    'China Mexico',
    '-',
    '中',
  ])('from %j not', (text) => expect(read(readCountry, text)).toMatch(/^country-unknown /));

  test('not from an ambiguous name, and the complaint says what it may be', () => {
    expect(read(readCountry, 'Korea')).toBe('country-unknown Korea: "Korea" may be KP or KR: write which');
  });
});

describe('a region is read', () => {
  const inChina: Readonly<Record<string, string>> = {
    'CN-XJ':
      'CN-XJ|cn-xj|CN-65|XJ|65|650000|Xinjiang|XINJIANG|XUAR|Xinjiang Uygur Zizhiqu|Xinjiang Uyghur Autonomous Region|Xinjiang Uyghur Autonomous Region (XUAR)|Sinkiang|East Turkestan|新疆|新疆维吾尔自治区|新疆維吾爾自治區',
    'CN-JS': 'CN-JS|JS|32|Jiangsu|Jiangsu Sheng|Jiangsu Province|江苏省|江苏',
    'CN-SX': 'Shanxi|山西',
    'CN-SN': 'Shaanxi|陕西',
    'CN-NM': 'Inner Mongolia|Nei Mongol Zizhiqu|内蒙古自治区',
    'CN-HK': 'HK|Hong Kong SAR|香港',
    '653224': '653224|Lop County|Luopu|洛浦县|洛浦',
    '659001': 'Shihezi|石河子市|石河子',
    '659002': 'Aral|Alaer City',
    '650421': 'Shanshan|鄯善县|鄯善|Piqan County',
    '653200': 'Hotan|Hetian|Khotan|和田',
    '653100': 'Kashgar|Kashi',
    '140825': 'Xinjiang County|新绛县|新绛',
    '350582': 'Jinjiang|晋江市|晋江',
  };
  test.each(Object.entries(inChina))('%s from each common spelling', (code, texts) => {
    for (const text of texts.split('|')) expect([text, read(readRegion, text, 'CN')]).toEqual([text, code]);
  });

  test('within the country that is stated beside it', () => {
    expect(read(readRegion, 'Georgia', 'US')).toBe('US-GA');
    expect(read(readRegion, 'GA', 'US')).toBe('US-GA');
    expect(read(readRegion, '65', 'TR')).toBe('TR-65');
    expect(read(readRegion, 'Punjab', 'PK')).toBe('PK-PB');
    expect(read(readRegion, 'Punjab', 'IN')).toBe('IN-PB');
    expect(read(readRegion, 'Hong Kong', 'HK')).toBe('CN-HK');
  });

  test('without a country if the whole world has one place of the name', () => {
    expect(read(readRegion, 'Xinjiang')).toBe('CN-XJ');
    expect(read(readRegion, 'California')).toBe('US-CA');
    for (const text of ['Georgia', 'Punjab', '65', 'XJ', 'GA']) {
      expect([text, read(readRegion, text)]).toEqual([text, expect.stringMatching(/^region-unknown /)]);
    }
  });

  test.each(['Yutian County', 'Baicheng', '朝阳', '市辖区', 'Xin', 'Xinjiang Silicon Park', 'Jinjang', '疆'])(
    'from %j in China not, for several places or none are called so',
    (text) => expect(read(readRegion, text, 'CN')).toMatch(/^region-unknown /),
  );

  test('not from a name that only lies elsewhere', () => {
    expect(read(readRegion, 'Xinjiang', 'US')).toMatch(
      /"Xinjiang" is no known region of US \(it may be CN-XJ\)/,
    );
  });

  test('from every name of the seed, if at all, as the place that has it, one around it, or its successor in the province', () => {
    let found = 0;
    for (const { code, name, localName } of readRegions(`${SEED}gb-2260.csv`)) {
      for (const text of [name, localName ?? name]) {
        const named = places.placesNamed(text, 'CN');
        if (named.length !== 1) continue;
        found++;
        const province = name.includes('(until') ? places.chain(named[0]!).at(-2)! : named[0]!;
        expect([text, places.isWithin(code, province)]).toEqual([text, true]);
      }
    }
    expect(found).toBeGreaterThan(5000);
  });
});
