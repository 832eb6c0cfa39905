"""What the officer put right on the review page, read from its form."""

from __future__ import annotations

import re

from django.http import QueryDict

from accounts.models import User
from accounts.plain_text import plain
from companies.models import Company
from releases.access import seen
from releases.admin import drops
from releases.admin.review import Found, found_in, roles_of
from releases.document import Quote
from releases.importing.corrections import SPEAKER, Corrections, quote_keys
from releases.importing.roles import ROLES
from releases.models import ImportedDocument


def said_in(post: QueryDict, document: ImportedDocument) -> Corrections:
    """Her corrections so far and those in this form: only what differs from what the page showed is one."""
    said = Corrections.from_json(document.corrections)
    reading = drops.reading(document)
    roles = roles_of(reading)
    for number, _piece in enumerate(reading.pieces):
        role = post.get(f"role-{number}", "")
        if role in ROLES and role != roles.get(number, ""):
            said.roles[number] = role  # type: ignore[assignment]
    keys = quote_keys(reading, list(reading.pieces))
    for quote in reading.document.quotes:
        take_speaker(post, quote, keys[quote.id], said)
    by = document.drop.by
    for found in found_in(reading, said, by):
        take_choices(post, found, said, by)
    for n in range(len(reading.changes)):
        if (decision := post.get(f"change-{n}", "")) in ("accept", "refuse", "settled"):
            said.decisions[n] = decision
        if f"answer-{n}" in post and (answer := plain(post[f"answer-{n}"]).strip()[:2000]) != said.answers.get(n, ""):
            said.answers[n] = answer
    return said


def take_speaker(post: QueryDict, quote: Quote, key: str, said: Corrections) -> None:
    if f"not-quote-{key}" in post and key not in said.unquoted:
        said.unquoted.append(key)
    for name in SPEAKER:
        text = plain(post.get(f"quote-{key}-{name}", getattr(quote, name))).strip()[:200]
        if text != getattr(quote, name):
            said.speakers.setdefault(key, {})[name] = text


def take_choices(post: QueryDict, found: Found, said: Corrections, by: User) -> None:
    if found.company:
        pk = post.get(f"company-{found.company['n']}", found.company["chosen"])
        if pk != found.company["chosen"] and (not pk or seen(Company.objects.filter(pk=pk), by).exists()):
            said.companies[found.company["name"]] = pk
    if found.figure:
        number = post.get(f"picture-{found.figure['caption']}", "")
        if re.fullmatch(r"-?\d{1,6}", number) and int(number) != found.figure["picture"]:
            said.pictures[found.figure["caption"]] = int(number)
