"""The short form of the proof by histories; `make prove` is the long one and prints the certificate."""

from __future__ import annotations

import pytest

from tests.proof import catalogue, compare
from tests.proof.proving import control, find_leak, made
from tests.proof.worlds import three_worlds

pytestmark = pytest.mark.one_database

QUICKLY_FOUND = ("comment", "file")
"""The long form plants them all."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    with three_worlds(tmp_path_factory.mktemp("proof")) as made_worlds:
        yield made_worlds


def test_every_public_address_is_in_the_catalogue():
    assert catalogue.unknown() == []


def test_no_step_of_a_history_shows_the_secret(worlds):
    for number, history in enumerate(made(2, 1)):
        run = compare.run(worlds, history, f"short {number}", whole=False)
        assert run.difference == ""
        assert run.answered > 8, "too few real answers: the comparison would prove nothing"


def test_lifted_the_same_secret_changes_what_it_is_on(worlds):
    lifted = control(worlds)
    assert lifted.same == []
    assert len(lifted.differ) > 60


@pytest.mark.parametrize("name", QUICKLY_FOUND)
def test_a_planted_leak_is_found(worlds, name):
    assert find_leak(worlds, name, 7, 3, whole=False)
