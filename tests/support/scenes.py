"""Beginnings of histories: a charter, a committee, a territory, an open review."""

from __future__ import annotations

from typing import Any

from tests.support.charters import charter, criterion
from tests.support.history import History

T = "venelles"


def programme(*criteria: dict[str, Any], **more: Any) -> History:
    """Return a charter in force since 2016, its committee, and a territory proposed in September 2016."""
    history = History()
    history.do("charter adopt", rules=charter(*criteria, **more), on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("territory propose", territory=T, name="Venelles", on="2016-09")
    return history


def seat(history: History, *offices: str, on: str = "2016-02-01") -> None:
    """Give offices a seat in the committee."""
    for office in offices:
        history.do("body seat", body="committee", office=office, on=on)


def review(*criteria: dict[str, Any], **more: Any) -> History:
    """Return a review open since 2017-03-01, proposed by the pilot to a committee of three."""
    history = programme(*criteria, **more)
    seat(history, "president", "pilot", "treasurer")
    history.do("gate open", territory=T, on="2017-03-01", proposer="pilot")
    return history


def entered(*criteria: dict[str, Any], **more: Any) -> History:
    """Return a territory let into its first phase on 2017-04-01, its criteria met on that day."""
    history = review(*criteria, **more)
    for one in criteria:
        answer(history, one["id"], on="2017-04-01")
    decide(history, on="2017-04-01")
    return history


def answer(history: History, name: str = "c", finding: str = "met", on: str = "2017-03-15", **more: Any) -> None:
    """Answer a criterion of the gate before the territory."""
    fields = {"criterion": name, "finding": finding, "because": "Seen", **more}
    history.do("gate answer", territory=T, on=on, **fields)


def vote(history: History, **ballots: str) -> None:
    """Cast ballots on 2017-03-20, each office's by its name."""
    for office, ballot in ballots.items():
        history.do("gate vote", territory=T, office=office, ballot=ballot, on="2017-03-20")


def decide(history: History, outcome: str = "passed", on: str = "2017-04-01", **more: Any) -> None:
    """Decide on the open review."""
    history.do("gate decide", territory=T, outcome=outcome, on=on, **more)


CRITERION = criterion("c")
