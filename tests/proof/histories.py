"""Random histories: what happens, in which worlds, in what order. Nothing here aims at any surface."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Step = dict[str, Any]
History = list[Step]

ISSUED, DRAFTS = "", ("Drafta", "Draftb")
"""A secret that is issued when the history begins, and those that histories make."""
LONG = st.integers(1500, 3000)
"""Hours until the lift of a secret: after every history has ended."""
SHORT = st.integers(1, 30)
PUBLIC = st.sampled_from(["Kelpwright", "Fernhollow", "Alderbright", "Duskfield"])
TEXT = st.sampled_from(["Gauges in nine harbours", "Secretarium Gauges Read the Tide", "九個海港", "X"])
SECRET = st.sampled_from([ISSUED, *DRAFTS])


def step(who: str, name: str, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.fixed_dictionaries({"who": st.just(who), "name": st.just(name), "given": st.fixed_dictionaries(given)})


def everybody(name: str, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return step("all", name, **given)


def secretly(name: str, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return step("secret", name, **{"word": SECRET, **given})


STEPS: list[st.SearchStrategy[Step]] = [
    everybody("publish", word=st.sampled_from(["Alderbright", "Duskfield"]), headline=TEXT),
    everybody("correct", word=PUBLIC, text=TEXT),
    everybody("update_later", word=PUBLIC, text=TEXT, hours=SHORT),
    everybody("withdraw_public", word=PUBLIC),
    everybody("announce", word=st.sampled_from(["Duskfield", "Ferngate"]), hours=SHORT),
    everybody("move_announced", word=st.sampled_from(["Mossgrave", "Ferngate"]), hours=SHORT),
    everybody("work"),
    step("all", "clock", hours=st.integers(1, 40)),
    secretly("secret_draft", word=st.sampled_from(DRAFTS)),
    secretly("secret_issue", hours=LONG),
    secretly("secret_correction", of=st.just("Bracken"), hours=LONG),
    secretly("secret_edit", text=TEXT),
    secretly("secret_picture"),
    secretly("secret_move", hours=LONG),
    secretly("secret_withdraw"),
    secretly("secret_review", step=st.sampled_from(["submit", "approve", "send_back", "revise"])),
    secretly("secret_delete"),
    secretly("secret_company", word=st.just(ISSUED), text=TEXT),
    secretly("secret_preview"),
]


def histories(longest: int = 12) -> st.SearchStrategy[History]:
    return st.lists(st.one_of(STEPS), min_size=3, max_size=longest)
