"""What a file says that is not in the document: of its edition, known only as it is rendered, and of the site."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from releases.document import Source
from releases.exporting.html import Timing

Read = Callable[[Source], bytes | None]
"""The bytes of a file of the edition; None where there are none."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A personal copy made before the lift: whose it is, as every page says, and its mark (exporting.marks)."""

    holder: str
    mark: str


@dataclass(frozen=True, slots=True)
class Issued:
    """The edition at this moment. Nothing of it is frozen in the text, and none of it is the time of making.

    `id` is the release's, `url` its page in the document's language, `site_url` has no slash at its end.
    """

    id: str
    number: int
    kind: str
    lift: datetime.datetime
    first_lift: datetime.datetime
    url: str
    site: str
    site_url: str
    note: str = ""
    embargoed: bool = False
    copy: Copy | None = None

    @property
    def timing(self) -> Timing:
        return Timing("embargoed", self.lift) if self.embargoed else Timing("public", self.first_lift)
