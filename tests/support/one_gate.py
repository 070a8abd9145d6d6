"""Two territories before a gate that asks one thing: what is found, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.domain.assessment import CriterionResult, assess
from programme.domain.vocabulary import Finding
from tests.support.charters import charter, criterion
from tests.support.history import History

AIX, VENELLES = "aix-en-provence", "venelles"
COMPANY, SCHOOL, CHOIR = "company", "school", "choir"
FAMILIES = {COMPANY: "entreprises", SCHOOL: "enseignement-superieur", CHOIR: "associations"}


def before_a_gate(**demand: Any) -> History:
    """Return two territories before a gate that makes one demand, with a company, a school and an association."""
    history = History()
    history.do("charter adopt", rules=charter({**criterion("c"), "demand": demand}), on="2016-01-01")
    for territory in (AIX, VENELLES):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    for one, category in FAMILIES.items():
        history.do("stakeholder register", stakeholder=one, name=one.title(), category=category)
    return history


def found(history: History, day: str, territory: str = AIX) -> CriterionResult:
    """Return what is found of the one criterion at the end of a day."""
    (result,) = assess(history.reading(), territory, date.fromisoformat(day)).results
    return result


def findings(history: History, *days: str, territory: str = AIX) -> list[Finding]:
    return [found(history, day, territory).finding for day in days]
