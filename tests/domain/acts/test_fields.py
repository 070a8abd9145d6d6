"""Every door names the fields of an act alike."""

import pytest

from programme.domain.acts import ALL_ACTS, BY_PATH
from programme.domain.acts.act import Act
from programme.domain.acts.fields import fields_of


def test_a_field_is_written_with_hyphens() -> None:
    assert "authorised-by" in [one.word for one in fields_of(BY_PATH["gate waive"])]


def test_a_field_with_an_option_of_its_own_is_written_so() -> None:
    kinds = next(one for one in fields_of(BY_PATH["meeting hold"]) if one.name == "kinds")
    assert (kinds.word, kinds.repeatable, kinds.required, kinds.is_argument) == ("kind", True, False, False)


def test_an_argument_keeps_its_place() -> None:
    fields = [(one.word, one.required) for one in fields_of(BY_PATH["gate vote"]) if one.is_argument]
    assert fields == [("territory", True), ("office", True)]


def test_an_argument_that_takes_several_is_named_as_one() -> None:
    territories = next(one for one in fields_of(BY_PATH["territory plan"]) if one.name == "territories")
    assert (territories.word, territories.repeatable, territories.is_argument) == ("territory", True, True)


@pytest.mark.parametrize("act", ALL_ACTS, ids=lambda act: act.path())
def test_each_act_is_dated_cited_and_doubted_in_the_same_words(act: type[Act]) -> None:
    words = [one.word for one in fields_of(act)]
    assert words[:3] == ["on", "source", "doubt"]
    assert len(set(words)) == len(words)
