"""JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings

from newsroom.feeds.atom import instant
from newsroom.feeds.entries import Entry, Feed

TYPE = "application/feed+json; charset=utf-8"


def render(feed: Feed) -> bytes:
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.here,
        "language": feed.language,
        "authors": [{"name": settings.NEWSROOM_NAME}],
        "items": [item(entry) for entry in feed.entries],
    }
    if feed.older:
        whole["next_url"] = feed.older
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def item(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "language": entry.language,
        "summary": entry.lead,
        "content_html": entry.html,
        "date_published": instant(entry.published),
        "date_modified": instant(entry.updated),
        "authors": [{"name": author} for author in entry.authors],
        "tags": [name for _id, name in entry.topics],
        "attachments": [
            {"url": p.address, "mime_type": p.type, "title": p.caption, "size_in_bytes": p.bytes}
            for p in entry.pictures
        ],
    }
    if entry.pictures:
        made["image"] = entry.pictures[0].address
    return made
