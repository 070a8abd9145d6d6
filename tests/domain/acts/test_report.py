"""A report is issued: all that its bytes depend on is recorded, on the day that it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.domain.acts.report import IssueReport
from programme.domain.events import ReportIssued
from tests.support.history import History

ASKED: dict[str, Any] = {
    "kind": "transition",
    "territory": "venelles",
    "as_of": "2017-12-31",
    "known_at": 2,
    "language": "fr",
    "format": "html",
    "program": "1.0",
    "sha256": "ab" * 32,
    "cites": "1-2",
}


def test_a_report_is_recorded_as_it_was_asked_for_on_the_day_that_it_is_made() -> None:
    history = History(today=date(2018, 1, 10))
    (made,) = history.perform(IssueReport.model_validate(ASKED))
    assert isinstance(made.event, ReportIssued)
    assert made.event.model_dump(mode="json", exclude_defaults=True) == ASKED
    assert made.on.text == "2018-01-10"
