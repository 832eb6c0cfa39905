"""Which texts exist once per language. None falls back on another."""

from modeltranslation.translator import TranslationOptions, register

from releases.diary.entries import DiaryEntry
from releases.models import Attachment, Figure, Quote, Release, ReleaseCompany, Topic


@register(Release)
class ReleaseTexts(TranslationOptions):
    fields = (
        "notice",
        "label",
        "headline",
        "subheads",
        "highlights",
        "dateline",
        "dateline_place",
        "body",
        "end_mark",
        "notes_heading",
        "notes",
        "contacts_heading",
    )


@register(ReleaseCompany)
class ReleaseCompanyTexts(TranslationOptions):
    fields = ("boilerplate_heading", "boilerplate")


@register(Quote)
class QuoteTexts(TranslationOptions):
    fields = ("speaker", "honorific", "title", "organisation", "verb", "words")


@register(Figure)
class FigureTexts(TranslationOptions):
    fields = ("label", "caption", "credit", "alt", "rights")


@register(Attachment)
class AttachmentTexts(TranslationOptions):
    fields = ("title", "description")


@register(Topic)
class TopicTexts(TranslationOptions):
    fields = ("name",)


@register(DiaryEntry)
class DiaryEntryTexts(TranslationOptions):
    fields = ("title", "reason")
