/** What stands for what in names: the material of the changes. */

export const PLACES = [
  'Kashgar',
  'Shenzhen',
  'Hong Kong',
  'Urumqi',
  'Shanghai',
  'Ningbo',
  'Leshan',
  'Guangzhou',
  'Korla',
];
export const EXTRA_WORDS = [
  'International',
  'Trading',
  'New',
  'Import Export',
  'Golden',
  'Logistics',
  'Overseas',
  'Phoenix',
];
export const TRADITIONAL =
  '業业 產产 團团 設设 新新 際际 華华 紡纺 鋁铝 發发 協协 鑫鑫 東东 龍龙 達达 術术 駱骆 駝驼 準准 爾尔 縣县 麗丽 陽阳'
    .split(' ')
    .map(([to = '', from = '']) => [from, to] as const);
export const HOMOPHONES =
  '盛胜 华花 协谐 鑫新 孚福 宝保 达答 龙隆 硅归 业叶 生声 产铲 建件 设社 兵冰 团抟 骆洛 驼陀 阿啊 源元'
    .split(' ')
    .map(([from = '', to = '']) => [from, to] as const);

export const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/l/, '1'],
  [/i/, 'l'],
  [/o/, '0'],
  [/m/, 'rn'],
  [/S/, '5'],
  [/B/, '8'],
  [/d/, 'cl'],
  [/w/, 'vv'],
  [/I/, '1'],
  [/rn/, 'm'],
];

export const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bIndustry\b/i, 'Ind.'],
  [/\bIndustrial\b/i, 'Indl.'],
  [/\bIndustries\b/i, 'Inds.'],
  [/\bTechnology\b/i, 'Tech.'],
  [/\bInternational\b/i, "Int'l"],
  [/\bManufacturing\b/i, 'Mfg.'],
  [/\bMachinery\b/i, 'Mach.'],
  [/\bProducts?\b/i, 'Prod.'],
  [/\bInformation\b/i, 'Info.'],
  [/\bAccessories\b/i, 'Acc.'],
  [/\bGroup\b/i, 'Grp.'],
  [/\bTrade\b/i, 'Trd.'],
  [/\bCorporation\b/i, 'Corp.'],
  [/\bFactory\b/i, 'Fty.'],
  [/\bConstruction\b/i, 'Constr.'],
  [/\bAgricultural\b/i, 'Agric.'],
  [/\bVocational\b/i, 'Voc.'],
  [/\bCenter\b/i, 'Ctr.'],
];

export const SAME_PLACES: readonly (readonly [RegExp, string])[] = [
  [/\bHetian\b/, 'Khotan'],
  [/\bXinjiang\b/, 'Sinkiang'],
  [/\bAksu\b/, 'Akesu'],
  [/\bYili\b/, 'Ili'],
  [/\bLop\b/, 'Luopu'],
  [/\bSichuan\b/, 'Szechuan'],
  [/\bGuangzhou\b/, 'Canton'],
  [/\bTianjin\b/, 'Tientsin'],
  [/\bShanshan\b/, 'Piqan'],
];

export const RELATED_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bFactory\b/, 'Plant'],
  [/\bPlant\b/, 'Works'],
  [/\bWorks\b/, 'Factory'],
  [/\bLabor\b/, 'Labour'],
  [/\bColor\b/, 'Colour'],
  [/\bAluminum\b/, 'Aluminium'],
  [/\bCenter\b/, 'Centre'],
];
