"""Who works here: people sign in with their e-mail address."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from accounts.limits import Attempts
from accounts.press_sessions import PressSession
from accounts.roles import MAY, Role

__all__ = ["Attempts", "PressSession", "User", "known_zone"]


def known_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(zone)s” is not a time zone. Write it like Asia/Hong_Kong or Europe/London."),
            params={"zone": name},
        )


class Users(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    id = RandomIdField()
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[known_zone],
        help_text=_("Times are shown in this zone beside the newsroom's. Empty: the newsroom's only."),
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    role = models.CharField(_("role"), max_length=10, choices=Role, blank=True, default=Role.NONE)
    is_staff = models.BooleanField(_("may use the press office"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("since"), auto_now_add=True)

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        if self.role and not self.is_superuser:
            return self.is_active and perm in MAY[self.role]
        return super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        if self.role and not self.is_superuser:
            return self.is_active and any(perm.startswith(f"{app_label}.") for perm in MAY[self.role])
        return super().has_module_perms(app_label)

    def get_all_permissions(self, obj: Any = None) -> set[str]:
        if self.role and not self.is_superuser:
            return set(MAY[self.role]) if self.is_active and obj is None else set()
        return super().get_all_permissions(obj)

    def may_step(self, name: str) -> bool:
        """Whether a step of the workflow is part of her role. Without a role it comes with changing releases."""
        return self.has_perm(f"releases.{name}_release" if self.role else "releases.change_release")
