/**
 * Words that many companies have in their names, and so say little about which company is meant. What stands in none
 * of these lists is taken for a name of its own. The lists are fixed, and not counted from the records: whether two
 * names are alike must not change because other records or lists came.
 */

const words = (...lines: readonly string[]): readonly string[] => lines.join(' ').split(' ');

/** What a company does or deals in, in the singular. */
export const TRADE_WORDS: readonly string[] = words(
  'cotton textile garment apparel clothing fashion spinning weaving yarn dyeing dyed linen wool woolen silk fabric',
  'cloth hair accessory wig footwear shoe leather fur hide bedding carpet knitting knitwear embroidery melange wear',
  'silicon silica silicone polysilicon solar photovoltaic energy power battery lithium aluminum copper iron steel',
  'metal metallurgy metallurgical mining mine mineral coal nickel titanium magnesium zinc alloy foil forging casting',
  'crystal wafer quartz sand chemical petrochemical plastic pvc resin rubber tire glass cement asbestos ceramic',
  'electronic electric electrical computer information communication semiconductor network software digital internet',
  'machinery machine equipment tool automobile automotive vehicle motor engine diesel instrument hardware valve pump',
  'food tomato ketchup fruit vegetable sugar tea salt seafood fish fishing aquatic meat agriculture agricultural farm',
  'farming forestry dairy grain oil wine beverage tobacco jujube date nut animal husbandry feed fertilizer seed',
  'pharmaceutical medicine medical biological biotechnology health logistics shipping transport transportation',
  'packaging paper printing wood furniture toy craft jewelry diamond prison detachment penitentiary reeducation labor',
  'camp reform education training school vocational skill safety glove protective environmental protection water',
);

/** What companies call themselves, whatever they do. */
export const PLAIN_WORDS: readonly string[] = words(
  'group holding international global world worldwide national general new advanced high import export trading trade',
  'business commerce commercial enterprise industrial industry manufacturing manufacturer manufacture production',
  'product processing technology tech technical science scientific research development investment engineering',
  'construction service supply system solution material factory base park zone county city town province provincial',
  'district prefecture region autonomous branch division department center institute union association central',
  'state municipal limited company corporation corps part color number no vessel area facility agent main',
);

/** Groups of spellings of one place; the first of each group stands for all. Parts of names of two words are places too. */
export const PLACE_WORDS: readonly (readonly string[])[] = [
  'xinjiang sinkiang xuar|uyghur uighur uygur weiwuer|hetian hotan khotan|kashi kashgar|yili ili|aksu akesu',
  'urumqi wulumuqi|turpan turfan tulufan|hami kumul|korla kuerle|shihezi|changji|lop luopu|shanshan piqan|kuqa kuche',
  'karamay kelamayi|tacheng qoqek|altay aletai|yining ghulja|kuitun kuytun|bole bortala|artux atushi|wujiaqu|alar aral',
  'tumxuk tumushuke|shache yarkant|fukang|manas manasi|hutubi|jimsar jimusaer|shawan|bachu|luntai|yuli|awat awati',
  'china chinese prc|beijing peking|shanghai|tianjin tientsin|chongqing|hebei|shanxi|shaanxi|liaoning|jilin|heilongjiang',
  'jiangsu|zhejiang|anhui|fujian fukien|jiangxi|shandong|henan|hubei|hunan|guangdong kwangtung|guangxi|hainan|sichuan',
  'szechuan|guizhou|yunnan|tibet xizang|gansu|qinghai|ningxia|inner neimenggu|mongolia|hong|kong|hongkong hk|macao macau',
  'taiwan|taipei|guangzhou canton|shenzhen|dongguan|foshan|huizhou|zhuhai|nanjing nanking|suzhou soochow|wuxi|nantong',
  'changzhou|xuzhou|yangzhou|hangzhou|ningbo|wenzhou|jiaxing|shaoxing|jinhua|yiwu|hefei|wuhu|fuzhou|xiamen amoy|quanzhou',
  'jinjiang|nanchang|jinan|qingdao tsingtao|yantai|weifang|linyi|laiyang|zibo|zhengzhou|luoyang|wuhan|yichang|changsha',
  'chengdu|zigong|leshan|mianyang|guiyang|kunming|lanzhou|xining|yinchuan|xian|baotou|hohhot huhehaote|ordos|dalian',
  'shenyang mukden|changchun|harbin haerbin|shijiazhuang|tangshan|baoding|handan|taiyuan|datong|baoji|nanning|haikou',
  'japan|nagoya|tokyo|osaka|korea|korean|seoul|vietnam viet|malaysia|malaysian|thailand thai|indonesia|india|indian',
  'nepal|kathmandu|mexico|mexican|serbia|germany|german|europe|european|asia|asian|america|american|usa us|singapore',
  'malawi|turkmenistan|zimbabwe|dominican|mangalore|zrenjanin|kazakhstan|uzbekistan|pakistan|bangladesh|cambodia',
]
  .flatMap((line) => line.split('|'))
  .map((group) => group.split(' '));

/** Other spellings and near synonyms of the words above, and short forms that are not their beginnings. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  words(
    'aluminium=aluminum fibre=fiber colour=color centre=center labour=labor tyre=tire clothes=clothing',
    'plant=factory works=factory work=factory mill=factory intl=international mfg=manufacturing mfr=manufacturer',
    'grp=group ctr=center dept=department corps=corps plc=limited jewellery=jewelry',
    'auto=automobile agro=agricultural pharma=pharmaceutical',
    'textil=textile first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10',
  ).map((pair) => pair.split('=') as [string, string]),
);

/** Words that carry nothing in a name. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  words('the and or of de la el y e et for in und a an formerly known as alias aliases aka fka dba m s'),
);
