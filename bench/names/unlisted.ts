import type { ListedParty } from '../../src/model/measure.js';
import { below, type Chance, chanceOf, pick } from './chance.js';
import { namesOf } from './listed.js';

/**
 * Names of companies that stand in no list, made to look like those that do: the same cities, trades, legal forms and
 * facilities, and the two-syllable names that Chinese companies give themselves. Drawn by chance from these words, not
 * chosen by what the matcher makes of them; only what equals a listed name by letter and digit is left out.
 */
export interface Unlisted {
  readonly family: string;
  readonly name: string;
}

const list = (text: string): readonly string[] => text.split('|');

const SYLLABLES = list(
  'an|bao|bo|chang|cheng|chuang|da|de|dong|fa|fei|feng|fu|gao|guang|gui|guo|hai|hao|he|heng|hong|hua|hui|ji|jia|jian|jin|jing|jun|kai|kang|ke|lan|lei|li|lian|liang|long|lu|mei|ming|neng|ning|peng|qi|qiang|rong|rui|run|sen|shan|sheng|shi|shun|si|tai|tian|tong|wan|wei|wen|wu|xiang|xin|xing|xu|yang|ye|yi|yong|you|yu|yuan|yue|yun|ze|zhen|zheng|zhi|zhong|zhuo|zi',
);
const CHINESE_CITIES = list(
  'Xinjiang|Hetian|Hotan|Aksu|Kashgar|Yili|Shihezi|Changji|Korla|Turpan|Urumqi|Lop County|Shanshan|Baoding|Hefei|Huizhou|Tianjin|Shenyang|Zhejiang|Sichuan|Tangshan|Inner Mongolia|Shanghai|Nantong|Guangzhou|Qinghai|Xuzhou|Yunnan|Zigong|Jinjiang|Fujian|Shanxi|Dunhuang|Golmud|Ningxia|Yiwu|Wenzhou',
);
const TRADES = list(
  'Silicon Industry|Cotton|Cotton and Linen|Textile|Hair Products|Hair Accessories|Apparel|Garment Manufacturing|Information Technology|Trade and Business|Color Spinning|New Energy Materials Technology|Battery Aluminum Foil Technology|Machinery|Chemical|Electronics|Tea|Safety Products|Agricultural and Trade|Fruits & Vegetable Products|Industrial|Rubber|Tomato Products|Solar Technology|Metal Products|Import and Export Trading|Knitting|Foods',
);
const FORMS = list(
  'Co., Ltd.|Co. Ltd|Co., Limited|Company Limited|LLC|Corporation|Group Co., Ltd.|(Group) Co., Ltd.',
);
const HAN_CITIES = list(
  '新疆|和田|阿克苏|喀什|伊犁|石河子|昌吉|库尔勒|吐鲁番|乌鲁木齐|洛浦县|鄯善|保定|合肥|惠州|天津|浙江|四川|上海|南通|广州|青海|内蒙古|晋江|宁夏',
);
const HAN_NAMES = [
  ...'安宝博昌成创大德东发丰富高光广国海浩和恒宏华辉吉嘉建金晶俊凯康兰利联隆美明能宁鹏奇强荣瑞润森山盛顺泰天通万伟文翔欣鑫兴旭阳业益永友宇元源悦云泽正志中卓',
];
const HAN_TRADES = list(
  '硅业|棉业|棉麻|纺织|发制品|服饰|信息技术|商贸|色纺|新能源材料科技|铝业|机械|化工|电子|食品|农业科技|光伏科技|金属制品|进出口贸易|新材料',
);
const HAN_FORMS = list('有限公司|有限责任公司|股份有限公司|集团有限公司');
const ABROAD = list(
  'Penang|Selangor|Klang|Dhaka|Chittagong|Kathmandu|Mangalore|Bengaluru|Tamaulipas|Monterrey|Puebla|Santo Domingo|Lilongwe|Belgrade|Zrenjanin|Nagoya|Osaka|Hanoi|Bandung|Lahore',
);
const ABROAD_NAMES = list(
  'Top|Sun|Royal|Star|Global|Prime|Green|Asia|Union|Crown|Silver|Lotus|Delta|Summit|Pioneer|Orient|Evergreen|Victory|Diamond|Eagle|Bright|Fair|Blue|Grand|Monte|Santa|Kumari|Ganesha|Annapurna|Shree',
);
const ABROAD_TRADES = list(
  'Gloves|Rubber Products|Palm Oil Holdings|Carpet Industries|Carpets|Beedi|Casual Wear|Needlework|Apparel|Sugar|Tobacco|Copper|Tire Europe|Fishing|Salt|Tomatoes|Agropecuaria|Horticola|Aluminio|Garments',
);
const ABROAD_FORMS = list(
  'Sdn Bhd|(M) Sdn Bhd|Berhad|Ltd|Pvt. Ltd.|S.A. de C.V.|S.R.L.|D.O.O.|L.L.C.|Co., Ltd.|Holdings',
);
const FACILITIES = list(
  'Prison|Machinery Plant|Laogai Detachment|Vocational Skills Education Training Center|Reeducation-Through-Labor Camp|Malleable Iron Plant|Cotton Mill|Fishing Vessel',
);

function brand(chance: Chance): string {
  const text = pick(chance, SYLLABLES) + pick(chance, SYLLABLES);
  return text[0]!.toUpperCase() + text.slice(1);
}

function hanBrand(chance: Chance): string {
  return pick(chance, HAN_NAMES) + pick(chance, HAN_NAMES);
}

/** The words that the generator itself draws from, and those that name no company. */
function commonWords(): ReadonlySet<string> {
  const drawn = [CHINESE_CITIES, TRADES, ABROAD, ABROAD_TRADES, FACILITIES, FORMS, ABROAD_FORMS]
    .flat()
    .join(' ');
  const others =
    'Shanghai Szechuan Province Europe International Central Factory Works Mill Material Salt Farm Fishing';
  return new Set(
    `${drawn} ${others} Construction Production Corps Main Agent Assistant Color`.match(/[A-Z][a-z]+/g),
  );
}

/** The words of listed names that only one of the listed parties has, and that are neither places nor trades. */
function tellingWords(listed: readonly ListedParty[]): readonly string[] {
  const common = commonWords();
  const counts = new Map<string, number>();
  for (const party of listed) {
    const words = namesOf(party).flatMap((name) => name.match(/\b[A-Z][a-z]{3,}\b/g) ?? []);
    for (const word of new Set(words)) if (!common.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count <= 2)
    .map(([word]) => word)
    .sort();
}

type Maker = (chance: Chance) => string;

function makers(
  listed: readonly ListedParty[],
): readonly (readonly [family: string, share: number, make: Maker])[] {
  const telling = tellingWords(listed);
  const latin = listed.flatMap(namesOf).filter((name) => telling.some((word) => name.includes(word)));
  const han = listed.flatMap(namesOf).filter((name) => /^\p{Script=Han}{10,}$/u.test(name));
  return [
    [
      'city, own name, trade',
      30,
      (c) => `${pick(c, CHINESE_CITIES)} ${brand(c)} ${pick(c, TRADES)} ${pick(c, FORMS)}`,
    ],
    [
      'own name, trade, city',
      8,
      (c) => `${brand(c)} ${pick(c, TRADES)} (${pick(c, CHINESE_CITIES)}) ${pick(c, FORMS)}`,
    ],
    ['Chinese', 24, (c) => pick(c, HAN_CITIES) + hanBrand(c) + pick(c, HAN_TRADES) + pick(c, HAN_FORMS)],
    ['listed, with another own name', 10, (c) => withOtherBrand(pick(c, latin), telling, c)],
    [
      'Chinese listed, with another own name',
      3,
      (c) => pick(c, HAN_CITIES) + hanBrand(c) + pick(c, han).slice(-8),
    ],
    [
      'listed own name, other city and trade',
      8,
      (c) => `${pick(c, CHINESE_CITIES)} ${pick(c, telling)} ${pick(c, TRADES)} ${pick(c, FORMS)}`,
    ],
    [
      'facility with another number',
      4,
      (c) => `${pick(c, CHINESE_CITIES)} No. ${5 + below(c, 25)} ${pick(c, FACILITIES)}`,
    ],
    [
      'abroad',
      11,
      (c) => `${pick(c, ABROAD_NAMES)} ${pick(c, ABROAD)} ${pick(c, ABROAD_TRADES)} ${pick(c, ABROAD_FORMS)}`,
    ],
    ['city and trade only', 2, (c) => `${pick(c, CHINESE_CITIES)} ${pick(c, TRADES)} ${pick(c, FORMS)}`],
  ];
}

/** Each telling word replaced; what remains is a city, a trade and a legal form. */
function withOtherBrand(name: string, telling: readonly string[], chance: Chance): string {
  return name.replace(/\b[A-Z][a-z]{3,}\b/g, (word) => (telling.includes(word) ? brand(chance) : word));
}

const PLAIN = /[^\p{L}\p{N}]/gu;

/** `count` names, none of which is listed or comes twice; the same for the same seed. */
export function unlistedNames(
  listed: readonly ListedParty[],
  count: number,
  seed: number,
): readonly Unlisted[] {
  const chance = chanceOf(seed);
  const plain = (name: string) => name.toLowerCase().replace(PLAIN, '');
  const taken = new Set(listed.flatMap(namesOf).map(plain));
  const wheel = makers(listed).flatMap(([family, share, make]) =>
    Array.from({ length: share }, () => ({ family, make })),
  );
  const names: Unlisted[] = [];
  while (names.length < count) {
    const { family, make } = pick(chance, wheel);
    const name = make(chance);
    if (taken.has(plain(name))) continue;
    taken.add(plain(name));
    names.push({ family, name });
  }
  return names;
}
