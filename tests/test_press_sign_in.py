"""Signing in at the press room: by code, password and passkey; nothing is told of who has an account."""

from __future__ import annotations

import pytest

from tests.press import journalist, signed_in

pytestmark = pytest.mark.django_db


def test_a_journalist_signs_in_with_a_code(release):
    journalist()
    client = signed_in()
    page = client.get("/en/press/")
    assert page.status_code == 200
    assert "Rosa Imberg" in page.content.decode()
