"""Stakeholders: registered once, under one name each; contact, support, engagement and commitment are four facts."""

from __future__ import annotations

from datetime import date

import pytest

from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer
from programme.domain.events import StakeholderWithdrawn
from programme.domain.fact import Fact
from programme.domain.naming import names
from programme.domain.stakeholders import called, categories, involvements
from programme.domain.vocabulary import Category, Involvement
from tests.support.history import History

AIX, PERTUIS = "aix-en-provence", "pertuis"


def programme() -> History:
    """Return two territories, a city and a school, each registered for one of them or for all."""
    history = History()
    for territory in (AIX, PERTUIS):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    history.do("stakeholder register", stakeholder="city", name="Ville d'Aix", category="pouvoirs-publics")
    fields = {"name": "École d'art", "category": "enseignement-superieur", "territories": [AIX]}
    history.do("stakeholder register", stakeholder="school", **fields, subtypes=["école", "réseau"])
    return history


def city(history: History) -> Stakeholder:
    return history.reading().of(Stakeholder, "city")


def ended(facts: list[Fact]) -> tuple[str, ...]:
    (fact,) = facts
    assert isinstance(fact.event, StakeholderWithdrawn)
    return fact.event.ends


def standing(history: History, day: str) -> list[str]:
    """Return the types of what certainly holds of the city at the end of a day."""
    mandates = city(history).involvements
    return [one.start.event.type for one in mandates if one.holds(date.fromisoformat(day)) is Answer.YES]


# --- Who they are ----------------------------------------------------------------------------------------------------


def test_a_stakeholder_is_registered_in_its_category_and_called_by_its_name() -> None:
    history = programme()
    school = history.reading().of(Stakeholder, "school")
    assert (school.exists, school.category) == (True, Category.HIGHER_EDUCATION)
    assert names(history.reading(), "fr")["stakeholder:school"] == "École d'art"


def test_of_a_stakeholder_that_nobody_registered_nothing_is_known() -> None:
    nobody = programme().reading().of(Stakeholder, "nobody")
    assert (nobody.exists, nobody.category, nobody.aliases, nobody.involvements) == (False, None, (), ())


def test_without_a_date_a_stakeholder_is_one_at_some_time_up_to_today() -> None:
    history = programme()
    assert [fact.on.text for fact in city(history).registered] == ["../2030-01-01"]
    (dated,) = history.do(
        "stakeholder register", stakeholder="mine", name="Nouvelle Mine", category="associations", on="2016-03"
    )
    assert dated.on.text == "2016-03"


def test_an_id_is_given_once() -> None:
    again = {"stakeholder": "city", "name": "Ville d'Aix", "category": "associations"}
    assert programme().refusal("stakeholder register", **again) == ["id-taken"]


@pytest.mark.parametrize("name", ["Ville d'Aix", "VILLE D'AIX", " ville  d'aix "])
def test_a_name_is_borne_by_one_stakeholder_however_it_is_written(name: str) -> None:
    other = {"stakeholder": "other", "name": name, "category": "associations"}
    assert programme().refusal("stakeholder register", **other) == ["name-taken"]


def test_an_alias_is_another_name_of_one_stakeholder() -> None:
    history = programme()
    history.do("stakeholder alias", stakeholder="school", alias="ESA")
    history.do("stakeholder alias", stakeholder="school", alias="ESAT", on="2017")
    assert history.reading().of(Stakeholder, "school").aliases == ("ESA", "ESAT")
    assert called(history.reading()) == {
        "ville d'aix": "city",
        "école d'art": "school",
        "esa": "school",
        "esat": "school",
    }
    assert history.refusal("stakeholder alias", stakeholder="city", alias="Esat") == ["name-taken"]
    taken = {"stakeholder": "other", "name": "ESAT", "category": "associations"}
    assert history.refusal("stakeholder register", **taken) == ["name-taken"]


def test_everything_unknown_is_named_at_once() -> None:
    new = {"stakeholder": "x", "name": "École d'art", "category": "media", "territories": ["nowhere", PERTUIS]}
    assert programme().refusal("stakeholder register", **new) == ["name-taken", "unknown-id"]
    assert programme().refusal("stakeholder alias", stakeholder="scool", alias="ESAT") == ["unknown-id"]
    both = programme().refusal("stakeholder support", stakeholder="scool", territory="nowhere", on="2017")
    assert both == ["unknown-id", "unknown-id"]


def test_a_stakeholder_acts_where_its_registration_or_anything_else_names() -> None:
    history = programme()
    school = history.reading().of(Stakeholder, "school")
    assert school.territories(date(2017, 1, 1)) == (AIX,)
    history.do("stakeholder contact", stakeholder="school", territory=PERTUIS, on="2018-03")
    history.do("stakeholder benefit", stakeholder="city", territory=AIX, texts=["Attractivité"], on="2018-03")
    school = history.reading().of(Stakeholder, "school")
    assert [school.territories(date(2018, month, 1)) for month in (2, 3)] == [(AIX,), (AIX, PERTUIS)]
    assert [school.acts_in(PERTUIS, date(2018, month, 1)) for month in (2, 3)] == [False, True]
    assert city(history).territories(date(2018, 3, 31)) == (AIX,)
    assert city(history).acts_in(PERTUIS, date(2018, 3, 31))


# --- How far they go -------------------------------------------------------------------------------------------------

STEPS = ("contact", "support", "engage", "commit")
TYPES = ("contact-made", "support-expressed", "engagement-begun", "commitment-made")


def test_a_support_is_no_commitment() -> None:
    history = programme()
    history.do("stakeholder support", stakeholder="city", text="Total soutien", on="2016-09")
    reading = history.reading()
    assert [one.start.event.type for one in involvements(reading, Involvement.SUPPORT)] == ["support-expressed"]
    assert involvements(reading, Involvement.COMMITMENT) == ()


@pytest.mark.parametrize("level", Involvement)
def test_what_goes_further_reaches_the_levels_before(level: Involvement) -> None:
    history = programme()
    for verb in STEPS:
        history.do(f"stakeholder {verb}", stakeholder="city", on="2017")
    found = [one.start.event.type for one in involvements(history.reading(), level)]
    assert found == list(TYPES[list(Involvement).index(level) :])


def test_a_commitment_may_name_its_document_and_territory() -> None:
    history = programme()
    fields = {
        "stakeholder": "city",
        "territory": AIX,
        "document": "agreement",
        "text": "Convention",
        "on": "2018-03-01",
    }
    assert history.refusal("stakeholder commit", **fields) == ["unknown-id"]
    history.do("document draft", document="agreement", title="Convention", kind="city-agreement", on="2018")
    (fact,) = history.do("stakeholder commit", **fields)
    assert fact.event.tags() == ("document:agreement", "stakeholder:city", f"territory:{AIX}")


def test_nothing_is_known_of_a_stakeholder_before_it_is_one() -> None:
    history = programme()
    history.do("stakeholder register", stakeholder="mine", name="Mine", category="associations", on="2017-03")
    assert history.refusal("stakeholder contact", stakeholder="mine", on="2017-02-28") == ["before-what-it-follows"]
    assert history.refusal("stakeholder alias", stakeholder="mine", alias="M", on="2016") == ["before-what-it-follows"]
    history.do("stakeholder contact", stakeholder="mine", on="2017-03-01")


def test_a_category_is_known_from_the_day_the_registration_may_have_come() -> None:
    history = programme()
    history.do("stakeholder register", stakeholder="mine", name="Mine", category="associations", on="2017-03")
    reading = history.reading()
    days = (date(2017, 2, 28), date(2017, 3, 1))
    assert [categories(reading, day).get("mine") for day in days] == [None, Category.ASSOCIATIONS]


# --- Withdrawing -----------------------------------------------------------------------------------------------------


def involved() -> History:
    """Return the city, in contact and in favour of both, then taking part in Aix, where it gives and expects."""
    history = programme()
    history.do("stakeholder contact", stakeholder="city", on="2016-08")
    history.do("stakeholder support", stakeholder="city", on="2016-09-01")
    history.do("stakeholder engage", stakeholder="city", territory=AIX, on="2017-01-01")
    history.do("stakeholder contribute", stakeholder="city", territory=AIX, texts=["Portage"], on="2017-01-01")
    return history


def test_who_withdraws_takes_back_everything_but_what_took_place() -> None:
    history = involved()
    _, support, engagement, contribution = history.facts[-4:]
    ends = ended(history.do("stakeholder withdraw", stakeholder="city", reason="Élections", on="2018-06-01"))
    assert set(ends) == {support.id, engagement.id, contribution.id}
    assert standing(history, "2018-05-31") == ["contact-made", "support-expressed", "engagement-begun"]
    assert standing(history, "2018-06-01") == ["contact-made"]


def test_who_withdraws_from_a_territory_goes_on_with_the_programme() -> None:
    history = involved()
    engagement, contribution = history.facts[-2:]
    where = {"territory": AIX, "reason": "Autre priorité", "on": "2018-06-01"}
    assert set(ended(history.do("stakeholder withdraw", stakeholder="city", **where))) == {
        engagement.id,
        contribution.id,
    }
    assert standing(history, "2018-06-01") == ["contact-made", "support-expressed"]
    elsewhere = history.refusal("stakeholder withdraw", stakeholder="city", territory=PERTUIS, reason="R", on="2018")
    assert elsewhere == ["nothing-to-withdraw"]


def test_one_thing_alone_may_be_taken_back_and_leaves_nothing_to_withdraw() -> None:
    history = involved()
    support = history.facts[-3]
    fields = {"stakeholder": "city", "reason": "R", "on": "2018-06-01"}
    assert ended(history.do("stakeholder withdraw", level="support", **fields)) == (support.id,)
    assert standing(history, "2018-06-01") == ["contact-made", "engagement-begun"]
    assert history.refusal("stakeholder withdraw", level="support", **fields) == ["nothing-to-withdraw"]
    assert history.refusal("stakeholder withdraw", level="contact", **fields) == ["nothing-to-withdraw"]


def test_a_withdrawal_takes_nothing_back_that_came_later() -> None:
    history = involved()
    support = history.facts[-3]
    assert ended(history.do("stakeholder withdraw", stakeholder="city", reason="R", on="2016-12")) == (support.id,)


def test_what_is_withdrawn_within_a_month_is_undecidable_during_that_month() -> None:
    history = involved()
    history.do("stakeholder withdraw", stakeholder="city", level="support", reason="R", on="2018-06")
    support = city(history).involvements[1]
    days = (date(2018, 5, 31), date(2018, 6, 15), date(2018, 6, 30))
    assert [support.holds(day) for day in days] == [Answer.YES, Answer.UNDECIDABLE, Answer.NO]


def test_only_a_known_stakeholder_and_territory_are_withdrawn() -> None:
    refused = programme().refusal("stakeholder withdraw", stakeholder="citty", territory="aixe", reason="R", on="2018")
    assert refused == ["unknown-id", "unknown-id"]
