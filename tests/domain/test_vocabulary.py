"""Identifiers and texts as they may be stored."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain import vocabulary
from programme.domain.canonical import canonical, digest
from programme.domain.vocabulary import Clock, EntryId, Id, Outcome, Position, Source, Text, Title
from programme.domain.words import _WORDS, word


def accepts(annotation: Any, value: object) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["aix-en-provence", "5", "etape-6", "a1-b2"])
def test_an_id_is_lower_case_words_and_hyphens(text: str) -> None:
    assert accepts(Id, text)


@pytest.mark.parametrize(
    "text", ["", "Aix", "aix_en", "-aix", "aix-", "aix--en", "aix en", "été", "aix\n", "a" * 81, "aix/en", "٣"]
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not accepts(Id, text)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("bilan-2016-2017:684", True),
        ("bilan-2016-2017:684-690", True),
        ("bilan-2016-2017", True),
        ("report.pdf:1", True),
        ("bilan:", False),
        ("bilan:1-", False),
        ("bilan:x", False),
        ("bilan:1234567", False),
        ("Bilan:1", False),
        ("bilan:1\n", False),
    ],
)
def test_a_source_is_a_document_with_its_lines(text: str, accepted: object) -> None:
    assert accepts(Source, text) is accepted


@pytest.mark.parametrize(
    ("text", "accepted"), [("00:00", True), ("23:59", True), ("24:00", False), ("9:00", False), ("12:60", False)]
)
def test_an_hour_has_two_digits_and_two_more(text: str, accepted: object) -> None:
    assert accepts(Clock, text) is accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [("f3c1#1", True), ("journal:D7#12", True), ("#1", False), ("", False), ("a b", False), ("x" * 201, False)],
)
def test_an_entry_is_named_by_its_command_and_number(text: str, accepted: object) -> None:
    assert accepts(EntryId, text) is accepted


@pytest.mark.parametrize(("value", "accepted"), [(1, True), (2**53 - 1, True), (0, False), (2**53, False), (-1, False)])
def test_a_position_is_counted_from_one(value: int, accepted: object) -> None:
    assert accepts(Position, value) is accepted


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Étape 4  ", "Étape 4"),
        ("E\u0301tape", "Étape"),
        ("une ligne\n\tet l’autre", "une ligne\n\tet l’autre"),
        ("\u00a0insécable\u00a0", "insécable"),
    ],
)
def test_a_text_is_kept_in_one_form_without_blanks_around_it(given: str, kept: str) -> None:
    assert TypeAdapter(Text).validate_python(given) == kept


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "blank_text"),
        (" \n\t\u00a0", "blank_text"),
        ("a\x00b", "control_characters"),
        ("a\x1b[31m", "control_characters"),
        ("a\rb", "control_characters"),
        ("a\x85b", "control_characters"),
        ("x" * 8001, "string_too_long"),
    ],
)
def test_a_text_holds_nothing_that_no_screen_or_paper_shows(text: str, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Text).validate_python(text)
    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_a_lone_surrogate_is_no_text() -> None:
    assert not accepts(Text, "a\ud800b")


def test_a_title_is_shorter_than_a_text() -> None:
    assert accepts(Title, "x" * 300)
    assert not accepts(Title, "x" * 301)
    assert accepts(Text, "x" * 8000)


def test_two_of_the_five_outcomes_let_a_territory_pass() -> None:
    assert [one.value for one in Outcome] == ["passed", "passed-with-reservations", "deferred", "rework", "stopped"]
    assert [one.value for one in Outcome if one.passes] == ["passed", "passed-with-reservations"]


CLOSED_LISTS = [
    one
    for one in vars(vocabulary).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one.__module__ == vocabulary.__name__ and len(one)
]


@pytest.mark.parametrize("listed", CLOSED_LISTS, ids=lambda one: one.__name__)
def test_every_value_of_a_closed_list_has_its_word(listed: Any) -> None:
    words = [word(value).template for value in listed]
    assert all(words)
    assert len(set(words)) == len(words)


def test_an_answer_reads_as_the_finding_of_the_same_name() -> None:
    assert word(vocabulary.AttestedFinding.UNMET) == word(vocabulary.Finding.UNMET)
    assert len(_WORDS) == sum(len(listed) for listed in CLOSED_LISTS) - len(vocabulary.AttestedFinding)


# --- Canonical JSON --------------------------------------------------------------------------------------------------


def test_one_value_has_one_sequence_of_bytes() -> None:
    value = {"b": [1, True, None], "a": "é\u2028\n", "A": {}}
    assert canonical(value) == '{"A":{},"a":"é\u2028\\n","b":[1,true,null]}'.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_no_json_can_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        canonical(value)


def test_a_digest_is_the_sha256_of_the_canonical_bytes() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
