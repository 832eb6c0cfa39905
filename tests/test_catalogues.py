"""The interface speaks Chinese as a press office in Hong Kong and one on the mainland write it, and misses no text."""

from __future__ import annotations

import datetime
import re

import polib
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from newsroom import catalogues
from releases.zones import in_words

pytestmark = pytest.mark.no_database

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
# Characters of one script alone that interface texts are likely to hold; 后, 只, 里, 制 and others that both use are not.
TRADITIONAL_ONLY = set(
    "這個們來時間頁無開關發聞體語說話點張圖檔報選擇請輸網讀寫處過為與對從應當將現實場須讓還業務員記錄編輯標題備註補後條類號聯絡傳電郵數據變動證準權夥預閱審儲刪連結載複製顯並擬麼單機構資歷誰隻裏"
)
SIMPLIFIED_ONLY = set(
    "这个们来时间页无开关发闻体语说话点张图档报选择请输网读写处过为与对从应当将现实场须让还业务员记录编辑标题备补条类号联络传电邮数据变动证权预阅审储删连结载显拟单机构资历谁"
)
# Words of the one place that a script conversion would carry over to the other.
NOT_SAID = {
    "zh-hant": ("媒體", "發佈", "軟件包", "文檔", "圖像", "默認", "視頻", "稿件", "禁運"),
    "zh-hans": ("传媒", "发布会稿", "即时发佈", "档案", "图像", "短片", "禁运"),
}
GLOSSARY = {
    "press release": ("新聞稿", "新闻稿"),
    "For immediate release": ("即時發布", "即时发布"),
    "Under embargo": ("禁發期內", "禁发期内"),
    "Embargoed until %(time)s": ("請於%(time)s後發布", "请于%(time)s后发布"),
    "embargo ends": ("解禁時間", "解禁时间"),
    "not announced": ("不公開預告", "不公开预告"),
    "announced": ("公開預告", "公开预告"),
    "issued on behalf of": ("代發", "代发"),
    "partner company": ("夥伴企業", "合作企业"),
    "headline": ("標題", "标题"),
    "sub-headlines": ("副標題", "副标题"),
    "key points": ("重點", "要点"),
    "dateline as printed": ("電頭", "电头"),
    "picture": ("圖片", "图片"),
    "caption": ("圖片說明", "图片说明"),
    "photo credit": ("圖片來源", "图片来源"),
    "Media enquiries": ("傳媒查詢", "媒体联系人"),
    "notes to editors": ("編輯備註", "编者注"),
    "first issue": ("首發", "首发"),
    "correction": ("更正", "更正"),
    "update": ("更新", "更新"),
    "added language or material": ("補充", "补充"),
    "Further information": ("補充說明", "补充说明"),
    "Withdraw": ("撤回", "撤稿"),
    "Press office": ("新聞辦公室", "新闻办公室"),
}


def entries(language: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(catalogues.catalogue(language)))}


def words(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("language", catalogues.CATALOGUES)
def test_every_text_of_code_and_templates_has_words(language):
    known = entries(language)
    missing = [
        text for text in sorted(catalogues.all_texts()) if text.msgid not in known or not all(words(known[text.msgid]))
    ]
    assert missing == [], "python manage.py compile_catalogues --collect adds them to the catalogues"


@pytest.mark.parametrize("language", catalogues.CATALOGUES)
def test_placeholders_are_those_of_the_english(language):
    for entry in entries(language).values():
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in words(entry):
            assert sorted(PLACEHOLDER.findall(text)) == wanted, entry.msgid


def test_no_script_strays_into_the_other():
    for language, foreign in (("zh-hant", SIMPLIFIED_ONLY), ("zh-hans", TRADITIONAL_ONLY)):
        for entry in entries(language).values():
            for text in words(entry):
                assert not set(text) & foreign, (language, entry.msgid, text)
                assert not [word for word in NOT_SAID[language] if word in text], (language, entry.msgid, text)


def test_quotation_marks_are_those_of_the_script():
    for entry in entries("zh-hant").values():
        assert not set("".join(words(entry))) & set("“”‘’"), entry.msgid
    for entry in entries("zh-hans").values():
        assert not set("".join(words(entry))) & set("「」『』"), entry.msgid


def test_the_words_are_those_of_the_glossary():
    for column, language in enumerate(catalogues.CATALOGUES):
        known = entries(language)
        for msgid, terms in GLOSSARY.items():
            assert terms[column] in words(known[msgid])[0], (language, msgid)
        assert not [e.msgid for e in known.values() if "澄清" in "".join(words(e))], "it reads as a rebuttal"


def test_catalogues_are_compiled_once_and_only_again_when_they_change(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    for name in catalogues.CATALOGUES.values():
        folder = tmp_path / name / "LC_MESSAGES"
        folder.mkdir(parents=True)
        polib.POFile().save(str(folder / "django.po"))
    assert len(catalogues.compile_all()) == 2
    assert catalogues.compile_all() == []


def test_texts_are_found_wherever_they_stand():
    code = 'label = _("One " "text")\nngettext("%(n)s day", "%(n)s days", n)\n_(name)\n'
    assert {(t.msgid, t.plural) for t in catalogues.texts_in_code(code, "x.py")} == {
        ("One text", ""),
        ("%(n)s day", "%(n)s days"),
    }
    template = (
        "{% load i18n %}{% if a %}{% translate 'Inside' %}{% endif %}{% translate a %}"
        "{% blocktranslate with b=a %}For {{ b }}{% endblocktranslate %}"
    )
    assert {t.msgid for t in catalogues.texts_in_template(template, "x.html")} == {"Inside", "For %(b)s"}


def test_pages_and_times_speak_the_language_once_it_is_compiled():
    catalogues.compile_all()
    moment = datetime.datetime(2026, 12, 2, 16, 1, tzinfo=datetime.UTC)
    for language, page, time in (
        ("zh-hant", "找不到此頁", "香港時間2026年12月3日（星期四）00:01 = 倫敦時間2026年12月2日（星期三）16:01"),
        ("zh-hans", "此页不存在", "香港时间2026年12月3日（星期四）00:01 = 伦敦时间2026年12月2日（星期三）16:01"),
    ):
        with translation.override(language):
            assert in_words(moment) == time
            assert page in render_to_string("404.html", {"lang": language})
