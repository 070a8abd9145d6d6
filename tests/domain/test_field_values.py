"""The value of a field as people write it."""

from __future__ import annotations

from programme.domain.events import CharterAdopted
from programme.domain.field_values import value_of
from tests.support.charters import criterion
from tests.support.scenes import decide, review


def test_a_truth_value_is_written_as_json_writes_it() -> None:
    history = review(criterion("c", must=False))
    decide(history, on="2017-04-01")
    decided = next(one for one in history.facts if one.event.type == "gate-decided")
    assert value_of(decided, "four_eyes") == "true"
    assert value_of(decided, "outcome") == "passed"


def test_where_nothing_stands_there_is_no_value() -> None:
    history = review(criterion("c", must=False))
    (adopted,) = (one for one in history.facts if isinstance(one.event, CharterAdopted))
    assert value_of(adopted, "doubt") is None
