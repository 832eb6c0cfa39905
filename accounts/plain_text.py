"""Text as a press release can carry it, whatever was pasted: the field behind every text of the desk."""

from __future__ import annotations

import re
from typing import Any

from django import forms

# Marks that turn the direction of what follows, invisible fillers and control characters. The joiners that hold an
# emoji together stay.
_UNWANTED = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class PlainText(forms.CharField):
    """Takes a text of any length and says when it is too long: a browser's own limit would cut it off in silence."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return plain(text) if isinstance(text, str) else text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        most = attrs.pop("maxlength", None)
        return {**attrs, "data-most": most} if most else attrs


class OneLine(PlainText):
    """A line break in a headline is a slip of the clipboard."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return re.sub(r"\s*\n\s*", " ", text) if isinstance(text, str) else text
