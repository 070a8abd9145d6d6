"""The files of a folder are compared with what is filed, by their fingerprints."""

from __future__ import annotations

import pytest

from programme.domain.deposits import compare
from tests.support.history import History

A, B, C = "a" * 64, "b" * 64, "c" * 64
MISSING = "The file of “{title}” is not there: {file}."
NAMELESS = "The file of “{title}” is not there: SHA-256 {sha256}."
CHANGED = "{path} is not the file that was filed as “{title}”."
UNKNOWN = "{path}: no entry has filed this file."


@pytest.fixture
def history() -> History:
    """A signed agreement filed under its name (entry 1), a budget filed by its fingerprint alone (entry 2)."""
    made = History()
    made.do("document file", document="agreement", title="Agreement", kind="agreement", sha256=A, file="agreement.pdf")
    made.do("document file", document="budget", title="Budget", kind="budget", sha256=B)
    return made


def found(history: History, digests: dict[str, str]) -> list[tuple[int | None, str]]:
    return [(one.position, one.sentence.template) for one in compare(history.facts, digests)]


def test_a_folder_that_holds_what_is_filed_matches_whatever_the_files_are_called(history: History) -> None:
    assert found(history, {"agreement.pdf": A, "2018/renamed.xlsx": B, "copy of renamed.xlsx": B}) == []


def test_a_file_that_is_not_there_is_missing_under_its_name_or_its_fingerprint(history: History) -> None:
    assert found(history, {}) == [(1, MISSING), (2, NAMELESS)]


def test_a_file_of_the_same_name_with_other_bytes_is_changed_not_missing_and_not_unknown(history: History) -> None:
    assert found(history, {"2018/agreement.pdf": C, "budget.xlsx": B}) == [(1, CHANGED)]


def test_a_file_that_nobody_filed_is_unknown_and_cites_no_entry(history: History) -> None:
    assert found(history, {"agreement.pdf": A, "b": B, "notes.txt": C}) == [(None, UNKNOWN)]


def test_every_version_that_was_filed_is_wanted(history: History) -> None:
    history.do("document file", document="agreement", sha256=C, file="agreement.pdf")
    assert found(history, {"old/agreement.pdf": A, "budget": B}) == [(3, MISSING)]
