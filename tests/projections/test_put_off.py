"""What was put off is due on its latest date, and what was given up is due no more."""

from datetime import date

from programme.projections.agenda.steps import next_steps
from tests.support.history import History

MARCH = date(2018, 3, 31)


def called() -> History:
    history = History()
    history.do("meeting convene", kinds=["closing"], title="Clôture", due="2017-12", id="closing", on="2017-10")
    return history


def due(history: History) -> list[str]:
    """The dates and the commands of what is due at the end of March 2018."""
    return [step.command for step in next_steps(history.reading(), MARCH) if step.kind == "due"]


def test_a_meeting_that_was_called_is_due() -> None:
    assert due(called()) == ["programme meeting hold closing --on …"]


def test_a_meeting_put_off_is_not_due_before_its_new_date() -> None:
    history = called()
    history.do("meeting postpone", meeting="closing", due="2018-04", on="2017-12-01")
    assert due(history) == []


def test_a_meeting_put_off_is_due_on_its_new_date() -> None:
    history = called()
    history.do("meeting postpone", meeting="closing", due="2018-02", on="2017-12-01")
    (step,) = next_steps(history.reading(), MARCH)
    assert str(step.sentence.values["due"]) == "2018-02"


def test_a_cancelled_meeting_is_not_due() -> None:
    history = called()
    history.do("meeting cancel", meeting="closing", reason="Reportée", on="2017-12-01")
    assert due(history) == []


def test_a_body_planned_twice_is_due_once_on_the_later_date() -> None:
    history = History()
    for on, when in (("2017-01", "2017-06"), ("2017-07", "2018-01")):
        history.do("body plan", body="board", name="Board", due=when, on=on)
    (step,) = next_steps(history.reading(), MARCH)
    assert str(step.sentence.values["due"]) == "2018-01"


def test_a_body_that_was_given_up_is_not_due() -> None:
    history = History()
    history.do("body plan", body="board", name="Board", due="2017-06", on="2017-01")
    history.do("body drop", body="board", reason="Le comité interne suffit", on="2017-05")
    assert due(history) == []
