"""Acts on risks: raised with what is known, reassessed link by link, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from programme.domain.aggregates.risk import Risk, score
from programme.domain.answer import Answer
from tests.support.charters import charter
from tests.support.history import History

OFFICES = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "pilot", "director")]


def raised(**more: Any) -> History:
    """Return a charter with three offices, a territory and a risk."""
    history = History()
    history.do("charter adopt", rules=charter(office=OFFICES), on="2016-01-01")
    history.do("territory propose", territory="aix", name="Aix", on="2016-09")
    history.do("risk raise", risk="r", title="R", territories=["aix"], on="2018-01-01", **more)
    return history


def risk(history: History) -> Risk:
    return history.reading().of(Risk, "r")


def test_a_risk_needs_no_assessment_and_has_no_score_then() -> None:
    latest = risk(raised()).latest
    assert latest is not None
    assert (latest.likelihood, latest.impact, latest.owner, score(latest)) == (None, None, None, None)


def test_a_reassessment_keeps_what_it_does_not_change() -> None:
    history = raised(likelihood=3, impact=4, owner="pilot")
    history.do("risk reassess", risk="r", likelihood=2, trend="falling", on="2018-06-01")
    latest = risk(history).latest
    assert latest is not None
    assert latest.model_dump(include={"likelihood", "impact", "owner", "trend", "territories"}) == {
        "likelihood": 2,
        "impact": 4,
        "owner": "pilot",
        "trend": "falling",
        "territories": ("aix",),
    }
    assert score(latest) == 8


@pytest.mark.parametrize("degree", [0, 6])
def test_likelihood_and_impact_go_from_one_to_five(degree: int) -> None:
    for field in ("likelihood", "impact"):
        with pytest.raises(ValidationError):
            raised(**{field: degree})


def test_everything_wrong_with_a_risk_is_said_at_once() -> None:
    history = raised()
    refused = history.refusal("risk raise", risk="r", title="R", owner="director-general", territories=["aixe"])
    assert refused == ["unknown-id", "id-taken", "unknown-id"]
    assert history.refusal("risk reassess", risk="x", owner="nobody") == ["unknown-id", "unknown-id"]
    assert history.refusal("risk reassess", risk="r", impact=1, on="2017") == ["before-what-it-replaces"]


def test_a_risk_is_closed_once_after_it_was_raised() -> None:
    history = raised()
    start = history.facts[-1]
    assert history.refusal("risk close", risk="x", reason="R") == ["unknown-id"]
    assert history.refusal("risk close", risk="r", reason="R", on="2017") == ["before-what-it-follows"]
    (closed,) = history.do("risk close", risk="r", reason="R", on="2019-01-01")
    assert closed.event.model_dump(include={"ends", "territories"}) == {"ends": start.id, "territories": ("aix",)}
    assert history.refusal("risk close", risk="r", reason="R") == ["already-closed"]
    assert history.refusal("risk reassess", risk="r", impact=1) == ["already-closed"]


def test_an_owner_is_known_by_the_day() -> None:
    history = raised()
    history.do("risk reassess", risk="r", owner="pilot", on="2018-06")
    days = (date(2017, 12, 31), date(2018, 5, 31), date(2018, 6, 15), date(2018, 6, 30))
    answers = [risk(history).owned(day) for day in days]
    assert answers == [Answer.YES, Answer.NO, Answer.UNDECIDABLE, Answer.YES]


def test_of_an_unknown_risk_nothing_is_known() -> None:
    found = risk(History())
    assert (found.exists, found.mandate, found.latest) == (False, None, None)
