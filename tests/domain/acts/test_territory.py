"""Acts on territory projects: what follows each, and what stands in its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.charter import Charter
from programme.domain.vocabulary import TerritoryState
from tests.support.charters import charter
from tests.support.history import History
from tests.support.scenes import T, entered, programme

STATES = {
    "proposed": [("territory propose", {"name": "V"})],
    "envisaged": [("territory envisage", {"name": "V"})],
    "active": [("territory propose", {"name": "V"}), ("territory select", {})],
    "suspended": [
        ("territory propose", {"name": "V"}),
        ("territory select", {}),
        ("territory suspend", {"reason": "R"}),
    ],
    "closed": [("territory propose", {"name": "V"}), ("territory close", {"reason": "R"})],
}
CHANGES: dict[str, dict[str, Any]] = {
    "territory propose": {"name": "V"},
    "territory envisage": {"name": "V"},
    "territory select": {},
    "territory suspend": {"reason": "R"},
    "territory resume": {},
    "territory close": {"reason": "R"},
}
ALLOWED = {
    ("envisaged", "territory propose"): TerritoryState.PROPOSED,
    ("proposed", "territory select"): TerritoryState.ACTIVE,
    ("envisaged", "territory select"): TerritoryState.ACTIVE,
    ("active", "territory suspend"): TerritoryState.SUSPENDED,
    ("suspended", "territory resume"): TerritoryState.ACTIVE,
    ("proposed", "territory close"): TerritoryState.CLOSED,
    ("envisaged", "territory close"): TerritoryState.CLOSED,
    ("active", "territory close"): TerritoryState.CLOSED,
    ("suspended", "territory close"): TerritoryState.CLOSED,
}


def in_state(state: str) -> History:
    history = History()
    for year, (path, fields) in enumerate(STATES[state], 2016):
        history.do(path, territory=T, on=str(year), **fields)
    return history


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("change", CHANGES)
def test_each_state_allows_only_what_follows_it(state: str, change: str) -> None:
    history = in_state(state)
    becomes = ALLOWED.get((state, change))
    if becomes is None:
        assert history.refusal(change, territory=T, on="2020", **CHANGES[change]) == ["wrong-state"]
    else:
        history.do(change, territory=T, on="2020", **CHANGES[change])
        assert history.reading().of(TerritoryProject, T).state is becomes


def test_a_wrong_state_is_named_in_the_reason() -> None:
    (reason,) = in_state("closed").reasons("territory suspend", territory=T, reason="R", on="2020")
    assert reason.sentence.values["territory"] == T
    assert reason.sentence.values["state"].template == "closed"  # type: ignore[attr-defined]
    assert reason.advice == "programme territory show venelles"


def test_a_theme_proposed_with_a_territory_is_its_first_theme() -> None:
    history = History()
    facts = history.do("territory propose", territory=T, name="Venelles", theme="Silver économie", on="2016")
    assert [one.event.type for one in facts] == ["territory-proposed", "theme-set"]
    project = history.reading().of(TerritoryProject, T)
    assert project.name == "Venelles"
    (theme,) = project.themes.links
    assert theme.event.theme == "Silver économie"  # type: ignore[attr-defined]


def test_each_theme_takes_the_place_of_the_one_before() -> None:
    history = History()
    history.do("territory propose", territory=T, name="Venelles", theme="A", on="2016")
    first, second = (history.do("territory theme", territory=T, theme=theme, on="2017")[0] for theme in "BC")
    assert second.event.replaces == first.id  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("territory theme", {"theme": "B"}),
        ("territory suspend", {"reason": "R"}),
    ],
)
def test_a_change_does_not_come_before_what_it_replaces(path: str, fields: dict[str, Any]) -> None:
    history = History()
    history.do("territory propose", territory=T, name="Venelles", theme="A", on="2017")
    history.do("territory select", territory=T, on="2017-06")
    (reason,) = history.reasons(path, territory=T, on="2016", **fields)
    assert reason.rule == "before-what-it-replaces"
    history.do(path, territory=T, on="2017-06", **fields)


def test_a_change_does_not_come_before_any_of_those_that_it_replaces() -> None:
    history = History()
    proposed, _ = history.do("territory propose", territory=T, name="V", theme="A", on="2018")
    (themed,) = history.facts[1:]
    history.do("territory theme", territory=T, theme="B", on="../2019")
    (reason,) = history.reasons("territory theme", territory=T, theme="C", on="2017")
    assert reason.sentence.values == {"on": proposed.on, "position": themed.position}
    assert reason.advice == f"programme entry show {themed.position}"


# --- A phase taken over from an older history ------------------------------------------------------------------------


def test_a_history_older_than_the_charter_brings_its_phase_along() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2016")
    history.do("charter adopt", rules=charter(), on="2018-01-01")
    facts = history.do("territory select", territory=T, phase="amorcage", on="2017-12-31")
    assert [one.event.type for one in facts] == ["territory-selected", "phase-entered"]
    assert history.reading().of(TerritoryProject, T).phases_at(date(2017, 12, 31)) == ("amorcage",)


def test_before_any_charter_a_phase_of_any_name_is_taken_over() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2016")
    history.do("territory select", territory=T, phase="whatever", on="2017")
    assert history.reading().of(TerritoryProject, T).phase == "whatever"


@pytest.mark.parametrize("on", ["2018-01-01", "2018-01-01/2019", "2019"])
def test_no_gate_is_skipped_once_a_charter_is_in_force(on: str) -> None:
    history = programme()
    history.do("charter adopt", rules=charter(id="second"), on="2018")
    (reason,) = history.reasons("territory select", territory=T, phase="amorcage", on=on)
    assert (reason.rule, reason.advice) == ("gate-skipped", "programme gate open venelles")


def test_an_unknown_phase_is_refused_with_those_that_look_alike() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2016")
    history.do("charter adopt", rules=charter(), on="2018-01-01")
    (reason,) = history.reasons("territory select", territory=T, phase="amorçage".replace("ç", "s"), on="2017")
    assert (reason.rule, reason.near) == ("unknown-id", ("amorcage",))  # type: ignore[attr-defined]


# --- A charter without a gate before its first phase -----------------------------------------------------------------


def without_entry() -> Charter:
    """Return a charter of two phases and the one gate between them."""
    words = {"fr": "?", "en": "?"}
    phases = [{"id": one, **words} for one in ("listening", "trial")]
    gate = {"id": "to-trial", "from": "listening", "to": "trial", "decided_by": ["committee"]}
    return Charter.model_validate({"id": "small", "title": words, "phases": phases, "gate": [gate]})


def proposed_under(rules: Charter) -> History:
    history = History()
    history.do("charter adopt", rules=rules, on="2018-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2018-01-01")
    history.do("territory propose", territory=T, name="V", on="2018-02")
    return history


@pytest.mark.parametrize("named", [{}, {"phase": "listening"}])
def test_without_a_gate_before_it_the_first_phase_begins_with_the_selection(named: dict[str, Any]) -> None:
    history = proposed_under(without_entry())
    facts = history.do("territory select", territory=T, on="2018-03-01", **named)
    assert [one.event.type for one in facts] == ["territory-selected", "phase-entered"]
    project = history.reading().of(TerritoryProject, T)
    assert [project.phases_at(date(2018, 3, day)) for day in (1, 2)] == [("listening",)] * 2
    assert project.phases_at(date(2018, 2, 28)) == (None,)


def test_no_other_phase_begins_with_the_selection() -> None:
    history = proposed_under(without_entry())
    assert history.refusal("territory select", territory=T, phase="trial", on="2018-03-01") == ["gate-skipped"]


def test_with_a_gate_before_it_no_phase_begins_with_the_selection() -> None:
    (selected,) = proposed_under(charter()).do("territory select", territory=T, on="2018-03-01")
    assert selected.event.type == "territory-selected"


def test_selected_before_such_a_charter_a_territory_stands_before_its_first_gate_too() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2017")
    history.do("territory select", territory=T, on="2017-06")
    history.do("charter adopt", rules=without_entry(), on="2018-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2018-01-01")
    (opened,) = history.do("gate open", territory=T, on="2018-03-01")
    assert opened.event.model_dump()["gate"] == "to-trial"
    history.do("gate decide", territory=T, outcome="passed", on="2018-03-02")
    assert history.reading().of(TerritoryProject, T).phase == "trial"


def test_a_territory_that_is_only_proposed_does_not_stand_before_a_later_gate() -> None:
    assert proposed_under(without_entry()).refusal("gate open", territory=T, on="2018-03-01") == ["not-active"]


def test_a_territory_in_a_phase_is_selected_no_more() -> None:
    assert entered().refusal("territory select", territory=T, on="2018") == ["wrong-state"]


# --- Unknown ids -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("territory select", {}),
        ("territory theme", {"theme": "B"}),
        ("territory suspend", {"reason": "R"}),
        ("territory resume", {}),
        ("territory close", {"reason": "R"}),
    ],
)
def test_of_an_unknown_territory_only_that_is_said(path: str, fields: dict[str, Any]) -> None:
    (reason,) = programme().reasons(path, territory="venelle", on="2017", **fields)
    assert (reason.rule, reason.near) == ("unknown-id", ("venelles",))  # type: ignore[attr-defined]


def test_every_unknown_territory_of_a_plan_is_named() -> None:
    reasons = programme().reasons("territory plan", territories=["venelle", T, "x"], title="A", due="2018", on="2017")
    assert [(one.id, one.near) for one in reasons] == [("venelle", ("venelles",)), ("x", ())]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("path", "fields"), [("territory select", {}), ("territory theme", {"theme": "B"})])
def test_the_decision_behind_a_change_is_known(path: str, fields: dict[str, Any]) -> None:
    history = programme()
    history.do("decision record", title="D", id="decision-1", on="2017")
    (reason,) = history.reasons(path, territory=T, decision="decision-2", on="2017", **fields)
    assert (reason.rule, reason.near) == ("unknown-id", ("decision-1",))  # type: ignore[attr-defined]
    (changed,) = history.do(path, territory=T, decision="decision-1", on="2017", **fields)
    assert changed.event.decision == "decision-1"  # type: ignore[attr-defined]


# --- Plans -----------------------------------------------------------------------------------------------------------


def test_a_plan_is_about_territories_and_aims_at_a_date_to_come() -> None:
    history = programme()
    (planned,) = history.do("territory plan", territories=[T], title="Actions 2031", due="2031", on="2029")
    assert (planned.on.text, planned.event.due.text) == ("2029", "2031")  # type: ignore[attr-defined]
    assert planned.event.tags() == ("territory:venelles",)
