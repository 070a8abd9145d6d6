"""The reports on the whole programme, as the tests read them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from programme.domain.dates import ImpreciseDate
from programme.language import Lang
from programme.register.register import Register
from programme.reports.annual.report import annual
from programme.reports.completeness import completeness
from programme.reports.decisions import decisions
from programme.reports.formats import written
from programme.reports.page import Page
from programme.reports.survey import Asked, survey

MADE = {"annual": annual, "completeness": completeness, "decisions": decisions}


def page(register: Register, kind: str, day: str, period: str | None = None, **asked: Any) -> Page:
    """Return a report as of a day, on all that is known unless told otherwise."""
    bounds = ImpreciseDate.parse(period) if period is not None else None
    wanted = {"position": register.head(), "period": bounds, **asked}
    return MADE[kind](survey(register, Asked(kind, date.fromisoformat(day), **wanted)))


def text(register: Register, kind: str, day: str, format: str, lang: Lang = "en", **asked: Any) -> str:
    """Return a report in a format and a language."""
    return written(page(register, kind, day, **asked), format, lang)


def as_json(register: Register, kind: str, day: str, lang: Lang = "en", **asked: Any) -> Any:
    """Return a report as a JSON value."""
    return json.loads(text(register, kind, day, "json", lang, **asked))


def told(report: Any, key: str) -> Any:
    """Return what the point of that key says; None where it says nothing."""
    return next(one["content"] for group in report["groups"] for one in group["points"] if one["key"] == key)


def positions(report: Any) -> set[int]:
    """Return the position of every entry that a report cites."""
    return {row["position"] for row in told(report, "entries")["entries"]}
