"""A trial programme for the reports: two phases, a committee of three, a gate of four criteria; and what reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from programme.domain.charter import Charter
from programme.language import Lang
from programme.register.register import Register
from programme.reports.formats import written
from programme.reports.transition.gather import Asked, gather
from programme.reports.transition.report import TransitionReport, transition_report
from tests.support.registers import Desk

TODAY = date(2019, 6, 1)
FORMATS = ("html", "md", "json")
LANGS: tuple[Lang, ...] = ("fr", "en")

CRITERIA = [
    {
        "id": "useful",
        "must": True,
        "rule": "source",
        "fr": "C’est utile.",
        "en": "It is useful.",
        "cites": {"document": "study", "lines": [3, 4], "text": "utile à tous"},
        "demand": {"name": "attested"},
        "who_can_settle": "pilot",
    },
    {
        "id": "workshops",
        "must": True,
        "rule": "hypothesis",
        "fr": "Deux ateliers.",
        "en": "Two workshops.",
        "demand": {"name": "meetings", "kind": "workshop", "at_least": 2},
    },
    {
        "id": "theme",
        "must": True,
        "rule": "hypothesis",
        "fr": "Le thème est arrêté.",
        "en": "The theme is set.",
        "demand": {"name": "decided", "subject": "theme"},
        "who_can_settle": "committee",
    },
    {
        "id": "known",
        "must": False,
        "rule": "hypothesis",
        "fr": "C’est connu.",
        "en": "It is known.",
        "demand": {"name": "attested"},
    },
]
OFFICES = ("coordinator", "president", "pilot", "treasurer", "auditor")


def charter(**more: Any) -> Charter:
    """Return the rules of the trial programme."""
    return Charter.model_validate(
        {
            "id": "trial",
            "name": "Trial",
            "title": {"fr": "Règles d’essai", "en": "Trial rules"},
            "notice": {"fr": "Pour essai.", "en": "For trial."},
            "timezone": "Europe/Paris",
            "phases": [
                {"id": "first", "fr": "Première", "en": "First", "planned": "2017"},
                {"id": "second", "fr": "Seconde", "en": "Second", "planned": "2018/2019"},
            ],
            "gate": [
                {"id": "entry", "to": "first", "decided_by": ["committee"]},
                {"id": "onward", "from": "first", "to": "second", "decided_by": ["committee"], "criterion": CRITERIA},
            ],
            "body": [
                {
                    "id": "committee",
                    "fr": "Comité",
                    "en": "Committee",
                    "seats": 3,
                    "voting": {"quorum": "1/2", "majority": "1/2"},
                }
            ],
            "office": [{"id": one, "fr": one.capitalize(), "en": one.capitalize()} for one in OFFICES],
            **more,
        }
    )


@dataclass
class Trial:
    """The trial programme at a register, and the reports made of it."""

    desk: Desk

    @classmethod
    def started(cls, folder: Path, **rules: Any) -> Trial:
        """Return the programme at the beginning of 2018: Alder has been in the first phase since March 2017."""
        trial = cls(Desk.at_new(folder))
        trial.on(2018, 1, 2)
        trial.do("territory propose", territory="alder", name="Alder", on="2017-02")
        trial.do("territory select", territory="alder", phase="first", on="2017-03-01", sources=("study:7",))
        trial.do("body constitute", body="committee", name="Committee", on="2017-01")
        for office in ("president", "pilot", "treasurer"):
            trial.do("body seat", body="committee", office=office, on="2017-01")
        trial.do("charter adopt", rules=charter(**rules), on="2018-01-02")
        return trial

    @classmethod
    def going_on(cls, folder: Path) -> Trial:
        """Return the programme that was started in a folder, still on 2 January 2018."""
        trial = cls(Desk(Register(folder / "register.db", vault=folder / "persons.db"), done=100))
        trial.on(2018, 1, 2)
        trial.desk.at += timedelta(minutes=1)
        return trial

    def on(self, year: int, month: int, day: int) -> None:
        """Record from now on at 9 o'clock (UTC) of a day."""
        self.desk.at = datetime(year, month, day, 9, tzinfo=UTC)

    def do(self, path: str, **fields: Any) -> int:
        """Record one act and return the position of its first entry."""
        return self.desk.do(path, **fields).facts[0].position

    def workshop(self, on: str, **fields: Any) -> int:
        """Record a workshop for Alder."""
        return self.do("meeting hold", kinds=("workshop",), title="Workshop", territories=("alder",), on=on, **fields)

    def answer(self, criterion: str, finding: str, on: str, **fields: Any) -> int:
        """Record an answer to a criterion."""
        fields = {"because": "It was looked at.", **fields}
        return self.do("gate answer", territory="alder", criterion=criterion, finding=finding, on=on, **fields)

    def ready(self) -> None:
        """Record in January 2018 all that the gate asks."""
        self.workshop("2017-05-04")
        self.workshop("2017-10")
        self.do("decision record", title="The theme", subject="theme", territories=("alder",), on="2017-06-01")
        self.answer("useful", "met", "2018-01-02")

    def vote(self, on: str, **ballots: str) -> None:
        """Record the ballots of offices."""
        for office, ballot in ballots.items():
            self.do("gate vote", territory="alder", office=office, ballot=ballot, on=on)

    def open_and_vote(self, on: str) -> None:
        """Open a review that the pilot proposes; president and pilot vote for it, the treasurer abstains."""
        self.do("gate open", territory="alder", proposer="pilot", on=on)
        self.vote(on, president="for", pilot="for", treasurer="abstain")

    def decide(self, outcome: str, on: str, **fields: Any) -> int:
        """Record the decision on the passage of Alder."""
        return self.do("gate decide", territory="alder", outcome=outcome, on=on, **fields)

    def report(self, day: str | None = None, **asked: Any) -> TransitionReport:
        """Return the report on Alder."""
        wanted = {
            "territory": "alder",
            "position": self.desk.register.head(),
            "today": TODAY,
            "day": date.fromisoformat(day) if day is not None else None,
            **asked,
        }
        return transition_report(gather(self.desk.register, Asked(**wanted)))

    def text(self, format: str, lang: Lang = "en", day: str | None = None, **asked: Any) -> str:
        """Return the report on Alder in a format and a language."""
        return written(self.report(day, **asked), format, lang)

    def json(self, day: str | None = None, lang: Lang = "en", **asked: Any) -> Any:
        """Return the report on Alder as a JSON value."""
        return json.loads(self.text("json", lang, day, **asked))


def points(report: Any) -> dict[int, Any]:
    """Return the points of a report in JSON by their numbers."""
    return {point["number"]: point for group in report["groups"] for point in group["points"]}


def content(report: Any, number: int) -> Any:
    """Return what a point of a report in JSON says."""
    return points(report)[number]["content"]


class Page(HTMLParser):
    """An HTML page as a reader meets it: its tags with their attributes, and its text, piece by piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    VOID = ("meta", "col", "br", "link", "img", "input", "hr", "base")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def text_of(self, *tags: str) -> Iterator[str]:
        """Yield the texts right inside tags of these names."""
        return (" ".join(text.split()) for tag, text in self.texts if tag in tags and text.strip())
