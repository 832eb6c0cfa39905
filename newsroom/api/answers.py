"""How an answer is sent. Whatever goes wrong is told as RFC 9457 has it, in a sentence that says what to change."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.cache import set_response_etag

TYPE = "application/problem+json"
ALLOWED = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def sent(value: dict[str, Any], type: str = "application/json", status: int = 200) -> HttpResponse:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    answer = HttpResponse(content, content_type=type, status=status)
    set_response_etag(answer)  # the middleware would, but not for HEAD
    return answer


def preflight() -> HttpResponse:
    """To OPTIONS, whatever the address: a browser may read from any other origin."""
    return HttpResponse(status=204, headers=PREFLIGHT)


@dataclass
class Problem(Exception):
    """`more`: members beside those of the standard."""

    status: int
    detail: str
    more: dict[str, Any] = field(default_factory=dict)

    def answer(self) -> HttpResponse:
        told = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        answer = sent(told, TYPE, self.status)
        if self.status == HTTPStatus.METHOD_NOT_ALLOWED:
            answer["Allow"] = ALLOWED
        return answer


def not_found() -> Problem:
    """The same for what never was and for what may not be seen."""
    return Problem(404, "There is nothing public at this address.")


def not_allowed() -> Problem:
    return Problem(405, "This API is for reading: use GET, HEAD or OPTIONS.")


def wrong(errors: dict[str, str]) -> Problem:
    """`errors`: what is wrong with each parameter."""
    listed = [{"parameter": name, "detail": sentence} for name, sentence in errors.items()]
    return Problem(400, " ".join(f"“{name}”: {sentence}" for name, sentence in errors.items()), {"errors": listed})
