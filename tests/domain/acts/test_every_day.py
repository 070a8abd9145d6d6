"""Every act happens on the day it is given, and today when it is given none; but for those dated as another fact."""

from __future__ import annotations

import pytest

from programme.domain.acts.act import New
from programme.domain.dates import ImpreciseDate
from tests.support.asked import TODAY, ask
from tests.support.readings import FIELDS, build, cases

DATED_AS_ANOTHER = {"meeting attend", "question settle", "question defer"}
"""Without a date, attendance is dated as the meeting, and what becomes of a question as the decision on it."""


@pytest.mark.parametrize("path", sorted(set(FIELDS) - DATED_AS_ANOTHER))
def test_an_act_without_a_date_is_an_act_of_today(path: str) -> None:
    for history, one, fields in cases():
        if one == path:
            undated, dated = build(path, {**fields, "on": None}), build(path, {**fields, "on": TODAY.isoformat()})
            outcomes = [ask(one, history.facts, history.facts).outcome for one in (undated, dated)]
            assert outcomes[0] == outcomes[1]


def accepted() -> dict[str, New]:
    """Return the first event of each act that is accepted in a history made by hand, on 2018-06-01."""
    found: dict[str, New] = {}
    for history, path, fields in cases():
        first, *_ = ask(build(path, fields), history.facts, history.facts).outcome
        if isinstance(first, New):
            found[path] = first
    return found


def test_what_follows_from_an_act_happens_on_its_day() -> None:
    day = ImpreciseDate.parse("2018-06-01")
    others = {path: one.on for path, one in accepted().items() if one.on != day}
    assert others == {}
