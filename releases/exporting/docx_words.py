"""The few words that a Word file puts round a release, in its language, as its importer and any newsroom reads them."""

from __future__ import annotations

from releases.document import Attachment, Contact, Figure, Language, Quote

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "notes": "Notes to editors", "contacts": "Media enquiries", "downloads": "Downloads", "colon": ": ",
        "credit": " (Photo: {})", "phone": "Tel", "mobile": "Mobile", "out-of-hours": "Out of hours", "fax": "Fax",
        "whatsapp": "WhatsApp", "wechat": "WeChat", "email": "Email", "quote": "“{}”", "dash": " — ",
        "for": " (for {})", "comma": ", ",
    },
    "zh-hant": {
        "notes": "編輯備註", "contacts": "傳媒查詢", "downloads": "下載", "colon": "：", "credit": "（圖片：{}）",
        "phone": "電話", "mobile": "手機", "out-of-hours": "辦公時間以外", "fax": "傳真", "whatsapp": "WhatsApp",
        "wechat": "微信", "email": "電郵", "quote": "「{}」", "dash": "——", "for": "（代表{}）", "comma": "，",
    },
    "zh-hans": {
        "notes": "编辑备注", "contacts": "媒体查询", "downloads": "下载", "colon": "：", "credit": "（图片：{}）",
        "phone": "电话", "mobile": "手机", "out-of-hours": "办公时间以外", "fax": "传真", "whatsapp": "WhatsApp",
        "wechat": "微信", "email": "邮箱", "quote": "“{}”", "dash": "——", "for": "（代表{}）", "comma": "，",
    },
}  # fmt: skip


def opening(dateline: str) -> str:
    """The dateline as it stands before the first words."""
    return dateline if dateline[-1] in "）】」—" else f"{dateline} "


def caption_of(figure: Figure, language: Language) -> str:
    """ "Photo 1: words (Photo: credit)"; a label without words says nothing."""
    words = WORDS[language]
    text = figure.caption + (words["credit"].format(figure.credit) if figure.credit else "")
    return (f"{figure.label}{words['colon']}{text}" if figure.label and text else text or figure.label).strip()


def contact_lines(contact: Contact, language: Language) -> list[str]:
    """Organisation, person and title, then how to reach them: a line each."""
    words = WORDS[language]
    acts = words["for"].format(contact.acts_for) if contact.acts_for else ""
    lines = [contact.organisation + acts, words["comma"].join(part for part in (contact.person, contact.title) if part)]
    for phone in contact.phones:
        lines.append(f"{words.get(phone.kind, words['phone'])}{words['colon']}{phone_shown(phone.number)}")
    lines += [f"{words['email']}{words['colon']}{address}" for address in contact.emails]
    return [line for line in (*lines, contact.hours) if line.strip()]


def phone_shown(number: str) -> str:
    """A number as it is dialled; its extension in words."""
    return number.replace(";ext=", " ext. ")


def unplaced_quote(quote: Quote, language: Language) -> str:
    words = WORDS[language]
    who = words["comma"].join(part for part in (quote.speaker, quote.title, quote.organisation) if part)
    return words["quote"].format(quote.words) + (f"{words['dash']}{who}" if who else "")


def attachment_line(attachment: Attachment) -> str:
    return " ".join(part for part in (attachment.title, attachment.description, attachment.url) if part)
