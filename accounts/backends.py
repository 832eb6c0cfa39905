"""Who checks a sign-in: one backend for the desk, one for the press room, and neither answers for the other."""

from __future__ import annotations

import re
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

PRESS_PATH = re.compile(r"/(?:en|zh-hant|zh-hans)/press(?:/|$)")


def at_the_press_room(request: HttpRequest | None) -> bool:
    return request is not None and PRESS_PATH.match(request.path_info) is not None


class DeskBackend(ModelBackend):
    def authenticate(self, request: HttpRequest | None, *args: Any, **credentials: Any) -> Any:
        return None if at_the_press_room(request) else super().authenticate(request, *args, **credentials)


class PressBackend(AuthenticationBackend):
    """It grants no permission: what a reader may see is said by grants, not by roles of the desk."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        return super().authenticate(request, **credentials) if at_the_press_room(request) else None

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        """An account that was closed is answered like a wrong password, even to the right one."""
        return None

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return False
