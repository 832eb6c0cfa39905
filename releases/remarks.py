"""What a reader at the desk says of a release: a remark, or other words for some of its words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from releases.models import Release


class Remark(models.Model):
    """Kept as it was said. `instead` and `proposed`: the words as they stand, and as she would have them."""

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(max_length=10)
    text = models.TextField(_("remark"), blank=True)
    instead = models.TextField(_("words as they stand"), blank=True)
    proposed = models.TextField(_("words as they should be"), blank=True)
    settled = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text or self.proposed
