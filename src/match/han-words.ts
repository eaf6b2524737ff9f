import type { WordKind } from './words.js';

/**
 * Chinese words that many company names share: how they read in pinyin, and what they mean in English names. They cut
 * a name, which has no blanks, into a place, the name of its own, what is made, and the kind of enterprise.
 */
export interface HanWord {
  readonly han: string;
  readonly pinyin: string;
  readonly kind: Exclude<WordKind, 'number'>;
  readonly english: readonly string[];
}

const PLACES = `新疆 xinjiang; 维吾尔 weiwuer uyghur; 自治区 zizhiqu autonomous region; 乌鲁木齐 wulumuqi urumqi
石河子 shihezi; 昌吉 changji; 阿克苏 akesu aksu; 和田 hetian; 喀什 kashi; 伊犁 yili; 吐鲁番 tulufan turpan; 鄯善 shanshan
哈密 hami; 库尔勒 kuerle korla; 库车 kuche kuqa; 克拉玛依 kelamayi karamay; 塔城 tacheng; 阿勒泰 aletai altay
奎屯 kuitun; 博乐 bole; 阿图什 atushi artux; 五家渠 wujiaqu; 阿拉尔 alaer alar; 图木舒克 tumushuke tumxuk
洛浦 luopu lop; 莎车 shache; 阜康 fukang; 玛纳斯 manasi manas; 呼图壁 hutubi; 沙湾 shawan; 巴楚 bachu; 准噶尔 zhungaer junggar; 新绛 xinjiang xinjiangxian
中国 zhongguo china; 北京 beijing; 上海 shanghai; 天津 tianjin; 重庆 chongqing; 河北 hebei; 山西 shanxi; 陕西 shanxi shaanxi
辽宁 liaoning; 吉林 jilin; 黑龙江 heilongjiang; 江苏 jiangsu; 浙江 zhejiang; 安徽 anhui; 福建 fujian; 江西 jiangxi
山东 shandong; 河南 henan; 湖北 hubei; 湖南 hunan; 广东 guangdong; 广西 guangxi; 海南 hainan; 四川 sichuan; 贵州 guizhou
云南 yunnan; 西藏 xizang tibet; 甘肃 gansu; 青海 qinghai; 宁夏 ningxia; 内蒙古 neimenggu inner mongolia; 香港 xianggang hong kong
广州 guangzhou; 深圳 shenzhen; 东莞 dongguan; 佛山 foshan; 惠州 huizhou; 珠海 zhuhai; 南京 nanjing; 苏州 suzhou; 无锡 wuxi
南通 nantong; 常州 changzhou; 徐州 xuzhou; 扬州 yangzhou; 杭州 hangzhou; 宁波 ningbo; 温州 wenzhou; 嘉兴 jiaxing; 合肥 hefei
芜湖 wuhu; 福州 fuzhou; 厦门 xiamen; 泉州 quanzhou; 晋江 jinjiang; 南昌 nanchang; 济南 jinan; 青岛 qingdao; 烟台 yantai
郑州 zhengzhou; 洛阳 luoyang; 武汉 wuhan; 长沙 changsha; 成都 chengdu; 自贡 zigong; 乐山 leshan; 贵阳 guiyang; 昆明 kunming
兰州 lanzhou; 西宁 xining; 银川 yinchuan; 西安 xian; 包头 baotou; 大连 dalian; 沈阳 shenyang; 长春 changchun; 哈尔滨 haerbin harbin
石家庄 shijiazhuang; 唐山 tangshan; 保定 baoding; 太原 taiyuan; 宝鸡 baoji; 南宁 nanning; 海口 haikou`;

const TRADES = `硅业 guiye silicon industry; 多晶硅 duojinggui polysilicon; 晶硅 jinggui crystal silicon; 硅 gui silicon; 光伏 guangfu photovoltaic
太阳能 taiyangneng solar energy; 新能源 xinnengyuan new energy; 能源 nengyuan energy; 电力 dianli power; 电池 dianchi battery
铝业 lvye aluminum industry; 铝箔 lvbo aluminum foil; 铜业 tongye copper industry; 钢铁 gangtie iron steel; 有色金属 youse metal
金属 jinshu metal; 矿业 kuangye mining; 煤业 meiye coal industry; 锂业 liye lithium industry; 化学 huaxue chemical; 化工 huagong chemical
棉业 mianye cotton industry; 棉麻 mianma cotton linen; 棉纺 mianfang cotton textile; 棉 mian cotton; 纺织 fangzhi textile
色纺 sefang color spinning; 毛纺 maofang wool textile; 服饰 fushi apparel; 服装 fuzhuang garment; 制衣 zhiyi garment; 针织 zhenzhi knitting
发制品 fazhipin hair product; 发饰品 fashipin hair accessory; 鞋业 xieye shoe industry; 皮革 pige leather; 番茄 fanqie tomato
食品 shipin food; 果蔬 guoshu fruit vegetable; 果业 guoye fruit industry; 农业 nongye agriculture; 农产品 nongchanpin agricultural product
农牧 nongmu agriculture animal husbandry; 糖业 tangye sugar industry; 盐业 yanye salt industry; 茶业 chaye tea industry; 渔业 yuye fishing
电子 dianzi electronic; 信息 xinxi information; 通信 tongxin communication; 机械 jixie machinery; 设备 shebei equipment; 汽车 qiche automobile
塑料 suliao plastic; 橡胶 xiangjiao rubber; 轮胎 luntai tire; 玻璃 boli glass; 水泥 shuini cement; 建材 jiancai construction material
纸业 zhiye paper industry; 医药 yiyao pharmaceutical; 药业 yaoye pharmaceutical; 生物 shengwu biological; 环保 huanbao environmental protection
物流 wuliu logistics; 运输 yunshu transport; 包装 baozhuang packaging; 职业技能 zhiyejineng vocational skill; 教育 jiaoyu education; 培训 peixun training`;

const PLAIN = `集团 jituan group; 控股 konggu holding; 国际 guoji international; 科技 keji technology; 技术 jishu technology; 材料 cailiao material
新材料 xincailiao new material; 工业 gongye industry; 实业 shiye industry; 产业 chanye industry; 贸易 maoyi trading; 商贸 shangmao trading
工贸 gongmao industry trade; 进出口 jinchukou import export; 制造 zhizao manufacturing; 制品 zhipin product; 生产 shengchan production
建设 jianshe construction; 工程 gongcheng engineering; 发展 fazhan development; 开发 kaifa development; 投资 touzi investment
服务 fuwu service; 供应链 gongyinglian supply; 工业园 gongyeyuan industrial park; 园区 yuanqu park; 中心 zhongxin center; 分公司 fengongsi branch
工厂 gongchang factory; 县 xian county; 市 shi city; 省 sheng province; 有限 youxian limited; 公司 gongsi company; 厂 chang factory`;

/** Names of their own that have an English form. */
const OWN = '兵团 bingtuan corps';

function rows(text: string, kind: HanWord['kind']): readonly HanWord[] {
  return text.split(/[;\n]/).map((row) => {
    const [han = '', pinyin = '', ...english] = row.trim().split(' ');
    return { han, pinyin, kind, english: english.length > 0 ? english : [pinyin] };
  });
}

export const HAN_WORDS: ReadonlyMap<string, HanWord> = new Map(
  [...rows(PLACES, 'place'), ...rows(TRADES, 'trade'), ...rows(PLAIN, 'plain'), ...rows(OWN, 'own')].map(
    (word) => [word.han, word],
  ),
);

export const LONGEST_HAN_WORD = Math.max(...[...HAN_WORDS.keys()].map((han) => han.length));
