"""The text of a release as rich text: a text area that the desk's editor takes over where scripts run."""

from __future__ import annotations

from typing import Any

from django import forms
from django_prose_editor.widgets import importmap, prose_editor_js
from js_asset import ImportMap, Media, Script

from accounts.plain_text import PlainText
from releases.body import clean

OURS = ImportMap(
    {
        "desk/dialogs": "desk/dialogs.js",
        "desk/figure": "desk/figure.js",
        "desk/paste": "desk/paste.js",
        "desk/quote": "desk/quote.js",
        "desk/toolbar": "desk/toolbar.js",
    }
)


class Editor(forms.Textarea):
    """Not the package's own widget: its menu speaks English alone and its editor writes a style into the page."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "desk-editor", "rows": 16, **(attrs or {})})

    @property
    def media(self) -> Media:
        modules = [prose_editor_js, Script("desk/editor.js", type="module")]
        return Media(js=modules, importmap=importmap | OURS)


class Body(PlainText):
    widget = Editor

    def clean(self, value: Any) -> str:
        """Canonical HTML, so that what was only opened is saved to the letter as it was."""
        return clean(super().clean(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return clean(initial or "") != clean(data or "")
