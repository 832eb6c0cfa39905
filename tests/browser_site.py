"""python -m tests.browser_site: fill an empty NEWSROOM_DATA with a release of every kind and print their paths as JSON.

Run in a process of its own, as its database is not that of the tests.
"""

from __future__ import annotations

import datetime
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from accounts.models import User  # noqa: E402
from companies.models import Company  # noqa: E402
from contacts.models import ContactPhone, MediaContact  # noqa: E402
from newsroom import catalogues  # noqa: E402
from releases.editions import now  # noqa: E402
from releases.issuing import issue, move, withdraw  # noqa: E402
from releases.models import Release, ReleaseContact  # noqa: E402
from tests.cast import said, whole_release  # noqa: E402


def fill() -> dict[str, str]:
    call_command("migrate", verbosity=0)
    catalogues.compile_all()
    maya = User.objects.create_user("maya@desk.example", "a long pass phrase", name="Maya Lindqvist", is_staff=True)
    full = enriched(whole_release(maya, "Kelpwright"))
    issue(full)
    corrected = enriched(whole_release(maya, "Reedmark"))
    issue(corrected)
    corrected.refresh_from_db()
    said(corrected, subheads=("Reedmark in 84 harbours", "Reedmark遍及84個海港", "Reedmark遍及84个海港"))
    corrected.save()
    issue(
        corrected,
        kind="correction",
        note={"en": "84, not 91.", "zh-hant": "應為84，而非91。", "zh-hans": "应为84，而非91。"},
    )
    english = Release.objects.create(owner=maya, headline_en="In English Only", body_en="<p>Only in English.</p>")
    issue(english)
    gone = whole_release(maya, "Gonewater")
    issue(gone)
    withdraw(gone, {"en": "The figures were wrong.", "zh-hant": "數據有誤。", "zh-hans": "数据有误。"})
    coming = whole_release(maya, "Comingtide")
    lines = {"en": "A study of tides", "zh-hant": "潮汐研究", "zh-hans": "潮汐研究"}
    issue(coming, lift=now().replace(microsecond=0) + datetime.timedelta(days=2), announced=lines)
    return {
        "release": path(full),
        "corrected": path(corrected),
        "earlier": f"{path(corrected)}editions/1/",
        "in one language": path(english),
        "withdrawn": path(gone),
        "picture": f"{path(full)}pictures/{full.figures.get().pk}/",
        "announced": f"/LANG/upcoming/{coming.editions.get().announcement.pk}/",
        "topic": f"/LANG/topics/kelpwright-tides-{full.topic_rows.get().topic_id}/",
        "company": f"/LANG/companies/kelpwright-instruments-limited-{full.companies.get().company_id}/",
    }


def enriched(release: Release) -> Release:
    """With a quotation, a table, an agency's contact and a kind of phone of every sort."""
    quote = release.quotes.get()
    q = f'<q data-quote="{quote.pk}">'
    table = "<table><tr><th>Harbour</th><th>Metres</th></tr><tr><td>Sai Kung</td><td>1,280.5</td></tr></table>"
    release.body_en += (
        f"<p>“{q}We read the tide before we read the news, and so should you.</q>” said Ada Fenn.</p>{table}"
    )
    release.body_zh_hant += f"<p>范雅達說：「{q}我們先讀潮汐，然後才讀新聞，你也應該這樣做。</q>」</p>"
    release.body_zh_hans += f"<p>范雅达说：“{q}我们先读潮汐，然后才读新闻，您也应该这样做。</q>”</p>"
    release.save()
    client = release.companies.get().company
    agency = Company()
    said(agency, name=("Fathom Communications", "深度傳訊", "深度传讯"))
    agency.save()
    contact = MediaContact(company=agency, acts_for=client)
    said(
        contact,
        person=("Bo Quill", "鮑奎", "鲍奎"),
        title=("Director", "總監", "总监"),
        hours=("Daily, 08:00 to 20:00", "每日08:00至20:00", "每日08:00至20:00"),
    )
    contact.save()
    for kind, number in (("mobile", "95550142"), ("whatsapp", "95550143"), ("wechat", "95550144"), ("fax", "25550145")):
        ContactPhone.objects.create(contact=contact, number=f"+852{number}", kind=kind)
    ReleaseContact.objects.create(release=release, contact=contact, order=1)
    return release


def path(release: Release) -> str:
    edition = release.editions.order_by("-number").first()
    slug = next(iter(edition.languages.values()))
    return f"/LANG/releases/{slug}-{release.pk}/"


def lift_soon() -> None:
    """What is announced becomes public in a few seconds."""
    coming = Release.objects.get(notice_en="Issued for Comingtide.")
    move(coming, now().replace(microsecond=0) + datetime.timedelta(seconds=15))


if __name__ == "__main__":
    if sys.argv[1:]:
        globals()[sys.argv[1]]()
    else:
        print(json.dumps(fill()))
