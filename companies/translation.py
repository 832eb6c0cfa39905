from modeltranslation.translator import TranslationOptions, register

from companies.models import Company, Person


@register(Company)
class CompanyTexts(TranslationOptions):
    fields = ("name", "short_name", "boilerplate_heading", "boilerplate")


@register(Person)
class PersonTexts(TranslationOptions):
    fields = ("name", "honorific", "title")
