"""Steps of the checklist: opened once, completed once for the same territories."""

from __future__ import annotations

from tests.support.history import History
from tests.support.scenes import T, programme


def with_step() -> History:
    history = programme()
    history.do("step open", step="5", title="Étape 5", territories=[T], on="2017")
    return history


def test_a_step_is_opened_under_its_printed_number() -> None:
    (opened,) = with_step().facts[-1:]
    assert opened.event.tags() == ("step:5", "territory:venelles")


def test_a_step_already_open_is_not_opened_again() -> None:
    assert with_step().refusal("step open", step="5", title="Again", on="2017") == ["already-open"]


def test_a_step_already_complete_is_not_completed_again_for_the_same_territories() -> None:
    history = with_step()
    history.do("step complete", step="5", territories=[T], on="2018")
    assert history.refusal("step complete", step="5", territories=[T], on="2019") == ["already-complete"]
    history.do("step complete", step="5", on="2019")
    assert history.refusal("step complete", step="5", on="2019") == ["already-complete"]


def test_a_step_that_was_never_opened_is_unknown() -> None:
    (reason,) = with_step().reasons("step complete", step="55", on="2018")
    assert (reason.rule, reason.near) == ("unknown-id", ("5",))  # type: ignore[attr-defined]


def test_every_unknown_territory_is_named() -> None:
    history = with_step()
    for path, fields in (("step open", {"step": "6", "title": "S"}), ("step complete", {"step": "5"})):
        reasons = history.reasons(path, territories=["venelle", T, "x"], on="2018", **fields)
        assert [(one.id, one.near) for one in reasons] == [("venelle", ("venelles",)), ("x", ())]  # type: ignore[attr-defined]


def test_every_reason_is_given_at_once() -> None:
    history = with_step()
    assert history.refusal("step open", step="5", title="S", territories=["x"], on="2018") == [
        *("already-open", "unknown-id")
    ]
