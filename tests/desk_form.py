"""A form of the desk as a browser would send it back: what stands in its fields, and what the officer changes."""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html


def fields(page: bytes) -> dict[str, Any]:
    """Every named field of the largest form of a page with its value, without buttons."""
    forms = html.fromstring(page.decode()).forms
    form = max(forms, key=lambda one: len(one.inputs))
    values: dict[str, Any] = {}
    for field in form.inputs:
        kind = field.get("type", "")
        if not field.name or kind in ("file", "submit") or "__prefix__" in field.name or field.tag == "button":
            continue
        if kind in ("checkbox", "radio"):
            if field.get("checked") is not None:
                values.setdefault(field.name, []).append(field.get("value", "on"))
        else:
            value = field.value if field.value is not None else ""
            values[field.name] = value.removeprefix("\n") if field.tag == "textarea" else value
    return values


def opened(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    return fields(response.content)
