from modeltranslation.translator import TranslationOptions, register

from contacts.models import MediaContact


@register(MediaContact)
class MediaContactTexts(TranslationOptions):
    fields = ("organisation", "person", "title", "hours")
