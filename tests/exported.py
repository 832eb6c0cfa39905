"""One release with every part a document can have, in three languages, for tests of what is made from it."""

from __future__ import annotations

import dataclasses
import datetime

from releases.document import (
    Attachment,
    Boilerplate,
    Bullets,
    CompanyOnRelease,
    Contact,
    Dateline,
    Figure,
    FigurePlace,
    Item,
    Language,
    Paragraph,
    Phone,
    Quote,
    ReleaseDocument,
    Run,
    Section,
    Source,
    Table,
    TopicOnRelease,
)
from releases.exporting.issued import Issued
from tests.cast import photo

LANGUAGES: tuple[Language, ...] = ("en", "zh-hant", "zh-hans")
LIFT = datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)
SCREEN = Source("22222222222222222222/gauge-640.jpg", "image/jpeg", 9_000, 640, 420)
ORIGINAL = Source("33333333333333333333/gauge.jpg", "image/jpeg", 90_000, 640, 420)
TABLE = Source("44444444444444444444/table.csv", "text/csv; charset=utf-8", 12)
FILES = {SCREEN.name: photo(), ORIGINAL.name: photo(quality=92), TABLE.name: b"Kelpwright,1\n"}

WORDS: dict[str, dict[Language, str]] = {
    "notice": {"en": "Issued for Kelpwright.", "zh-hant": "代Kelpwright發布。", "zh-hans": "代Kelpwright发布。"},
    "label": {"en": "PRESS RELEASE", "zh-hant": "新聞稿", "zh-hans": "新闻稿"},
    "headline": {
        "en": "Kelpwright’s Gauges Read the Tide & <the> #moon",
        "zh-hant": "Kelpwright儀器　讀懂潮汐",
        "zh-hans": "Kelpwright仪器读懂潮汐",
    },
    "subhead": {"en": "In five harbours", "zh-hant": "遍及五個海港", "zh-hans": "遍及五个海港"},
    "point": {"en": "One point at kelp.example/tide.", "zh-hant": "其一，見說明。", "zh-hans": "其一，见说明。"},
    "place": {"en": "Hong Kong", "zh-hant": "香港", "zh-hans": "香港"},
    "dateline": {
        "en": "(Hong Kong, 2 March 2026) –",
        "zh-hant": "（香港，2026年3月2日）",
        "zh-hans": "（香港，2026年3月2日）",
    },
    "opened": {
        "en": "The gauge opened at Children’s Pier. ",
        "zh-hant": "儀器在Children’s Pier啟用。",
        "zh-hans": "仪器在Children’s Pier启用。",
    },
    "said": {"en": "It reads the tide,", "zh-hant": "它讀懂潮汐，", "zh-hans": "它读懂潮汐，"},
    "also": {"en": "and the moon.", "zh-hant": "也讀懂月亮。", "zh-hans": "也读懂月亮。"},
    "part": {"en": "How it works", "zh-hant": "如何運作", "zh-hans": "如何运作"},
    "item": {"en": "an item", "zh-hant": "項目", "zh-hans": "项目"},
    "inner": {"en": "an item within", "zh-hant": "內層項目", "zh-hans": "内层项目"},
    "harbour": {"en": "Harbour", "zh-hant": "海港", "zh-hans": "海港"},
    "metres": {"en": "Metres", "zh-hant": "米", "zh-hans": "米"},
    "speaker": {"en": "Ada Fenn", "zh-hant": "范雅達", "zh-hans": "范雅达"},
    "title": {"en": "Director", "zh-hant": "總監", "zh-hans": "总监"},
    "unplaced": {"en": "We were patient.", "zh-hant": "我們很有耐性。", "zh-hans": "我们很有耐心。"},
    "figure": {"en": "Figure 1", "zh-hant": "圖一", "zh-hans": "图一"},
    "caption": {"en": "A gauge at the pier.", "zh-hant": "碼頭上的儀器。", "zh-hans": "码头上的仪器。"},
    "credit": {"en": "Ines Marr", "zh-hant": "馬伊娜", "zh-hans": "马伊娜"},
    "alt": {"en": "A brass gauge.", "zh-hant": "黃銅儀器。", "zh-hans": "黄铜仪器。"},
    "rights": {"en": "Free for news.", "zh-hant": "可供新聞使用。", "zh-hans": "可供新闻使用。"},
    "second": {"en": "The harbour.", "zh-hant": "海港景色。", "zh-hans": "海港景色。"},
    "table": {"en": "Heights by harbour", "zh-hant": "各港潮高", "zh-hans": "各港潮高"},
    "end": {"en": "- ENDS -", "zh-hant": "－完－", "zh-hans": "（完）"},
    "about": {"en": "About Kelpwright", "zh-hant": "關於Kelpwright", "zh-hans": "关于Kelpwright"},
    "makes": {"en": "Kelpwright makes gauges.", "zh-hant": "製造量度儀器。", "zh-hans": "制造量度仪器。"},
    "note": {"en": "Heights are means.", "zh-hant": "高度為平均值。", "zh-hans": "高度为平均值。"},
    "company": {"en": "Kelpwright Limited", "zh-hant": "潮木有限公司", "zh-hans": "潮木有限公司"},
    "person": {"en": "Rue Oakes", "zh-hant": "路麗", "zh-hans": "路丽"},
    "hours": {"en": "Weekdays, 9 to 6", "zh-hant": "平日九時至六時", "zh-hans": "工作日九时至六时"},
    "topic": {"en": "Tides", "zh-hant": "潮汐", "zh-hans": "潮汐"},
}


def printed(language: Language) -> list[str]:
    """Every text that a reader of any format is to find."""
    unseen = {"alt", "place", "topic", "company"}
    return [texts[language] for name, texts in WORDS.items() if name not in unseen]


def document(language: Language = "en") -> ReleaseDocument:
    w = {name: texts[language] for name, texts in WORDS.items()}
    first = Figure("fig1", 1, w["figure"], w["caption"], w["credit"], w["alt"], w["rights"], (SCREEN,), ORIGINAL)
    return ReleaseDocument(
        language=language,
        headline=w["headline"],
        notice=w["notice"],
        label=w["label"],
        subheads=(w["subhead"],),
        highlights=(w["point"],),
        dateline=Dateline(w["dateline"], w["place"], datetime.date(2026, 3, 2)),
        sections=(
            Section(None, (Paragraph((Run(w["opened"]), Run("H"), Run("2", position="sub"), Run("O", bold=True))),)),
            Section(
                w["part"],
                (
                    Paragraph((Run(w["said"], quote="q1"), Run(" Ada ", italic=True), Run(w["also"], quote="q1"))),
                    FigurePlace("fig1"),
                    Bullets((Item((Run(w["item"], href="https://kelp.example/a?b=1&c=2"),), (Item((Run(w["inner"]),)),)),)),
                    Table((((Run(w["harbour"]),), (Run(w["metres"]),)), ((Run("Tai O"),), (Run("2.4"),))), header=True),
                ),
                level=3,
            ),
        ),
        quotes=(
            Quote("q1", w["speaker"], title=w["title"], organisation="Kelpwright", person="p1"),
            Quote("q2", w["speaker"], title=w["title"], words=w["unplaced"]),
        ),
        figures=(first, Figure("fig2", 2, caption=w["second"])),
        attachments=(
            Attachment("a1", "data", w["table"], file=TABLE),
            Attachment("a2", "video", "Film", url="https://video.example/tide"),
        ),
        end_mark=w["end"],
        boilerplates=(Boilerplate(w["about"], w["company"], (w["makes"],), ("https://kelp.example",), "c1"),),
        notes=(w["note"],),
        contacts=(
            Contact(
                "Kelpwright", w["person"], phones=(Phone("+85225550142"), Phone("+85295550104", "mobile")),
                emails=("rue@kelp.example",), hours=w["hours"], id="m1",
            ),
        ),
        companies=(CompanyOnRelease(w["company"], "issuer", "Kelpwright", id="c1", slug="kelpwright"),),
        topics=(TopicOnRelease("t1", w["topic"], "tides"),),
    )  # fmt: skip


def issued(language: Language = "en", **changes: object) -> Issued:
    facts = Issued(
        id="5" * 20,
        number=1,
        kind="first",
        lift=LIFT,
        first_lift=LIFT,
        url=f"https://newsroom.example/{language}/releases/kelpwright-gauges-{'5' * 20}/",
        site="Harbour Newsroom",
        site_url="https://newsroom.example",
    )
    return dataclasses.replace(facts, **changes)


def read(source: Source) -> bytes | None:
    return FILES.get(source.name)
