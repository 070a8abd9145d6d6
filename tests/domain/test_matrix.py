"""The matrix: a row for each category and each stakeholder, two columns, and where one is empty."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import (
    BenefitStated,
    CategoryBenefitStated,
    CategoryContributionStated,
    ContributionStated,
    StakeholderRegistered,
    StakeholderWithdrawn,
)
from programme.domain.fact import Fact
from programme.domain.matrix import Row, incomplete, matrix
from programme.domain.reading import reading_of
from programme.domain.vocabulary import Category, Column
from tests.support.facts import facts
from tests.support.history import History
from tests.support.tiny import DAYS, tiny_dates

AIX, PERTUIS = "aix-en-provence", "pertuis"
BOTH = (Column.CONTRIBUTIONS, Column.BENEFITS)


def programme() -> History:
    """Return two territories, a school and a company of Pertuis."""
    history = History()
    for territory in (AIX, PERTUIS):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    history.do("stakeholder register", stakeholder="school", name="École", category="enseignement-superieur")
    company = {"stakeholder": "pumps", "name": "Pompes", "category": "entreprises"}
    history.do("stakeholder register", **company, territories=[PERTUIS])
    return history


def rows(history: History, day: str = "2029-12-31", territory: str | None = None) -> dict[str, Row]:
    """Return the rows by stakeholder, or by category for that of a category."""
    found = matrix(history.reading(), date.fromisoformat(day), territory)
    return {row.stakeholder or row.category.value: row for row in found}


def cells(row: Row) -> tuple[list[str], list[str]]:
    return [one.text for one in row.contributions], [one.text for one in row.benefits]


def test_every_category_has_a_row_followed_by_its_stakeholders() -> None:
    assert list(rows(programme())) == [
        "pouvoirs-publics",
        "associations",
        "entreprises",
        "pumps",
        "citoyens",
        "enseignement-superieur",
        "school",
        "media",
    ]


def test_what_is_given_and_expected_stands_in_its_column() -> None:
    history = programme()
    history.do("stakeholder contribute", stakeholder="school", texts=["Caution", "Veille"], on="2017")
    history.do("stakeholder benefit", stakeholder="school", texts=["Ancrage"], on="2017")
    history.do("stakeholder contribute", category="media", texts=["Repérage"], on="2017")
    history.do("stakeholder benefit", category="media", texts=["Exemples"], on="2017")
    found = rows(history)
    assert cells(found["school"]) == (["Caution", "Veille"], ["Ancrage"])
    assert cells(found["media"]) == (["Repérage"], ["Exemples"])
    assert cells(found["enseignement-superieur"]) == ([], [])


def test_rows_with_an_empty_column_are_incomplete_and_say_which() -> None:
    history = programme()
    history.do("stakeholder contribute", stakeholder="school", texts=["Caution"], on="2017")
    history.do("stakeholder benefit", stakeholder="pumps", texts=["Marchés"], on="2017")
    history.do("stakeholder contribute", category="citoyens", texts=["Idées"], on="2017")
    history.do("stakeholder benefit", category="citoyens", texts=["Lien social"], on="2017")
    lacking = {row.stakeholder or row.category.value: row.empty for row in incomplete(rows(history).values())}
    assert lacking == {
        "pouvoirs-publics": BOTH,
        "associations": BOTH,
        "entreprises": BOTH,
        "pumps": (Column.CONTRIBUTIONS,),
        "enseignement-superieur": BOTH,
        "school": (Column.BENEFITS,),
        "media": BOTH,
    }


def test_for_a_territory_only_who_acts_there_and_what_is_about_it_count() -> None:
    history = programme()
    history.do("stakeholder contribute", stakeholder="school", territory=AIX, texts=["À Aix"], on="2017")
    history.do("stakeholder contribute", stakeholder="school", texts=["Partout"], on="2017")
    history.do("stakeholder contribute", category="media", territory=PERTUIS, texts=["À Pertuis"], on="2017")
    aix, pertuis = rows(history, territory=AIX), rows(history, territory=PERTUIS)
    assert ("pumps" in aix, "pumps" in pertuis) == (False, True)
    assert cells(aix["school"]) == (["À Aix", "Partout"], [])
    assert cells(pertuis["school"]) == (["Partout"], [])
    assert (cells(aix["media"]), cells(pertuis["media"])) == (([], []), (["À Pertuis"], []))


def test_a_line_whose_date_is_open_stands_and_says_so_and_a_withdrawn_one_is_gone() -> None:
    history = programme()
    history.do("stakeholder contribute", stakeholder="school", texts=["Caution"], on="2017-03")
    history.do("stakeholder withdraw", stakeholder="school", reason="R", on="2018-01-01")
    days = ("2017-02-28", "2017-03-15", "2017-12-31", "2018-01-01")
    held = [[one.holds for one in rows(history, day)["school"].contributions] for day in days]
    assert held == [[], [Answer.UNDECIDABLE], [Answer.YES], []]


@pytest.mark.parametrize("verb", ["contribute", "benefit"])
def test_a_line_is_about_one_stakeholder_or_one_category(verb: str) -> None:
    history = programme()
    assert history.refusal(f"stakeholder {verb}", texts=["x"]) == ["one-stakeholder-or-category"]
    both = {"stakeholder": "school", "category": "media"}
    assert history.refusal(f"stakeholder {verb}", **both, texts=["x"]) == ["one-stakeholder-or-category"]


def test_everything_wrong_with_a_line_is_said_at_once() -> None:
    fields = {"stakeholder": "scool", "category": "media", "territory": "nowhere", "texts": ["x"]}
    refused = programme().refusal("stakeholder contribute", **fields)
    assert refused == ["unknown-id", "unknown-id", "one-stakeholder-or-category"]


def test_a_line_does_not_come_before_the_stakeholder() -> None:
    history = programme()
    history.do("stakeholder register", stakeholder="mine", name="Mine", category="associations", on="2017-03")
    before = {"stakeholder": "mine", "texts": ["x"], "on": "2017-02"}
    assert history.refusal("stakeholder benefit", **before) == ["before-what-it-follows"]


# --- Laws ------------------------------------------------------------------------------------------------------------

where = st.sampled_from([None, "t", "u"])
kinds: st.SearchStrategy[type[Event]] = st.sampled_from(
    [ContributionStated, BenefitStated, CategoryContributionStated, CategoryBenefitStated]
)


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    events: list[tuple[str, Event]] = []
    for name in ("a", "b"):
        territories = draw(st.sampled_from([(), ("t",), ("u",)]))
        registered = StakeholderRegistered(
            stakeholder=name, name=name, category=Category.MEDIA, territories=territories
        )
        events.append((draw(tiny_dates).text, registered))
    for kind in draw(st.lists(kinds, max_size=4)):
        whose = {"stakeholder": draw(st.sampled_from(["a", "b"]))}
        if kind in {CategoryContributionStated, CategoryBenefitStated}:
            whose = {"category": "media"}
        stated = kind.model_validate({**whose, "text": "x", "territory": draw(where)})
        events.append((draw(tiny_dates).text, stated))
    if draw(st.booleans()):
        ends = tuple(draw(st.lists(st.sampled_from(["e3", "e4", "e5"]), min_size=1, max_size=2)))
        events.append((draw(tiny_dates).text, StakeholderWithdrawn(stakeholder="a", reason="R", ends=ends)))
    return facts(*events)


@given(histories(), st.sampled_from(DAYS), where)
def test_facts_that_have_not_happened_change_nothing(history: list[Fact], day: date, territory: str | None) -> None:
    happened = [one for one in history if one.on.by(day) is not Answer.NO]
    assert matrix(reading_of(happened), day, territory) == matrix(reading_of(history), day, territory)


@given(histories().flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), st.sampled_from(DAYS), where)
def test_the_order_of_recording_changes_nothing(
    recorded: tuple[list[Fact], list[Fact]], day: date, territory: str | None
) -> None:
    ordered, shuffled = recorded
    assert matrix(reading_of(shuffled), day, territory) == matrix(reading_of(ordered), day, territory)
