"""Which language a release is in, and whose telephone numbers those without a country code are."""

from __future__ import annotations

import re
from collections import Counter

import phonenumbers

from releases.document import Language

# Characters that only one of the two scripts writes, from the commonest words of releases.
_SIMPLIFIED = (
    "们这个国为与来说时对发学会经关过还进动车东门问间闻书见观长张业务产机构华联络电话记录网页报导现场开发费质贸贵"
    "质资总统计划设备战术证认识语读课谁请让论讲评试购买卖费环际际阶队阳阴难题额颜风飞马驱验鱼鸟龙齐习乡亿仅从优传"
    "伤伟众儿党军农冲决况净凉减则刚创别剧办劳势协单卫厂历压县参双变叶号听员团园围图圆处备复头夺奖妇妈孙宁实审宽宾"
    "导层属岁岛币师带帮应库庆归录彻忆态恋恶悬惊惯愿战户执扩扫扬护报担择挤挥损换据断无旧显晓术朴杀权条极构标树样档"
    "桥梦检楼欢欧残毕气汇汉汤沟没沪泪泽洁测济浅浆涛润渔温湾满灭灯灵灾炉热爱牵犹独猎环电画疗疯盘盖监矿码确礼祸离种"
    "积称稳穷竞笔节范筑简类粮红级约纪纲纳纷纸线练组细终绍结给统继绩续维综绿编缘罗罚肤脏脑脚胜艺苏药获营蓝虑虽补衬"
    "装规视览觉触誉计订训议许访设诉诊词译询详误诸调谈谢谱贝负贡财责败货贫贯贴贺资赏赔赖赛赞赵跃践轨转轮软轻载较辅"
    "辆输辑边达迁运远违连迟适选递逻遗邮邻郑释针钟钢钱铁银链销锁锐错键锦镇长闭间闲闹阅阔队阵阶际陆陈险随隐难雾静韩"
    "页顶项顺须预领频题颜额顾饭饮饰饱馆驻驾骑骤鲜黄齿"
)
_TRADITIONAL = (
    "們這個國為與來說時對發學會經關過還進動車東門問間聞書見觀長張業務產機構華聯絡電話記錄網頁報導現場開費質貿貴資"
    "總統計劃設備戰術證認識語讀課誰請讓論講評試購買賣環際階隊陽陰難題額顏風飛馬驅驗魚鳥龍齊習鄉億僅從優傳傷偉眾兒"
    "黨軍農衝決況淨涼減則剛創別劇辦勞勢協單衛廠歷壓縣參雙變葉號聽員團園圍圖圓處復頭奪獎婦媽孫寧實審寬賓層屬歲島幣"
    "師帶幫應庫慶歸徹憶態戀惡懸驚慣願戶執擴掃揚護擔擇擠揮損換據斷無舊顯曉殺權條極標樹樣檔橋夢檢樓歡歐殘畢氣匯漢湯"
    "溝淚澤潔測濟淺漿濤潤漁溫灣滿滅燈靈災爐熱愛牽猶獨獵畫療瘋盤蓋監礦碼確禮禍離種積稱穩窮競筆節範築簡類糧紅級約紀"
    "綱納紛紙線練組細終紹結給繼績續維綜綠編緣羅罰膚臟腦腳勝藝蘇藥獲營藍慮雖補襯裝規視覽覺觸譽訂訓議許訪訴診詞譯詢"
    "詳誤諸調談謝譜貝負貢財責敗貨貧貫貼賀賞賠賴賽贊趙躍踐軌轉輪軟輕載較輔輛輸輯邊達遷運遠違連遲適選遞邏遺郵鄰鄭釋"
    "針鐘鋼錢鐵銀鏈銷鎖銳錯鍵錦鎮閉閒鬧閱闊陣陸陳險隨隱霧靜韓頂項順須預領頻顧飯飲飾飽館駐駕騎驟鮮黃齒"
)
SIMPLIFIED = frozenset(_SIMPLIFIED) - frozenset(_TRADITIONAL)
TRADITIONAL = frozenset(_TRADITIONAL) - frozenset(_SIMPLIFIED)

_HAN = re.compile(r"[\u4e00-\u9fff]")


def language_of(texts: list[str]) -> Language:
    """By the script of the body: more than a fifth Chinese characters is Chinese."""
    text = "\n".join(texts)[:100_000]
    han = len(_HAN.findall(text))
    latin = len(re.findall(r"[A-Za-z]{2,}", text))
    if (han < 20 and latin > han) or han < latin:
        return "en"
    simplified, traditional = sum(c in SIMPLIFIED for c in text), sum(c in TRADITIONAL for c in text)
    return "zh-hant" if traditional >= simplified else "zh-hans"


_PLACES: tuple[tuple[str, str], ...] = (
    (
        "HK",
        r"hong kong|kowloon|lantau|tsim sha tsui|wan chai|tseung kwan o|kwun tong|sha tin"
        r"|\bhksar\b|hk\$|港[元幣]|香港|九龍|九龙|新界",
    ),
    (
        "TW",
        r"taipei|taiwan|taichung|kaohsiung|hsinchu|台北|臺北|台灣|臺灣|台湾|高雄|台中|臺中|新竹|台南|桃園|民國|新[台臺]幣|\bnt\$",
    ),
    ("SG", r"singapore|toa payoh|tampines|jurong|ang mo kio|hawker centre|\bhdb\b|\bpte\.? ltd|\bs\$|新加坡"),
    ("MO", r"macau|macao|澳門|澳门"),
    (
        "CN",
        r"beijing|shanghai|shenzhen|guangzhou|chengdu|hangzhou|北京|上海|深圳|广州|廣州|成都|杭州|南京|武汉|西安"
        r"|重庆|天津|苏州|青岛|厦门",
    ),
    (
        "GB",
        r"london|manchester|edinburgh|cardiff|belfast|birmingham|leeds|bristol|glasgow|united kingdom|\buk\b"
        r"|england|scotland|\bwales|\bnhs\b|£",
    ),
    (
        "AU",
        r"sydney|melbourne|brisbane|canberra|perth|adelaide|hobart|darwin|australia|queensland|nsw|tasmania"
        r"|\btafe\b|\basx\b|\bpty\.? ltd|\ba\$",
    ),
    ("NZ", r"wellington|auckland|new zealand"),
    ("IE", r"dublin|(?<!northern )ireland|galway|limerick|connemara|county mayo|taoiseach|t[aá]naiste|\boireachtas|€"),
    ("BE", r"brussels|bruxelles|european commission"),
    (
        "US",
        r"new york|washington|california|texas|\bcalif\.|\bore\.|\bmass\.|\bill\.|\bpa\.|chicago|boston|seattle"
        r"|united states|\bu\.s\.|\bN\.Y\.",
    ),
)
_DOMAINS = (
    ("HK", r"\.hk\b"),
    ("TW", r"\.tw\b"),
    ("SG", r"\.sg\b"),
    ("CN", r"\.cn\b"),
    ("GB", r"\.uk\b"),
    ("AU", r"\.au\b"),
    ("NZ", r"\.nz\b"),
    ("US", r"\.gov\b|\.edu\b"),
    ("BE", r"\.eu\b"),
)
_SHAPES = (
    (
        "GB",
        r"\b02\d \d{4} \d{4}\b|\b0[138]\d\d \d{3} \d{4}\b|\b01\d{3} \d{3} ?\d{3}\b|\b07\d{3} \d{3} ?\d{3}\b"
        r"|\b(?:GMT|BST)\b",
    ),
    ("IE", r"\b08[3-9] \d{3} ?\d{4}\b|\b01 \d{3} \d{4}\b"),
    ("US", r"\(\d{3}\) \d{3}-\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b[EPCM][DS]?T\b"),
    ("AU", r"\(0[2378]\) \d{4} \d{4}|\b04\d\d \d{3} \d{3}\b|\bA[EW][SD]?T\b"),
    ("TW", r"\(0\d{1,2}\) ?\d{3,4}-\d{3,4}|\b1[12]\d年|\b09\d\d-\d{3}-?\d{3}\b|\b0\d-\d{3,4}-\d{4}\b|分機"),
    ("CN", r"\b1[3-9]\d[ -]?\d{4}[ -]?\d{4}\b|\b0\d{2,3}-\d{7,8}\b|北京时间"),
    ("HK", r"香港時間|\bHKT\b"),
    ("SG", r"\bSGT\b"),
)


def country_of(text: str, dateline: str, language: Language) -> str:
    """The likeliest country: codes printed with numbers, the dateline's place, domains, shapes of numbers, script."""
    votes: Counter[str] = Counter()
    for match in re.finditer(r"[+＋]\s?(\d{1,3})[\s(（-]", text):
        region = phonenumbers.region_code_for_country_code(int(match.group(1)))
        if region not in ("ZZ", "001"):
            votes[region] += 3
    _vote(votes, _PLACES, dateline, 6, re.I)
    _vote(votes, _DOMAINS, text, 2, re.I)
    _vote(votes, _SHAPES, text, 4, 0)
    for country, pattern in _PLACES:
        votes[country] += min(4, len(re.findall(pattern, text, re.I)))
    votes[{"zh-hant": "HK", "zh-hans": "CN", "en": "US"}[language]] += 1
    if language == "zh-hans":
        votes["GB"], votes["US"] = 0, 0
    return votes.most_common(1)[0][0]


def _vote(votes: Counter[str], table: tuple[tuple[str, str], ...], text: str, weight: int, flags: int) -> None:
    for country, pattern in table:
        if re.search(pattern, text, flags):
            votes[country] += weight
