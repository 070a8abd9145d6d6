"""A personal text never shows: neither as it was typed, nor in the entry that corrects it."""

from __future__ import annotations

import pytest

from programme.domain.events import EntryRectified, RiskRaised
from programme.domain.personal import Clear, holds_clear
from programme.domain.sealed_texts import sealed_texts
from programme.domain.sentences import HIDDEN


def rectified(new: object) -> EntryRectified:
    fields = {"entry": "e1", "position": 1, "of": "person-registered", "field": "full_name", "reason": "R"}
    return EntryRectified.model_validate({**fields, "new": new})


def test_a_text_as_it_was_typed_is_shown_as_dots() -> None:
    assert str(Clear("Camille Exemple")) == HIDDEN
    assert "Camille" not in repr(Clear("Camille Exemple"))


def test_an_event_says_whether_it_holds_one() -> None:
    assert holds_clear(rectified(Clear("Camille Exemple")))
    assert not holds_clear(rectified("Autre"))


def test_a_text_that_is_not_sealed_has_no_place_in_an_entry() -> None:
    with pytest.raises(ValueError, match="no sealed text"):
        list(sealed_texts(rectified("Camille Exemple")))
    assert list(sealed_texts(RiskRaised(risk="r", title="R"))) == []
