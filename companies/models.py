"""Who speaks: the organisations that issue releases and their partners, and the people they quote."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField


class Company(models.Model):
    """An organisation on releases. Its role is on each release, as it differs from one to the next."""

    id = RandomIdField()
    name = models.CharField(
        _("full name"),
        max_length=200,
        blank=True,
        help_text=_("As registered in this language; it is never converted."),
    )
    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    website = models.URLField(_("website"), blank=True)
    boilerplate_heading = models.CharField(
        _("heading of its “About” text"),
        max_length=200,
        blank=True,
        help_text=_("Empty: “About” and the full name."),
    )
    boilerplate = models.TextField(
        _("“About” text"),
        blank=True,
        help_text=_("Stands at the end of every release with this company. A blank line starts a new paragraph."),
    )

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["name_en", "name_zh_hant", "name_zh_hans"]

    def __str__(self) -> str:
        return any_language(self, "name")

    def clean(self) -> None:
        named_somehow(self)


class CompanyAlias(models.Model):
    """Another name by which documents call a company: the importer finds it by any of them."""

    id = RandomIdField()
    company = models.ForeignKey(Company, models.CASCADE, related_name="aliases", verbose_name=_("company"))
    name = models.CharField(_("other name"), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["company", "name"], name="alias_once_per_company")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone quoted: name, honorific and title as printed in each language."""

    id = RandomIdField()
    name = models.CharField(_("name"), max_length=200, blank=True)
    honorific = models.CharField(_("honorific"), max_length=50, blank=True, help_text=_("Dr, Ms, 教授, 女士 …"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    company = models.ForeignKey(
        Company, models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("company")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name_en", "name_zh_hant", "name_zh_hans"]

    def __str__(self) -> str:
        return any_language(self, "name")

    def clean(self) -> None:
        named_somehow(self)


class PersonAlias(models.Model):
    """Another form of a person's name."""

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases", verbose_name=_("person"))
    name = models.CharField(_("other name"), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="alias_once_per_person")]

    def __str__(self) -> str:
        return self.name


def any_language(thing: models.Model, field: str) -> str:
    """For lists at the desk alone: the first language that has the text. What is issued never borrows a language."""
    return next(
        (text for code in ("en", "zh_hant", "zh_hans") if (text := getattr(thing, f"{field}_{code}"))),
        thing.pk,
    )


def named_somehow(thing: models.Model) -> None:
    if any_language(thing, "name") == thing.pk:
        raise ValidationError(_("Give a name in at least one language."))
