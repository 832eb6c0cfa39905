from __future__ import annotations

from typing import Any

from django.conf import settings

from releases.demo.loading import NotEmpty, load
from releases.demo.press import for_the_press_room
from releases.demo.sign_ins import loaded
from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal


class Command(Base):
    help = "Load invented demonstration content into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if not loaded():
            self.stdout.write("Drawing pictures and writing the invented releases; this takes a minute, once.")
            self.stdout.flush()
        try:
            sign_ins = load()
        except NotEmpty:
            raise Refusal(
                "This database holds other content. The demonstration loads only into an empty one: "
                "set NEWSROOM_DATA to a new folder."
            ) from None
        if not sign_ins:
            self.stdout.write("The demonstration is loaded already.")
            return
        self.stdout.write(f"Sign in at {settings.SITE_URL}/admin/ (shown once):")
        for email in (email for email in sign_ins if not for_the_press_room(email)):
            self.stdout.write(f"  {email}  {sign_ins[email]}")
        self.stdout.write(f"Journalists at {settings.SITE_URL}/en/press/ (with a password, or a code by mail):")
        for email in filter(for_the_press_room, sign_ins):
            self.stdout.write(f"  {email}  {sign_ins[email]}")
