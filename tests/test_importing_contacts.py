"""Contacts in every order that offices print them in."""

from __future__ import annotations

import pytest

from releases.document import Contact
from releases.importing import read_here

pytestmark = pytest.mark.no_database

LEAD = "The lighthouse at Wick Point will be lit again next month, after eleven years in the dark and an argument over paint."


def contacts(block: str, country: str, about: str = "Wick Trust") -> list[Contact]:
    text = f"PRESS RELEASE\n\nA headline\n\n{LEAD}\n\nAbout {about}\nIt lights lamps along the coast of the county.\n\n{block}\n"
    return list(read_here("release.txt", text.encode(), country).document.contacts)


def plain(contact: Contact) -> tuple[str, str, list[str], list[str]]:
    return (contact.organisation, contact.person, [p.number for p in contact.phones], list(contact.emails))


@pytest.mark.parametrize(
    ("block", "country", "expected"),
    [
        (
            "Media enquiries:\nHarbour Lamps Limited\nPeony Lo\nTel: +852 2555 0142 / 9555 0143\nEmail: "
            "peony@lamps.example/\npress@lamps.example",
            "HK",
            (
                "Harbour Lamps Limited",
                "Peony Lo",
                ["+85225550142", "+85295550143"],
                ["peony@lamps.example", "press@lamps.example"],
            ),
        ),
        (
            "Media Contact:\nDana Okoro\nDirector of Communications, Copper Lamps Inc.\n(503) 555-0134 ext. "
            "12\ndana@copperlamps.example",
            "US",
            ("Copper Lamps Inc.", "Dana Okoro", ["+15035550134;ext=12"], ["dana@copperlamps.example"]),
        ),
        (
            "For further information, please contact Ada Quill, Press Officer, Wick Trust, on 020 7946 0311 or "
            "email a.quill@wick.example.",
            "GB",
            ("Wick Trust", "Ada Quill", ["+442079460311"], ["a.quill@wick.example"]),
        ),
        (
            "Media contact: Jess Papa, Banksia Lamps | +44 (0)20 7946 0311 | j.papa@banksia.example",
            "AU",
            ("Banksia Lamps", "Jess Papa", ["+442079460311"], ["j.papa@banksia.example"]),
        ),
        (
            "新聞聯絡人\n稻光科技 公關經理 鍾宜婷\n電話：(03) 555-0188 分機 "
            "215\n手機：0900-555-018\nE-mail：yi@ricelight.example",
            "TW",
            ("稻光科技", "鍾宜婷", ["+88635550188;ext=215", "+886900555018"], ["yi@ricelight.example"]),
        ),
        (
            "媒体联系人：\n滨海照明集团\n蔡惠敏，企业传播经理\n电话：021-5555 0171，199 5555 "
            "0127（微信同号）\n邮箱：hm@binhai.example；pr@binhai.example",
            "CN",
            ("滨海照明集团", "蔡惠敏", ["+862155550171", "+8619955550127"], ["hm@binhai.example", "pr@binhai.example"]),
        ),
        (
            "傳媒查詢，請聯絡：\n海光公關顧問（代表維港照明）\n杜紹榮先生\n電話：(852) 2555 0511／6555 0512",
            "HK",
            ("海光公關顧問", "杜紹榮", ["+85225550511", "+85265550512"], []),
        ),
    ],
)
def test_a_contact_in_the_order_of_its_country(block, country, expected):
    (contact,) = contacts(block, country)
    assert plain(contact) == expected


def test_a_desk_has_no_person():
    (desk,) = contacts("Media enquiries\nWick Trust press office\n020 7946 0611 (out of hours: 07700 900318)", "GB")
    assert desk.person == ""
    assert [(p.number, p.kind) for p in desk.phones] == [("+442079460611", ""), ("+447700900318", "out-of-hours")]


def test_an_agency_says_for_whom_it_acts():
    (agency,) = contacts("Media contact:\nKopi PR (for Wick Trust)\nBryan Quek\nHP: 8555 0119", "SG")
    assert (agency.organisation, agency.acts_for, agency.phones[0].number) == ("Kopi PR", "Wick Trust", "+6585550119")


def test_a_person_without_an_organisation_has_that_of_the_contact_above():
    first, second = contacts(
        "Media contacts\nWick Trust\nAda Quill\nTel: 020 7946 0611\nBen Dow\nTel: 020 7946 0612", "GB"
    )
    assert (first.organisation, second.organisation) == ("Wick Trust", "Wick Trust")


def test_contacts_first_as_american_offices_put_them():
    text = (
        "FOR IMMEDIATE RELEASE\n\nCONTACT:\nLorna Whitepine\nWick County Library\n(555) "
        "555-0162\nlorna@wicklibrary.example\n\n"
        f"Library opens in a lighthouse\n\nWICK, Kan., March 5, 2026 – {LEAD}\n"
    )
    document = read_here("release.txt", text.encode(), "US").document
    assert document.headline == "Library opens in a lighthouse"
    assert plain(document.contacts[0])[:2] == ("Wick County Library", "Lorna Whitepine")


def test_two_people_in_one_line_have_their_own_numbers():
    block = (
        "Media enquiries:\nWick Trust\nAda Quill / Idris Penn\nTel: +44 20 7946 0311 / +44 20 7946 0312\n"
        "ada.quill@wick.example / idris.penn@wick.example"
    )
    assert [plain(c) for c in contacts(block, "GB")] == [
        ("Wick Trust", "Ada Quill", ["+442079460311"], ["ada.quill@wick.example"]),
        ("Wick Trust", "Idris Penn", ["+442079460312"], ["idris.penn@wick.example"]),
    ]


def test_a_rare_surname_behind_a_company_is_a_person():
    found = contacts("媒体联系人\n云岭古道 木清扬\n电话：0871-5555 0138\n邮箱：muqy@yunling.example", "CN")
    assert [(c.organisation, c.person) for c in found] == [("云岭古道", "木清扬")]
