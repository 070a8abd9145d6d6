"""The gate before a territory: which edition judges it, what stands in the way, what cannot be known."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.domain.assessment import Assessment, assess
from programme.domain.charter import Charter
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding
from tests.support.charters import charter, criterion
from tests.support.history import History

MUST = criterion("seen")
MAY = criterion("workshop", must=False, name="meetings", kind="workshop")


def adopt(history: History, rules: Charter, on: str) -> None:
    history.do("charter adopt", rules=rules, on=on)


def programme(*criteria: dict[str, Any], on: str = "2016-01-01") -> History:
    """Return a territory before the gate into its first phase."""
    history = History()
    adopt(history, charter(*criteria), on)
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    return history


def at(history: History, day: str, gate: str | None = None) -> Assessment:
    return assess(history.reading(), "venelles", date.fromisoformat(day), gate)


def answer(history: History, name: str = "seen", finding: str = "met", on: str = "2017-03-01") -> None:
    history.do("gate answer", territory="venelles", criterion=name, finding=finding, because="Seen", on=on)


def enter(history: History, on: str) -> None:
    """Let the territory pass the gate before it."""
    history.do("gate open", territory="venelles", on=on)
    history.do("gate decide", territory="venelles", outcome="passed", on=on)


# --- What stands in the way ------------------------------------------------------------------------------------------


def test_a_gate_is_passable_when_every_must_is_met() -> None:
    history = programme(MUST, MAY)
    assert not at(history, "2017-12-31").passable
    answer(history)
    found = at(history, "2017-12-31")
    assert found.passable
    assert found.blocking == ()
    assert [one.finding for one in found.results] == [Finding.MET, Finding.UNMET]


def test_only_what_must_be_and_is_unmet_or_undecidable_blocks() -> None:
    history = programme(*(criterion(name) for name in ("silent", "unmet", "met", "aside")), MAY)
    answer(history, "unmet", "unmet")
    answer(history, "met", "met")
    answer(history, "aside", "not-applicable")
    found = at(history, "2017-12-31")
    assert [one.criterion.id for one in found.blocking] == ["silent", "unmet"]
    assert [one.criterion.id for one in found.with_finding(Finding.UNMET)] == ["unmet", "workshop"]


def test_a_waived_must_blocks_no_more() -> None:
    history = programme(MUST)
    fields = {"criterion": "seen", "reason": "R", "authorised_by": "committee"}
    history.do("gate waive", territory="venelles", on="2017-03-01", **fields)
    assert at(history, "2017-12-31").passable


def test_a_gate_that_asks_nothing_is_passable() -> None:
    assert at(programme(), "2017-12-31").passable


def test_the_doubts_of_its_facts_travel_with_a_finding_each_once() -> None:
    history = programme(criterion("c", name="meetings", kind="workshop", at_least=3, scope="programme"))
    for on, doubt in (("2017-03-01?", "La liste dit mars"), ("2017-03-02", "La liste dit mars"), ("2018?", None)):
        history.do("meeting hold", kinds=["workshop"], title="W", on=on, doubt=doubt)
    (result,) = at(history, "2018-06-01").results
    assert result.doubts == ("La liste dit mars", "2017-03-01?", "2018?")


def test_the_entries_that_an_answer_shows_are_among_its_evidence() -> None:
    history = programme(MUST)
    (held,) = history.do("meeting hold", kinds=["workshop"], title="W", on="2017")
    fields = {"criterion": "seen", "finding": "met", "because": "B", "evidence": [held.position, 1]}
    (answered,) = history.do("gate answer", territory="venelles", on="2017-03-01", **fields)
    (result,) = at(history, "2017-12-31").results
    assert result.evidence == (1, held.position, answered.position)


# --- Which gate, which edition ---------------------------------------------------------------------------------------


def test_without_a_charter_there_are_no_rules_to_judge_by() -> None:
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    found = at(history, "2017-12-31")
    assert (found.edition, found.gate, found.results, found.passable) == (None, None, (), False)
    assert found.obstacle == say("No charter is adopted: there are no rules to judge by.")


def test_the_gate_is_the_one_that_leads_out_of_the_phase_of_that_day() -> None:
    history = programme()
    enter(history, "2017-01-01")
    enter(history, "2018-01-01")
    gates = [found.gate.id for day in ("2016", "2017", "2018") if (found := at(history, f"{day}-06-01")).gate]
    assert gates == ["selection", "consolidation", "decollage"]


def test_after_the_last_phase_there_is_no_gate() -> None:
    history = programme()
    for year in range(2016, 2020):
        enter(history, f"{year}-10-01")
    found = at(history, "2020-01-01")
    assert (found.phases, found.gate, found.passable) == (("exemplarite",), None, False)
    assert found.obstacle == say("The last phase is reached: there is no gate after it.")


def test_another_gate_is_judged_when_it_is_named() -> None:
    found = at(programme(MUST), "2017-12-31", gate="decollage")
    assert found.gate is not None
    assert (found.gate.id, found.day) == ("decollage", date(2017, 12, 31))
    assert at(programme(MUST), "2017-12-31", gate="nowhere").gate is None


def test_while_the_phase_is_undecidable_no_gate_is_passable_and_the_entries_that_would_settle_it_are_named() -> None:
    history = programme(on="2018-01-01")
    (entered,) = history.do("territory select", territory="venelles", phase="amorcage", on="2017")[1:]
    found = at(history, "2017-06-01")
    assert (found.phases, found.gate, found.passable) == ((None, "amorcage"), None, False)
    undecidable = "The phase on that day is undecidable; the dates of these entries would settle it: {positions}."
    assert found.obstacle == say(undecidable, positions=str(entered.position))
    named = at(history, "2017-06-01", gate="consolidation")
    assert named.gate is not None
    assert not named.passable


def test_the_edition_in_force_that_day_judges() -> None:
    history = programme(MUST, on="2016-01-01")
    adopt(history, charter(MUST, MAY), on="2018-01-01")
    editions = [
        (e.id, len(found.results)) for day in ("2017-12-31", "2018-01-01") if (e := (found := at(history, day)).edition)
    ]
    assert editions == [("1", 1), ("2", 2)]
    assert not at(history, "2017-12-31").adopted_after


def test_before_any_edition_the_earliest_known_one_judges_and_says_so() -> None:
    history = programme(MUST, on="2018-01-01")
    adopt(history, charter(MUST, MAY), on="2019-01-01")
    found = at(history, "2017-12-31")
    assert found.edition is not None
    assert (found.edition.id, found.adopted_after) == ("1", True)


def test_an_open_review_is_judged_by_the_edition_it_was_opened_under() -> None:
    history = programme(MUST)
    history.do("gate open", territory="venelles", on="2017-12-01")
    adopt(history, charter(MUST, MAY), on="2018-01-01")
    found = at(history, "2018-06-01")
    assert found.edition is not None
    assert found.review is not None
    assert (found.edition.id, found.adopted_after, len(found.results)) == ("1", False, 1)


def test_an_open_review_keeps_its_gate_even_when_a_later_edition_has_none_of_that_name() -> None:
    history = programme(MUST)
    history.do("gate open", territory="venelles", on="2017-12-01")
    renamed = {"id": "entry", "to": "amorcage", "criterion": []}
    adopt(history, charter(gate=[renamed]), on="2018-01-01")
    for gate in (None, "selection"):
        found = at(history, "2018-06-01", gate)
        assert found.gate is not None
        assert (found.gate.id, [one.criterion.id for one in found.blocking]) == ("selection", ["seen"])


def test_a_gate_without_a_review_of_its_own_is_judged_by_the_edition_in_force() -> None:
    history = programme(MUST)
    history.do("gate open", territory="venelles", on="2017-12-01")
    adopt(history, charter(MUST, MAY), on="2018-01-01")
    found = at(history, "2018-06-01", gate="decollage")
    assert found.edition is not None
    assert (found.edition.id, found.review) == ("2", None)


def test_once_the_review_has_ended_the_edition_in_force_judges_again() -> None:
    history = programme(MUST)
    history.do("gate open", territory="venelles", on="2017-12-01")
    adopt(history, charter(MUST, MAY), on="2018-01-01")
    history.do("gate decide", territory="venelles", outcome="deferred", motive="Later", on="2018-02-01")
    found = at(history, "2018-02-01")
    assert found.edition is not None
    assert (found.edition.id, found.review) == ("2", None)
