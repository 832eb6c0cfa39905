from modeltranslation.translator import TranslationOptions, register

from contacts.models import MediaContact, Outlet


@register(MediaContact)
class MediaContactTexts(TranslationOptions):
    fields = ("organisation", "person", "title", "hours")


@register(Outlet)
class OutletTexts(TranslationOptions):
    fields = ("name",)
