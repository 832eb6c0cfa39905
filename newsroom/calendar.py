"""What is announced, as a calendar that a journalist's own calendar follows."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.views import announcements, public
from releases.editions import Announcement
from releases.exporting.html import HTML_LANGUAGES


@public
def upcoming_ics(request: HttpRequest, lang: str) -> HttpResponse:
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.NEWSROOM_NAME}//newsroom//{HTML_LANGUAGES[lang]}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", settings.NEWSROOM_NAME)
    for announcement in announcements():
        calendar.add_component(entry(announcement, lang))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="upcoming.ics"'
    return response


def entry(announcement: Announcement, lang: str) -> icalendar.Event:
    """One announcement. Its stamps are of its own last change, so the same calendar is the same bytes."""
    line = announcement.line.get(lang) or next(iter(announcement.line.values()), "")
    event = icalendar.Event()
    event.add("uid", f"{announcement.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", announcement.sequence)
    event.add("dtstamp", announcement.changed.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("dtstart", announcement.edition.lift.astimezone(datetime.UTC))
    event.add("duration", datetime.timedelta(minutes=15))
    event.add("summary", line)
    event.add("url", settings.SITE_URL + reverse("upcoming", args=[lang]))
    event.add("transp", "TRANSPARENT")
    return event
