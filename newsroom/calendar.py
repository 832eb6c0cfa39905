"""What is coming: a page for people, and a calendar that a journalist's own calendar follows."""

from __future__ import annotations

import datetime
import uuid

import icalendar
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from newsroom.coming import Coming, coming, in_language, months
from newsroom.pages import page
from newsroom.templatetags.coming import told
from newsroom.views import public, same_in_all
from releases.exporting.html import HTML_LANGUAGES

REFRESH = datetime.timedelta(hours=1)
LONG = datetime.timedelta(minutes=15)  # of something that happens at an instant
STATUS = {
    "embargoed": "CONFIRMED",
    "provisional": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "postponed": "TENTATIVE",
    "undated": "CANCELLED",  # on the day that it stood for, it will not happen
    "cancelled": "CANCELLED",
}


@public
def upcoming(request: HttpRequest, lang: str) -> HttpResponse:
    context = {"months": months(coming()), "paths": same_in_all("upcoming")}
    return page("releases/upcoming.html", lang, context)


@public
def upcoming_ics(request: HttpRequest, lang: str) -> HttpResponse:
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.NEWSROOM_NAME}//newsroom//{HTML_LANGUAGES[lang].upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", settings.NEWSROOM_NAME)
    calendar.add("name", settings.NEWSROOM_NAME)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    with translation.override(lang):
        for one in coming():
            calendar.add_component(event_of(one, lang))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="upcoming.ics"'
    return response


def event_of(one: Coming, lang: str) -> icalendar.Event:
    """Its stamps are of its own last change, so the same calendar is the same bytes."""
    title, html_lang = in_language(one.title, lang)
    event = icalendar.Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_OID, f"upcoming {one.uid}")))
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed.astimezone(datetime.UTC).replace(microsecond=0))
    if one.starts:
        event.add("dtstart", one.starts.astimezone(datetime.UTC))
        event.add("duration", LONG)
    else:
        event.add("dtstart", one.day)
    event.add("status", STATUS[one.state])
    event.add("summary", title, parameters={"LANGUAGE": html_lang})
    if one.history:
        event.add("description", "\n".join(told(change, lang) for change in one.newest_first))
    event.add("url", settings.SITE_URL + reverse("upcoming", args=[lang]))
    event.add("transp", "TRANSPARENT")
    return event
