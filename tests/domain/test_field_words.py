"""Every field that may be rectified is called by a word, not by its name in the code."""

from __future__ import annotations

import re

from programme.domain.events import CATALOGUE
from programme.domain.field_values import fields_of
from programme.domain.field_words import field_word
from programme.language import Speaker
from tests.support.history import History


def test_every_field_that_may_be_rectified_has_a_word() -> None:
    fields = {name for kind in CATALOGUE.values() if kind.of_the_world for name in fields_of(kind)}
    assert [name for name in sorted(fields) if field_word(name).template == "{name}"] == []


def test_a_field_that_is_not_known_keeps_its_name() -> None:
    assert Speaker("fr").sentence(field_word("of_tomorrow")) == "of_tomorrow"


def test_a_rectification_is_told_with_the_word_for_its_field() -> None:
    history = History()
    history.do("territory propose", territory="gardanne", name="Gardane", on="2018")
    history.do("entry rectify", position=1, field="name", to=("Gardanne",), reason="Faute de frappe")
    told = re.sub(r"\s", " ", Speaker("fr").event(history.facts[-1].event))
    assert told == "Écriture 1 rectifiée, nom : « Gardane » devient « Gardanne ». Faute de frappe"
