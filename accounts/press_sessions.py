"""Sessions of the press room, in a table of their own: a key of one surface opens nothing on the other."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.base_session import AbstractBaseSession


class PressSession(AbstractBaseSession):
    class Meta(AbstractBaseSession.Meta):
        verbose_name = "press session"
        verbose_name_plural = "press sessions"

    @classmethod
    def get_session_store_class(cls) -> type[PressSessions]:
        return PressSessions


class PressSessions(Stored):
    @classmethod
    def get_model_class(cls) -> type[PressSession]:
        return PressSession
