"""The working copy: what officers edit. Nothing public reads these tables; what is issued is frozen in `editions`."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from companies.models import Company, Person, any_language, named_somehow
from contacts.models import MediaContact


class Topic(models.Model):
    """What releases are about, for readers who follow a subject."""

    id = RandomIdField()
    name = models.CharField(_("name"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_en", "name_zh_hant"]

    def __str__(self) -> str:
        return any_language(self, "name")

    def clean(self) -> None:
        named_somehow(self)


class Release(models.Model):
    """A press release as it is being prepared, in up to three languages."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        APPROVED = "approved", _("approved")
        ISSUED = "issued", _("issued")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = RandomIdField()
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    notice = models.TextField(
        _("issued on behalf of"),
        blank=True,
        help_text=_("Who issues this release for whom, as it stands above the headline."),
    )
    label = models.CharField(_("label"), max_length=80, blank=True, help_text=_("Press release, News release …"))
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    subheads = models.TextField(_("sub-headlines"), blank=True, help_text=_("One on each line."))
    highlights = models.TextField(_("key points"), blank=True, help_text=_("One on each line."))
    dateline = models.CharField(
        _("dateline as printed"), max_length=200, blank=True, help_text=_("(Hong Kong, 14 March 2024) –")
    )
    dateline_place = models.CharField(_("place"), max_length=100, blank=True)
    dateline_date = models.DateField(_("date"), null=True, blank=True)
    body = models.TextField(_("text"), blank=True)
    end_mark = models.CharField(_("end mark"), max_length=20, blank=True)
    notes_heading = models.CharField(_("heading of the notes"), max_length=120, blank=True)
    notes = models.TextField(_("notes to editors"), blank=True, help_text=_("A blank line starts the next note."))
    contacts_heading = models.CharField(_("heading of the media contacts"), max_length=120, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("Two letters; for phone numbers written without a country code."),
    )
    topics = models.ManyToManyField(Topic, through="ReleaseTopic", blank=True, verbose_name=_("topics"))
    planned_lift = models.DateTimeField(
        _("planned embargo time"),
        null=True,
        blank=True,
        help_text=_("Only a proposal until the release is issued."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("officer"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    restricted = models.BooleanField(_("only for the people named"), default=False, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")
        ordering = ["-changed"]

    def __str__(self) -> str:
        return Truncator(any_language(self, "headline")).chars(90)


class ReleaseCompany(models.Model):
    """A company on a release, in its role; the “About” text is the company's unless this release has its own."""

    class Role(models.TextChoices):
        ISSUER = "issuer", _("issuer")
        PARTNER = "partner", _("partner company")
        AGENCY = "agency", _("agency")

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="companies")
    company = models.ForeignKey(Company, models.PROTECT, related_name="+", verbose_name=_("company"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PARTNER)
    has_boilerplate = models.BooleanField(_("“About” text"), default=True)
    boilerplate_heading = models.CharField(_("heading for this release"), max_length=200, blank=True)
    boilerplate = models.TextField(
        _("“About” text for this release"), blank=True, help_text=_("Empty: the company's own.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("company on this release")
        verbose_name_plural = _("companies on this release")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["release", "company"], name="company_once_per_release")]

    def __str__(self) -> str:
        return str(self.company)


class ReleaseTopic(models.Model):
    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["release", "topic"], name="topic_once_per_release")]

    def __str__(self) -> str:
        return str(self.topic)


class ReleaseContact(models.Model):
    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(MediaContact, models.PROTECT, related_name="+", verbose_name=_("media contact"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["release", "contact"], name="contact_once_per_release")]

    def __str__(self) -> str:
        return str(self.contact)


class Quote(models.Model):
    """Who said the words that carry this id in the text. The words stand in the text alone, once they are placed."""

    class Position(models.TextChoices):
        NONE = "", "—"
        BEFORE = "before", _("name before the words")
        AFTER = "after", _("name after the words")
        MIDDLE = "middle", _("name in the middle")

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="quotes")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    speaker = models.CharField(_("name as printed"), max_length=200, blank=True)
    honorific = models.CharField(_("honorific"), max_length=50, blank=True)
    title = models.CharField(_("title as printed"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation as printed"), max_length=200, blank=True)
    verb = models.CharField(_("reporting verb"), max_length=50, blank=True)
    position = models.CharField(max_length=10, choices=Position, blank=True, default=Position.NONE, editable=False)
    words = models.TextField(
        _("words"),
        blank=True,
        help_text=_("Only while the quote does not stand in the text: there, the text holds them."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        name = any_language(self, "speaker")
        return str(self.person) if name == self.pk and self.person else name


class Picture(models.Model):
    """An uploaded picture: re-encoded, without anything the camera wrote into it, in all the sizes pages use."""

    id = RandomIdField()
    name = models.CharField(_("file name"), max_length=200)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    uploaded = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded"]

    def __str__(self) -> str:
        return self.name


class StoredFile(models.Model):
    """A file in the private folder. Its id is the random part of its address, should an edition ever make it public."""

    id = RandomIdField()
    picture = models.ForeignKey(Picture, models.CASCADE, null=True, blank=True, related_name="files")
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=80)
    bytes = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    original = models.BooleanField(default=False)
    path = models.CharField(max_length=200, help_text=_("In the private folder."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["type", "width"]

    def __str__(self) -> str:
        return self.name


class Figure(models.Model):
    """A picture on a release with what is printed under it. A caption may be there before its picture."""

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="figures")
    picture = models.ForeignKey(
        Picture, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=40, blank=True, help_text=_("Photo 1, 圖一 …"))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("photo credit"), max_length=200, blank=True)
    alt = models.TextField(
        _("description"), blank=True, help_text=_("What the picture shows, for readers who cannot see it.")
    )
    rights = models.CharField(_("terms of use"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        label = any_language(self, "label")
        return label if label != self.pk else Truncator(any_language(self, "caption")).chars(40)


class Attachment(models.Model):
    """A data table, fact sheet or slides to download, or a video to watch elsewhere."""

    class Kind(models.TextChoices):
        DATA = "data", _("data table")
        FACT_SHEET = "fact-sheet", _("fact sheet")
        SLIDES = "slides", _("slides")
        VIDEO = "video", _("video")
        DOCUMENT = "document", _("document")

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="attachments")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DOCUMENT)
    title = models.CharField(_("title of the attachment"), max_length=200, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    url = models.URLField(_("address of the video"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return any_language(self, "title")


class ImportedFile(models.Model):
    """A document that a release was read from, so that the same file never makes a second draft."""

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="imported_files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    unplaced = models.TextField(blank=True, help_text=_("Lines of the document that found no place."))
    apart = models.CharField(max_length=20, blank=True)  # whose release is not found by the person of an earlier one
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["sha256", "apart"], name="file_imported_once")]

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """Documents that one person dropped together, from the drop until their drafts are made."""

    id = RandomIdField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.pk


class ImportedDocument(models.Model):
    """One of them: the raw file, what was understood of it, and what the officer put right.

    `refusal` says why it could not be read, as importing/refusals has it; `pages` where the pictures of pages that were
    drawn lie, by the number of the page.
    """

    id = RandomIdField()
    drop = models.ForeignKey(Import, models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=200, blank=True, help_text=_("In the private folder."))
    refusal = models.JSONField(default=dict)
    pieces = models.JSONField(default=list)
    reading = models.JSONField(null=True)
    corrections = models.JSONField(default=dict)
    pages = models.JSONField(default=dict)
    together = models.PositiveSmallIntegerField(default=0, help_text=_("Files of one number become one draft."))
    near = models.ForeignKey(
        Release, models.SET_NULL, null=True, related_name="+", help_text=_("A draft that it seems to belong to.")
    )
    release = models.ForeignKey(Release, models.SET_NULL, null=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("dropped document")
        verbose_name_plural = _("dropped documents")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["drop", "sha256"], name="file_once_per_drop")]

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """What the release said at a moment, as ReleaseDocuments: who saved it, and the whole of it."""

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    did = models.CharField(max_length=120, blank=True)
    documents = models.JSONField()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["release", "number"], name="version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}"
