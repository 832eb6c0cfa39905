"""The description of the API (OpenAPI 3.1): a constant, from the same declarations that answer."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.ids import PATTERN
from newsroom.api import shapes, views
from newsroom.api.answers import TYPE, not_allowed, preflight, sent

PATHS = {
    "api_releases": "/api/v1/releases",
    "api_release": "/api/v1/releases/{id}",
    "api_companies": "/api/v1/companies",
    "api_contacts": "/api/v1/contacts",
    "api_search": "/api/v1/search",
}
PROBLEMS = {
    "400": "A parameter is unknown or does not fit; `errors` names it.",
    "404": "Nothing public is at this address.",
    "405": "Only reading is possible.",
    "410": "The release was public and has been withdrawn.",
}
ABOUT = (
    "What this newsroom has published. Everything here is public; a release appears at the moment its embargo ends. "
    "Lists are in pages: follow `next` until it is null."
)


def description() -> dict[str, Any]:
    found = {address.name: address for address in views.ADDRESSES}
    return {
        "openapi": "3.1.0",
        "info": {"title": settings.NEWSROOM_NAME, "version": "1", "description": ABOUT},
        "servers": [{"url": settings.SITE_URL}],
        "paths": {path: {"get": operation(found[name])} for name, path in PATHS.items()},
        "components": {
            "schemas": shapes.schemas(*(address.shape for address in found.values()), shapes.ProblemDetails)
        },
    }


def operation(address: views.Address) -> dict[str, Any]:
    one = "{id}" in PATHS[address.name]
    in_path = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": f"^{PATTERN}$"}}
    return {
        "operationId": address.name.removeprefix("api_"),
        "summary": address.about,
        "parameters": [
            *([in_path] if one else []),
            *(
                {"name": p.name, "in": "query", "required": p.required, "description": p.about, "schema": p.schema}
                for p in address.parameters
            ),
        ],
        "responses": {
            "200": {
                "description": address.about,
                "content": {"application/json": {"schema": reference(address.shape)}},
            },
            **{status: problem(about) for status, about in PROBLEMS.items() if one or status not in ("404", "410")},
        },
    }


def problem(about: str) -> dict[str, Any]:
    return {"description": about, "content": {TYPE: {"schema": reference(shapes.ProblemDetails)}}}


def reference(shape: type) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{shape.__name__}"}


def openapi(request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return preflight()
    return sent(description()) if request.method in ("GET", "HEAD") else not_allowed().answer()
