"""The demonstration's content is whole, says the same in three languages, and names nobody real."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from io import BytesIO

import phonenumbers
import pytest
from PIL import Image

from releases.demo import content, pictures
from releases.demo.content import CODES, Code, DemoContent, DemoError, Each, Release, ReleaseText, Table

DEMO = content.read()
RELEASES = pytest.mark.parametrize("release", DEMO.releases, ids=lambda release: release.key)


def strings(thing: object) -> Iterator[str]:
    """Every text anywhere in a dataclass."""
    if isinstance(thing, str):
        yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from strings(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from strings(item)


def in_language(thing: object, code: Code) -> Iterator[str]:
    """Every text that a reader of one language sees."""
    if isinstance(thing, Each):
        yield from strings(thing[code])
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from in_language(getattr(thing, field.name), code)
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from in_language(item, code)


def without_dates(text: str) -> str:
    return re.sub(r"\{\{.*?\}\}", "", text)


def without_tags(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


# What there is.


def test_there_is_enough_of_everything():
    assert len(DEMO.companies) >= 8
    assert len(DEMO.people) == 20
    assert len(DEMO.contacts) >= 10
    assert len(DEMO.topics) >= 8


def test_every_state_is_shown_and_five_releases_are_plainly_published():
    states = [release.state for release in DEMO.releases]
    assert len(states) == 12
    assert set(states) == set(content.get_args(content.State))
    assert states.count("published") >= 5


def test_every_company_role_phone_kind_and_attachment_kind_is_shown():
    assert {c.role for r in DEMO.releases for c in r.companies} == {"issuer", "partner", "agency"}
    assert {p.kind for c in DEMO.contacts for p in c.phones} == {"", "mobile", "out-of-hours", "whatsapp"}
    assert {a.kind for r in DEMO.releases for a in r.attachments} == {"data", "fact-sheet", "slides", "video"}


def test_everybody_and_everything_listed_is_used():
    def used(kind: str) -> set[str]:
        return {key for release in DEMO.releases for key in getattr(release, kind)}

    assert {c.key for c in DEMO.contacts} == used("contacts")
    assert {t.key for t in DEMO.topics} == used("topics")
    assert {p.key for p in DEMO.people} == {q.person for r in DEMO.releases for q in r.quotes}
    assert {c.key for c in DEMO.companies} == {c.company for r in DEMO.releases for c in r.companies}


# Each release.


@RELEASES
def test_a_release_is_as_long_as_a_press_release(release: Release):
    words = len(re.sub(r"<[^>]+>", " ", release.text.en.body).split())
    assert 350 <= words <= 600, words
    assert 3 <= len(release.figures) <= 5
    assert 2 <= len(release.quotes) <= 4
    assert len({quote.person for quote in release.quotes}) == len(release.quotes)
    for _code, text in release.text.items():
        assert text.body.count("<h2>") >= 2
        assert 2 <= len(text.highlights) <= 4


@RELEASES
def test_the_languages_of_a_release_have_the_same_parts(release: Release):
    def shape(text: ReleaseText) -> tuple:
        body = content.read_body(text.body, release.key)
        tags = [tag for tag in re.findall(r"<(\w+)", text.body) if tag not in ("q", "em", "sub")]
        order = list(dict.fromkeys(body.quotes))
        counts = len(text.subheads), len(text.highlights), len(text.notes), bool(text.notice)
        return tags, order, body.figures, counts

    english = shape(release.text.en)
    assert shape(release.text.zh_hant) == english
    assert shape(release.text.zh_hans) == english
    assert english[1] == [quote.key for quote in release.quotes]


@RELEASES
def test_a_quote_is_split_where_its_attribution_stands_in_the_middle(release: Release):
    for code, text in release.text.items():
        marked = content.read_body(text.body, release.key).quotes
        for quote in release.quotes:
            expected = 2 if quote.position[code] == "middle" else 1
            assert marked.count(quote.key) == expected, (code, quote.key)


def test_most_releases_have_a_split_quote():
    split = [r for r in DEMO.releases if any(q.position.en == "middle" for q in r.quotes)]
    assert len(split) >= 10


@RELEASES
def test_a_speaker_is_named_in_full_with_title_and_company_and_the_verb_is_printed(release: Release):
    people = {person.key: person for person in DEMO.people}
    companies = {company.key: company for company in DEMO.companies}
    for quote in release.quotes:
        person = people[quote.person]
        for code, text in release.text.items():
            plain = without_tags(text.body)
            for part in (person.name, person.honorific, person.title, companies[person.company].short_name):
                assert part[code] in plain, (code, part[code])
            assert quote.verb[code] in plain, (code, quote.key)


@RELEASES
def test_quote_marks_are_paired(release: Release):
    for code, text in release.text.items():
        opening, closing = content._MARKS[code]
        for part in strings(text):
            assert part.count(opening) == part.count(closing), part[:80]
            foreign = "「」『』" if code != "zh_hant" else "“”‘"
            assert not set(foreign) & set(without_tags(part)), part[:80]


# Numbers.

# A number above ten is written in digits in every language; below, English prefers words and so may Chinese.
_NUMBER = re.compile(r"(?<![A-Za-z\d.])(\d[\d,]*(?:\.\d+)?)\s*(million|billion|萬|万|億|亿)?")
_SCALE = {"": 1, "million": 10**6, "billion": 10**9, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}
_WORDS = {
    1: ("one", "一"), 2: ("two", "兩两二雙双"), 3: ("three", "三"), 4: ("four", "四"), 5: ("five", "五"),
    6: ("six", "六"), 7: ("seven", "七"), 8: ("eight", "八"), 9: ("nine", "九"), 10: ("ten", "十"),
}  # fmt: skip


def numbers(text: str) -> set[float]:
    found = set()
    for digits, scale in _NUMBER.findall(without_dates(without_tags(text))):
        found.add(round(float(digits.replace(",", "").rstrip(".")) * _SCALE[scale], 3))
    return found


def said(number: float, text: str) -> bool:
    """Whether a text has the number, in digits or, up to ten, in words."""
    if number in numbers(text):
        return True
    english, chinese = _WORDS.get(int(number) if number == int(number) else 0, ("", ""))
    return bool(english) and (bool(re.search(rf"(?i)\b{english}\b", text)) or any(c in text for c in chinese))


def assert_same_numbers(texts: Each[str], where: str) -> None:
    for code, text in texts.items():
        for other, their in texts.items():
            missing = [n for n in numbers(text) if not said(n, their)]
            assert not missing, f"{where}: {missing} of {code} not in {other}"


@RELEASES
def test_numbers_agree_between_the_languages(release: Release):
    for texts in filter(None, (release.text, release.revised)):
        assert_same_numbers(texts.map(lambda _code, t: " ".join([t.headline, *t.subheads, *t.highlights])), "top")
        assert_same_numbers(texts.map(lambda _code, t: t.body), "body")
        for n in range(len(texts.en.highlights)):
            assert_same_numbers(texts.map(lambda _code, t, n=n: t.highlights[n]), f"highlight {n + 1}")
        for n in range(len(texts.en.notes)):
            assert_same_numbers(texts.map(lambda _code, t, n=n: t.notes[n]), f"note {n + 1}")
    for figure in release.figures:
        assert_same_numbers(figure.caption, f"caption {figure.key}")
    if release.revision:
        assert_same_numbers(release.revision.note, "note of the revision")
    if release.withdrawal:
        assert_same_numbers(release.withdrawal.reason, "reason")


@RELEASES
def test_paragraph_by_paragraph_the_numbers_agree(release: Release):
    for texts in filter(None, (release.text, release.revised)):
        blocks = texts.map(lambda _code, t: re.findall(r"<(?:p|li|h2)>(.*?)</(?:p|li|h2)>", t.body, re.DOTALL))
        for n in range(len(blocks.en)):
            assert_same_numbers(blocks.map(lambda _code, b, n=n: b[n]), f"block {n + 1}")


@RELEASES
def test_numbers_of_the_key_points_stand_in_the_text(release: Release):
    for texts in filter(None, (release.text, release.revised)):
        for code, text in texts.items():
            for point in (text.headline, *text.subheads, *text.highlights):
                for number in numbers(point):
                    assert said(number, without_tags(text.body)), (code, number)


@RELEASES
def test_tables_and_slides_agree_between_the_languages(release: Release):
    for attachment in release.attachments:
        if attachment.rows:
            rows = attachment.rows
            assert len(rows.en) == len(rows.zh_hant) == len(rows.zh_hans)
            for n in range(len(rows.en)):
                assert_same_numbers(rows.map(lambda _code, r, n=n: " | ".join(r[n])), f"{attachment.key} row {n}")
        if attachment.slides:
            slides = attachment.slides
            assert len(slides.en) == len(slides.zh_hant) == len(slides.zh_hans)
            for n in range(len(slides.en)):
                shown = slides.map(lambda _code, s, n=n: " | ".join((s[n].title, *s[n].bullets)))
                assert_same_numbers(shown, f"{attachment.key} slide {n}")


@RELEASES
def test_a_total_row_is_the_sum_of_its_rows(release: Release):
    for attachment in release.attachments:
        rows = attachment.rows.en if attachment.rows else ()
        if attachment.kind != "data" or not rows[-1][0].startswith(("All", "Total")):
            continue
        for column, heading in enumerate(rows[0]):
            if column == 0 or "%" in heading or not rows[-1][column]:
                continue
            values = [float(row[column].replace(",", "")) for row in rows[1:]]
            assert sum(values[:-1]) == pytest.approx(values[-1]), heading


# Corrections, updates, withdrawals, announcements.


@RELEASES
def test_what_was_corrected_is_gone_afterwards(release: Release):
    if not release.revision or not release.revised:
        return
    for code, text in release.revised.items():
        whole = " ".join(strings(text))
        for old, new in release.revision.replace[code]:
            assert new in whole
            assert old in new or old not in whole


def test_dates_follow_the_day_of_loading():
    early, late = (content.load(datetime.date(2026, 1, 5)), content.load(datetime.date(2027, 6, 30)))
    assert early == content.load(datetime.date(2026, 1, 5))
    assert early != late
    for text in strings(early):
        assert "{{" not in text
    assert content.dated("on {{date +9}}", "en", datetime.date(2026, 12, 27)) == "on 5 January 2027"
    assert content.dated("{{day +1}}、{{month +40}}", "zh_hant", datetime.date(2026, 1, 1)) == "1月2日、2026年2月"
    assert content.dated("{{year -1}}年", "zh_hans", datetime.date(2026, 1, 1)) == "2025年"


def test_no_text_names_a_year_to_come_or_a_date_that_will_grow_old():
    for release in DEMO.releases:
        for text in strings(release):
            assert not re.search(r"\b20(2[4-9]|[3-9]\d)\b", text), text[:80]


# Chinese.

SIMPLIFIED_ONLY = (
    "们这说时业让对会请发书车东长门问间关员网软务电机国学实应爱体为从众优价传伤债儿动区医华卖单双变号听响"
    "园图场声处备头奖妇孙宁审层币师带帮广庆库废张归录忆态总战户扩担择挥损换据断旧显术极构标样桥检楼权欢残"
    "气汉汤沟没泪浅测济湾湿灯灵点炼热烟爷独环现疗监盘确种积稳窝笔类约级纪纳组细织终经结给络统继绩维综"
    "绿编缩罗职联胜脑脚药获营虑虽补观规视觉计订认讨训议讯记讲许论设访证评识诉词译试话该详语误诸读课谁调谈"
    "谢谱贝负贡财责败货质购贵贷费贺资赛赞赢赶跃践轮转轻载较辅辆输边达过运还进远连迟适选递邮郑释针钟钢钱"
    "铁银链锁错键锻镇闭闲阅队阳阴阶际陆险随隐难雾静页项顺须顾预领频题额风飞饭饮馆馈马驱验鱼鲁鸟鸣麦黄齐龄"
)
TRADITIONAL_ONLY = (
    "們這說時業讓對會請發書車東長門問間關員網軟務電機國學實應愛體為從眾優價傳傷債兒動區醫華賣單雙變號聽響"
    "園圖場聲處備頭獎婦孫寧審層幣師帶幫廣慶庫廢張歸錄憶態總戰擴擔擇揮損換據斷舊顯術極構標樣橋檢樓權歡殘氣"
    "漢湯溝沒淚淺測濟灣濕燈靈點煉熱煙爺獨環現療監盤確種積穩窩筆類約級紀納組細織終經結給絡統繼績維綜綠編縮"
    "羅職聯勝腦腳藥獲營慮雖補觀規視覺計訂認討訓議訊記講許論設訪證評識訴詞譯試話該詳語誤諸讀課誰調談謝譜貝"
    "負貢財責敗貨質購貴貸費賀資賽贊贏趕躍踐輪轉輕載較輔輛輸邊達過運還進遠連遲適選遞郵鄭釋針鐘鋼錢鐵銀鏈鎖"
    "錯鍵鍛鎮閉閒閱隊陽陰階際陸險隨隱難霧靜頁項順須顧預領頻題額風飛飯飲館饋馬驅驗魚魯鳥鳴麥黃齊齡"
)


def everything(code: Code) -> Iterator[str]:
    yield from in_language(DEMO, code)


def test_no_simplified_characters_in_traditional_text():
    for text in everything("zh_hant"):
        assert not set(text) & set(SIMPLIFIED_ONLY), text[:80]


def test_no_traditional_characters_in_simplified_text():
    for text in everything("zh_hans"):
        assert not set(text) & set(TRADITIONAL_ONLY), text[:80]


@pytest.mark.parametrize(
    "word",
    [
        "机械人",
        "行政总裁",
        "传媒",
        "资讯",
        "网路",
        "义工",
        "升降机",
        "透过",
        "院友",
        "的士",
        "巴士",
        "冷气",
        "单车",
        "街坊",
        "夥伴",
        "营运总监",
        "伙记",
    ],
)
def test_simplified_texts_use_no_hong_kong_words(word: str):
    assert not [text[:60] for text in everything("zh_hans") if word in text]


@pytest.mark.parametrize(
    "word",
    [
        "機器人",
        "首席執行官",
        "媒體",
        "信息",
        "網路",
        "軟體",
        "質量",
        "視頻",
        "志願者",
        "打印機",
        "公佈",
        "宣佈",
        "發佈",
        "分佈",
    ],
)
def test_traditional_texts_use_hong_kong_words(word: str):
    assert not [text[:60] for text in everything("zh_hant") if word in text]


@pytest.mark.parametrize("code", ["zh_hant", "zh_hans"])
def test_chinese_spacing_and_punctuation_are_consistent(code: Code):
    han = r"[\u4e00-\u9fff]"
    for text in everything(code):
        plain = without_tags(text)
        assert not re.search(rf"{han} \d|\d {han}", plain), plain[:80]
        assert not re.search(r"\s[，。；：、！？」』”）]", plain), plain[:80]
        assert not re.search(r"[，。；：、！？「『“（] ", plain), plain[:80]
        assert not re.search(rf"{han}[,;:!?]", plain), plain[:80]
        # Latin words stand off from Han by one space, except at punctuation.
        assert not re.search(rf"{han}[A-Za-zÀ-ÿ]|[A-Za-zÀ-ÿ]{han}", plain), plain[:80]


def test_english_has_no_chinese_in_it():
    for text in everything("en"):
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text), text[:80]
        assert "  " not in text
        assert "'" not in without_tags(text), text[:80]


# Nobody real.

REAL_OR_OTHERS = [
    "科技园公司",
    "科技園公司",
    "再生医学",
    "再生醫學",
    "康盛人生",
    "周大福",
    "爱德曼",
    "愛德曼",
    "优讯",
    "hkstp",
    "edelman",
    "cyber-medic",
    "hkrmltd",
    "cordlife",
    "harbourfront",
    "lumen",
    "kestrel",
    "saltmarsh",
    "绿径",
    "綠徑",
    "星城邮政",
    "星城郵政",
    "榕树传播",
    "稻浪",
    "山城大學",
]


@pytest.mark.parametrize("name", REAL_OR_OTHERS)
def test_no_name_from_elsewhere(name: str):
    assert not [text[:80] for text in strings(DEMO) if name in text.lower()]


def test_addresses_lead_nowhere():
    for text in strings(DEMO):
        for host in re.findall(r"(?:https?://|@)([\w.-]+)", text):
            assert host.endswith(".example"), host


def test_phone_numbers_are_from_ranges_set_aside_and_in_order():
    kept = re.compile(r"\+852(2555|9555)01\d\d|\+4420794601\d\d|\+65(6555|8555)01\d\d")
    numbers_used = [phone.number for contact in DEMO.contacts for phone in contact.phones]
    assert len(numbers_used) == len(set(numbers_used))
    for number in numbers_used:
        assert kept.fullmatch(number), number
        assert phonenumbers.is_possible_number(phonenumbers.parse(number))


# The checks themselves.

WHOLE = '<p>“<q data-quote="a">Words,</q>” said X.</p><figure data-figure="f"></figure>'


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (WHOLE.replace("“", ""), "does not stand between"),
        (WHOLE.replace('"a"', '"b"'), "differ by"),
        (WHOLE.replace('"f"', '"g"'), "no figure"),
        (WHOLE + '<figure data-figure="f"></figure>', "twice"),
        (WHOLE.replace("</p>", ""), "closed|closes"),
        (WHOLE.replace("<p>", '<p class="x">'), "no attributes"),
        (WHOLE + "<script></script>", "not used in a body"),
    ],
)
def test_a_faulty_body_is_refused(body: str, complaint: str):
    content.check_body(WHOLE, "en", {"a"}, {"f"}, "here")
    with pytest.raises(DemoError, match=complaint):
        content.check_body(body, "en", {"a"}, {"f"}, "here")


def test_a_missing_language_a_misspelt_key_and_a_wrong_choice_are_refused():
    with pytest.raises(DemoError, match="zh_hans"):
        Table({"name": {"en": "a", "zh_hant": "b"}}, "here").in_languages("name")
    with pytest.raises(DemoError, match="'headlne'"):
        Table({"headlne": ""}, "here").only("headline")
    with pytest.raises(DemoError, match="none of"):
        Table({"role": "owner"}, "here").one_of("role", ("issuer", "partner"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"state": "corrected"}, "lacks its correction"),
        ({"when": content.When(4, datetime.time(9))}, "does not go with"),
        ({"topics": ("nothing",)}, "nothing has the key"),
        ({"companies": ()}, "one issuer"),
        ({"quotes": ()}, "differ by"),
        ({"figures": ()}, "no figure"),
    ],
)
def test_a_release_that_does_not_hang_together_is_refused(change: dict, complaint: str):
    first = next(release for release in DEMO.releases if release.state == "published")
    broken = dataclasses.replace(first, **change)
    others = tuple(release for release in DEMO.releases if release is not first)
    with pytest.raises(DemoError, match=complaint):
        content._check_references(dataclasses.replace(DEMO, releases=(*others, broken)))


def test_content_is_frozen():
    assert isinstance(DEMO, DemoContent)
    with pytest.raises(dataclasses.FrozenInstanceError):
        DEMO.releases[0].key = "other"  # type: ignore[misc]


# Pictures.


def test_there_are_twenty_scenes_and_every_figure_has_one():
    assert len(pictures.SCENES) >= 20
    assert {f.scene for r in DEMO.releases for f in r.figures} <= set(pictures.SCENES)


@pytest.mark.parametrize("scene", sorted(pictures.SCENES))
def test_a_scene_is_the_same_picture_every_time_and_not_blank(scene: str):
    first = pictures.draw(scene, width=360)
    assert first == pictures.draw(scene, width=360)
    image = Image.open(BytesIO(first))
    assert image.format == "JPEG"
    assert image.width == 360
    assert len(set(image.resize((24, 24)).get_flattened_data())) > 100, "a picture has many tones"


def test_an_unknown_scene_is_a_key_error():
    with pytest.raises(KeyError):
        pictures.draw("nothing")


def test_every_code_is_a_column():
    assert CODES == ("en", "zh_hant", "zh_hans")
