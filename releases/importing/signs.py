"""Lines that say what they are: labels, headings of the closing parts, captions, end marks, page furniture.

Each function takes one whole line or paragraph, stripped, and looks at nothing else.
"""

from __future__ import annotations

import re

_TRIM = " \t\u3000【】[]〔〕()（）*:：|｜-–—_.·•"

_LABEL_EN = re.compile(
    r"(?:(?:joint|voluntary|regulatory|official|corporate|company|asx|sgx|ministerial)[ /]+)*"
    r"(?:(?:press|news|media|asx|information)(?: ?(?:and|&|/) ?(?:press|news|media|asx))?"
    r" (?:releases?|statement|notice|advisory|information|info|bulletin|alert|announcement|communiqu[eé]|invitation"
    r"|update)"
    r"|communiqu[eé]|newsflash|voluntary announcement|inside information)"
    r"(?:\s*[:#-]?\s*(?:no\.?|number|ref\.?|issue)?\s*[\dA-Z]{0,4}[-/]?\d[\d/-]*)?",
    re.I,
)
_LABEL_ZH = re.compile(
    r"(?:[联聯]合|官方|公司|政府|企[业業]|活[动動])?"
    r"(?:新[闻聞]|媒[体體]|[传傳]媒)(?:稿件?|通?稿|通告|公[报報告]|[声聲]明|[资資]料|[发發][布佈]稿?|快[讯訊]"
    r"|[简簡][报報]|邀[请請]函?|[参參]考[资資]料)"
    r"|采[访訪]通知|採訪通知|通稿|(?:自[願愿]性?|海外監管|[業业][績绩])?公告|[內内]幕消息|[報报]告|[声聲]明"
)

_END_MARK = re.compile(
    r"(?:#\s*){1,5}|[-–—~*\s]*\(?(?:ends?|fin)\)?[-–—~*\s.]*|[-–—\s]*30[-–—\s]*"
    r"|[-–—－─~\s]*[（(【]?(?:完|全文完|本文完|[终終]|稿件完|[结結]束)[)）】]?[-–—－─~\s]*",
    re.I,
)
_END_WITH_DATE = re.compile(r"[-–—－\s]*(?:完|ends?)[-–—－\s]*[/／]\s*\S", re.I)

_FURNITURE = re.compile(
    r"[-–—\s]*(?:page|p\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—\s]*|\d{1,3}\s*/\s*\d{1,3}"
    r"|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,2}"
    r"|第\s*[\d一二三四五六七八九十]+\s*[页頁](?:\s*[,，/／]?\s*共\s*[\d一二三四五六七八九十]+\s*[页頁])?"
    r"|[-–—(（\s]*(?:more(?: follows| to follow)?|m/f|continued(?: on next page)?|mf|[续續]|下[页頁][续續]?|未完"
    r"|待[续續])[-–—)）\s.]*"
    r"|[*＊_=~·.\-–—─━\s]{3,}",
    re.I,
)

_FILING = re.compile(
    r"(?:[发發]稿(?:日期|[时時][间間]|[单單]位|人)?|(?:[发發][布佈]|主[办辦]|承[办辦]|供稿|撰文)[单單]位|供稿"
    r"|[点點][阅閱閱讀讀][率数]?|消息[来來]源|[资資]料[来來]源|新[闻聞][来來]源|稿[源号號]|[编編][号號]|文[号號]|"
    r"撰稿|[责責]任?[编編]辑?|[编編]辑|[编編]輯|来源|來源)\s*[:：]"
    r"|[（(]?(?:文字?|文[／/][图圖]|[图圖]文|撰稿|通[讯訊][员員]|[记記]者|[摄攝]影|供稿|[编編][辑輯]"
    r"|[审審][核校])\s*[:：／/|]\s*[\u4e00-\u9fff]{2,4}(?=$|[\s）)，,、；])"
    r"|(?:issued by|released by|source|ref(?:erence)?|release (?:no|number|id)|document (?:no|id)|news id|from"
    r"|category|categories|tags?|word ?count)\s*[:#]",
    re.I,
)
_DATE_META = re.compile(
    r"(?:日期|[发發][布佈]日期|[发發][布佈][时時][间間]|[发發]稿(?:日期|[时時][间間])|date(?: of (?:issue|release))?"
    r"|released?(?: on)?|published(?: on)?|issued(?: on)?|release date|publication date)\s*[:：]?\s*",
    re.I,
)

_CAPTION = re.compile(
    r"(?:(?P<zh>(?:附?[图圖]|[图圖][说說]|[图圖]片(?:[说說]明)?|照片(?:[说說]明)?|相片(?:[说說]明)?|附[图圖])\s*"
    r"(?P<zn>\d{1,2}|[０-９]{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3}"
    r"|[(（][\d一二三四五六七八九十]{1,2}[)）])?)\s*[:：︰.．、]"
    r"|(?P<zw>(?:附?[图圖]|[图圖][说說]|照片|相片)\s*(?P<zwn>\d{1,2}|[０-９]{1,2}|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}))\s+(?=\S)"
    r"|(?P<zc>[(（【\[](?:附?[图圖]|[图圖][说說]|[图圖]片(?:[说說]明)?|照片(?:[说說]明)?|相片(?:[说說]明)?)\s*"
    r"(?P<zcn>\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3})\s*[)）】\]])\s*[:：]?\s*"
    r"|(?P<zb>[(（【\[]?(?:[图圖]片?(?:[说說]明|注解|注)|照片[说說]明|相片[说說]明|[图圖][说說]"
    r"|[图圖]示)[)）】\]]?)\s*[:：]?\s*(?=\S)"
    r"|(?P<en>(?:photo(?:graph)?|image|picture|figure|fig\.?|caption|pic|illustration|infographic)"
    r"(?:\s+(?:caption|credit and caption))?\s*(?P<enn>(?:no\.?\s*)?[#(]?\d{1,2}\)?[a-c]?)?)\s*(?:[:：.．]"
    r"|\s[-–—])\s*(?!\d))",
    re.I,
)
_CAPTION_HEADING = re.compile(
    r"(?:photo(?:s|graphs?)?|images?|pictures?)?\s*captions?|photos?|images?|[图圖]片(?:[说說]明)?"
    r"|相片(?:[说說]明)?|照片(?:[说說]明)?|"
    r"photo(?:s|graphs)? and captions?|新[闻聞][图圖]片|附[图圖]",
    re.I,
)
_PHOTO_CREDIT = re.compile(
    r"(?:photo(?:graph|s)?|image|picture)s?\s*(?:credits?|courtesy)?\s*(?:of|by|:|：)\s*|(?:photo "
    r"|image )?credit\s*[:：]\s*|[图圖]片?[来來]源\s*[:：]\s*|[摄攝]影\s*[:：]\s*",
    re.I,
)

_NOTES = re.compile(
    r"(?:notes?|background|information|info)\s+(?:to|for)\s+(?:the\s+)?(?:news\s+|picture\s+)?(?:editors?|media"
    r"|journalists?)"
    r"(?:\s+and\s+producers)?|editors?[’']?s?\s+notes?|editorial notes?|notes"
    r"|(?:[编編]者|[编編][辑輯]|[记記]者)(?:[须須]知|[备備][注註]|附?[注註記记]|[参參]考|[说說]明)|致[编編][辑輯]"
    r"|[给給][编編][辑輯]的?[备備][注註]|[备備][注註]|附[注註]|[参參]考[资資]料",
    re.I,
)
_ABOUT_EN = re.compile(r"about\s+(?:the\s+)?(?=[\w“\"‘'(])|background (?:on|about) (?=[A-Z])", re.I)
_ABOUT_ZH = re.compile(r"(?:[关關][于於]|有[关關]|[认認][识識])\s*(?=\S)")
_BRIEF = re.compile(
    r"(?P<who>.{2,60}?)(?:\s+in brief|\s*(?:公司|集[团團]|[机機][构構]|企[业業]|[学學]校|[单單]位)?[简簡]介"
    r"|\s*[简簡]介|\s*背景[资資]料)",
    re.I,
)
_SECTION_NOT_BOILERPLATE = re.compile(
    r"forward[- ]looking|cautionary|safe harbou?r|disclaimer|risk factors|non-(?:gaap|ifrs)|前瞻性|免[责責]"
    r"|[风風][险險]提示|[声聲]明",
    re.I,
)
_SENTENCE_END = ".。!！?？;；,，、"


def bare(text: str) -> str:
    """Without the brackets, dashes and stars that only decorate a line."""
    return text.strip(_TRIM)


def label_of(text: str) -> str:
    """The label a line holds ("PRESS RELEASE", 新聞公報), decoration off; "" if the line is something else."""
    line = bare(text)
    if not line or len(line) > 60:
        return ""
    parts = [
        p
        for p in (
            bare(p)
            for p in re.split(
                r"[|｜/／]|\s[-–—]\s|(?<=[a-zA-Z])\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[a-zA-Z])", line
            )
        )
        if p
    ]
    if parts and all(_LABEL_EN.fullmatch(p) or _LABEL_ZH.fullmatch(p) for p in parts):
        return line
    if _LABEL_EN.fullmatch(line) or line.casefold() in ("news", "statement", "announcement"):
        return line
    return ""


def is_end_mark(text: str) -> bool:
    return len(text) <= 24 and bool(_END_MARK.fullmatch(text))


def is_end_with_date(text: str) -> bool:
    """完／2025年7月3日（星期四）, Ends/Monday, June 30, 2025: the government's end mark with the date in one line."""
    return len(text) <= 80 and bool(_END_WITH_DATE.match(text))


def end_mark_of(text: str) -> str:
    """The mark itself, without the date that the government prints behind it."""
    return re.split(r"[/／]", text)[0].strip() if is_end_with_date(text) else text.strip()


def is_furniture(text: str) -> bool:
    """Page numbers, "more follows", rules and rows of asterisks."""
    return len(text) <= 200 and bool(_FURNITURE.fullmatch(text))


def is_filing(text: str) -> bool:
    """發稿日期：…, 消息来源：…, Source: …: how the text was filed, not part of it."""
    return len(text) <= 120 and bool(_FILING.match(text))


def date_meta(text: str) -> str:
    """What follows "Date:", "Published", 发布日期：, or ""."""
    match = _DATE_META.match(text) if len(text) <= 80 else None
    return text[match.end() :] if match else ""


def caption_mark(text: str) -> re.Match[str] | None:
    """The marker of a caption: 图一：, 圖說二：, Photo 1:, Caption:. None if the text does not begin with one."""
    match = _CAPTION.match(text)
    return match if match and match.end() < len(text) else None


def is_caption_heading(text: str) -> bool:
    return bool(_CAPTION_HEADING.fullmatch(bare(text)))


def photo_credit(text: str) -> str:
    """ "Jane Doe" for a line "Photo credit: Jane Doe"; "" for anything else."""
    match = _PHOTO_CREDIT.match(text) if len(text) <= 120 else None
    return text[match.end() :].strip() if match else ""


def is_notes_heading(text: str) -> bool:
    line = bare(text)
    return len(line) <= 60 and bool(_NOTES.fullmatch(line))


def about_company(text: str) -> str:
    """Whom a boilerplate heading is about: "X" for "About X", 关于X, "X in brief", X简介; "" for any other line."""
    line = text.strip(" \t\u3000【】[]〔〕*:：|｜-–—_■●◆#")
    if (
        not line
        or len(line) > 100
        or (line[-1] in _SENTENCE_END and not line.endswith(("Inc.", "Ltd.", "Co.", "Corp.", "S.A.", "N.V.")))
    ):
        return ""
    if match := _ABOUT_EN.match(line):
        who = line[match.end() :].strip()
        return who if _names_somebody(who) else ""
    if match := _ABOUT_ZH.match(line):
        who = line[match.end() :].strip()
        return who if len(who) <= 45 and not re.search(r"[。，；]|的(?:通知|公告|[决決]定|[说說]明)$", who) else ""
    match = _BRIEF.fullmatch(line)
    return match.group("who").strip() if match and len(line) <= 60 else ""


def _names_somebody(who: str) -> bool:
    """ "About 300 people came" and "about to begin" are no boilerplate headings."""
    first = who.lstrip("“\"‘'(")[:1]
    if first.islower():
        return who.casefold() in ("us", "our company", "our organisation", "our organization") or not re.match(
            r"(?:to|a|an|one|half|two|three|it|this|how|what)\b", who
        )
    return bool(first) and not first.isdigit() and len(who.split()) <= 14


def is_standing_section(text: str) -> bool:
    """A heading such as "Forward-Looking Statements": a section of its own wherever it stands."""
    return len(text) <= 90 and bool(_SECTION_NOT_BOILERPLATE.search(text)) and text.rstrip()[-1] not in "。."


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences end, quotation marks and brackets behind the stop allowed."""
    end = text.rstrip().rstrip("”\"’'」』)）】]")
    return bool(end) and end[-1] in ".。!！?？…;；:："


_DISCLAIMER = re.compile(
    r"[对對就].{0,30}(?:[内內]容|全部或任何部[分份]).{0,30}(?:概不[负負][责責]|不[负負]任何[责責]任|概不)"
    r"|takes? no responsibility for the contents of this|not for (?:release|publication|distribution),? .{0,60}"
    r"(?:directly or indirectly|in(?: whole or)? in part|(?:in|into|to|within) (?:or into )?(?:the )?united states)",
    re.I,
)
_SIGNED_FOR_BOARD = re.compile(
    r"承董事(?:局|[会會])命|[奉承].{0,12}董事(?:局|[会會]).{0,4}命|by order of the board.{0,60}"
    r"|[于於]本(?:公告|[新闻聞]稿)日期.{0,20}董事.*|(?:as )?at the date of this announcement.{0,40}directors?.*",
    re.I,
)


def is_disclaimer(text: str) -> bool:
    """What an exchange or a law has printed above an announcement: nobody takes responsibility; not for the US."""
    return bool(_DISCLAIMER.search(text[:400])) and cells_at_least(text, 40)


def is_board_signature(text: str) -> bool:
    """承董事會命, "By order of the Board": from here on an announcement is only signed."""
    return bool(_SIGNED_FOR_BOARD.fullmatch(text.strip()))


def cells_at_least(text: str, number: int) -> bool:
    return len(text) >= number // (1 if text.isascii() else 2)


_NETWORK = (
    r"(?:facebook|linkedin|instagram|youtube|x|twitter|tiktok|threads|weibo|wechat|bluesky"
    r"|微信|微博|抖音|小[红紅]书)"
)
_SOCIAL = re.compile(
    rf"(?:follow|connect with|find|join|like) us(?: on)?(?: social media)?(?:\s+{_NETWORK})?\s*[:：]?"
    rf"|{_NETWORK}(?:\s*[|｜/,、•·]\s*{_NETWORK})+|[关關]注我[们們]\s*[:：]?",
    re.I,
)


def is_social(text: str) -> bool:
    """ "Follow us on", "Facebook | LinkedIn | YouTube": the foot of a web page or a mail."""
    return len(text) <= 160 and bool(_SOCIAL.fullmatch(text.strip(" .:：")))
