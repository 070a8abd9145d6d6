"""Acts before the decision on a passage: review opened, criteria answered or waived, opinions, ballots."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.charters import charter, criterion
from tests.support.history import History
from tests.support.scenes import CRITERION, T, answer, decide, entered, programme, review, seat, vote

WORKSHOP = criterion("workshop", name="meetings", kind="workshop")
FIXED = criterion("fixed", waivable=False)


def last(history: History) -> Any:
    return history.facts[-1].event


# --- Opening a review ------------------------------------------------------------------------------------------------


def test_a_review_opens_for_the_gate_before_the_territory_under_the_edition_of_that_day() -> None:
    history = programme(CRITERION)
    edition = last(History(history.facts[:1]))
    history.do("gate open", territory=T, on="2017-03-01")
    opened = last(history)
    assert (opened.review, opened.gate, opened.attempt) == ("venelles-selection-1", "selection", 1)
    assert (opened.edition, opened.hash, opened.proposer) == ("1", edition.hash, "coordinator")


def test_the_proposer_may_be_another_than_who_records() -> None:
    history = programme()
    history.do("gate open", territory=T, on="2017-03-01", proposer="pilot")
    assert last(history).proposer == "pilot"


def test_each_attempt_at_a_gate_is_numbered() -> None:
    history = review(CRITERION)
    decide(history, "deferred", motive="Later")
    history.do("gate open", territory=T, on="2017-05-01")
    assert (last(history).review, last(history).attempt) == ("venelles-selection-2", 2)


def test_attempts_are_numbered_gate_by_gate() -> None:
    history = entered(CRITERION)
    history.do("gate open", territory=T, on="2018-03-01")
    assert (last(history).review, last(history).attempt) == ("venelles-consolidation-1", 1)


def test_two_reviews_never_bear_the_same_id() -> None:
    gates = [{"id": "en-provence-selection", "to": "amorcage"}]
    history = programme(gate=gates)
    for territory in ("aix", "aix-en-provence"):
        history.do("territory propose", territory=territory, name="Aix", on="2016")
    history.do("gate open", territory="aix", on="2017")
    first = last(history).review
    history.do("charter adopt", rules=charter(gate=[{"id": "selection", "to": "amorcage"}]), on="2017-01-01")
    history.do("gate open", territory="aix-en-provence", on="2017-03-01")
    assert (first, last(history).review) == ("aix-en-provence-selection-1", "aix-en-provence-selection-1-2")


@pytest.mark.parametrize(("on", "edition", "gate"), [("2017-12-31", "1", "selection"), ("2018-01-01", "2", "entry")])
def test_gate_and_edition_are_those_of_the_day_of_opening(on: str, edition: str, gate: str) -> None:
    history = programme()
    history.do("charter adopt", rules=charter(gate=[{"id": "entry", "to": "amorcage"}]), on="2018-01-01")
    history.do("gate open", territory=T, on=on)
    assert (last(history).edition, last(history).gate) == (edition, gate)


def test_a_review_already_open_is_not_opened_again() -> None:
    (reason,) = review().reasons("gate open", territory=T, on="2017-04-01")
    assert (reason.rule, reason.advice) == ("already-open", "programme gate show venelles")


def test_without_a_charter_no_review_opens() -> None:
    history = History()
    history.do("territory propose", territory=T, name="Venelles", on="2016")
    (reason,) = history.reasons("gate open", territory=T, on="2017")
    assert (reason.rule, reason.advice) == ("no-charter", "programme charter adopt charter.toml")


def test_after_the_last_phase_no_review_opens() -> None:
    phases = [{"id": "amorcage", "fr": "A", "en": "A"}]
    history = entered(phases=phases, gate=[{"id": "selection", "to": "amorcage", "decided_by": ["committee"]}])
    assert history.refusal("gate open", territory=T, on="2018") == ["last-phase"]


@pytest.mark.parametrize(
    "steps",
    [
        [("territory suspend", {"reason": "R"})],
        [("territory close", {"reason": "R"})],
    ],
)
def test_a_territory_not_active_opens_no_review(steps: list[tuple[str, dict[str, str]]]) -> None:
    history = entered()
    for path, fields in steps:
        history.do(path, territory=T, on="2017-06", **fields)
    (reason,) = history.reasons("gate open", territory=T, on="2018")
    assert (reason.rule, reason.advice) == ("not-active", "programme territory show venelles")


@pytest.mark.parametrize("path", ["territory propose", "territory envisage"])
def test_the_gate_into_the_programme_is_for_those_not_yet_selected(path: str) -> None:
    history = programme()
    history.do(path, territory="gardanne", name="Gardanne", on="2016")
    history.do("gate open", territory="gardanne", on="2017")
    assert last(history).gate == "selection"


def test_a_territory_selected_outside_a_gate_stands_before_the_first_one() -> None:
    history = programme()
    history.do("territory select", territory=T, on="2017-01-01")
    history.do("gate open", territory=T, on="2017")
    assert last(history).gate == "selection"


def test_a_territory_proposed_with_a_later_phase_is_not_active_there() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2015")
    history.do("territory select", territory=T, phase="amorcage", on="2015")
    history.do("territory suspend", territory=T, reason="R", on="2015")
    history.do("charter adopt", rules=charter(), on="2016")
    assert history.refusal("gate open", territory=T, on="2017") == ["not-active"]


# --- Answers ---------------------------------------------------------------------------------------------------------


def test_an_answer_is_that_of_who_records_unless_another_office_is_named() -> None:
    history = review(CRITERION)
    answer(history)
    assert (last(history).answered_by, last(history).gate, last(history).replaces) == ("coordinator", "selection", None)
    answer(history, answered_by="president")
    assert (last(history).answered_by, last(history).replaces) == ("president", history.facts[-2].id)


def test_an_answer_may_come_before_the_review() -> None:
    history = programme(CRITERION)
    answer(history)
    assert last(history).gate == "selection"


def test_a_computed_criterion_takes_no_answer() -> None:
    fields = {"criterion": "workshop", "finding": "met", "because": "B"}
    (reason,) = review(WORKSHOP).reasons("gate answer", territory=T, on="2017-03-15", **fields)
    assert (reason.rule, reason.advice) == ("computed-criterion", "programme gate assess venelles")


def test_an_answer_does_not_come_before_the_one_it_replaces() -> None:
    history = review(CRITERION)
    answer(history)
    fields = {"criterion": "c", "finding": "unmet", "because": "B"}
    assert history.refusal("gate answer", territory=T, on="2017-03-14", **fields) == ["before-what-it-replaces"]


def test_evidence_names_entries_that_are_there() -> None:
    history = review(CRITERION)
    there = len(history.facts)
    answer(history, evidence=[1, there])
    assert last(history).evidence == (1, there)
    fields = {"criterion": "c", "finding": "met", "because": "B", "evidence": [there, there + 2, 99]}
    reasons = history.reasons("gate answer", territory=T, on="2017-03-16", **fields)
    assert [(one.kind, one.id) for one in reasons] == [("entry", str(there + 2)), ("entry", "99")]  # type: ignore[attr-defined]


def test_the_criteria_are_those_of_the_edition_of_that_day() -> None:
    history = programme(CRITERION)
    history.do("charter adopt", rules=charter(criterion("new")), on="2018-01-01")
    answer(history, "c", on="2017-12-31")
    answer(history, "new", on="2018-01-01")


# --- Waivers ---------------------------------------------------------------------------------------------------------

WAIVER = {"reason": "R", "authorised_by": "committee"}


def test_a_waiver_names_who_allows_it_and_its_last_day() -> None:
    history = review(WORKSHOP)
    history.do("gate waive", territory=T, criterion="workshop", until="2017-06-30", on="2017-03-15", **WAIVER)
    assert (last(history).authorised_by, last(history).until.text, last(history).gate) == (
        *("committee", "2017-06-30", "selection"),
    )


def test_a_criterion_that_is_not_waivable_stays() -> None:
    refusal = review(FIXED).refusal("gate waive", territory=T, criterion="fixed", on="2017-03-15", **WAIVER)
    assert refusal == ["not-waivable"]


@pytest.mark.parametrize(("until", "over"), [("2017-03-14", True), ("2017-03-15", False), ("2017-03", False)])
def test_a_waiver_already_over_is_refused(until: str, over: object) -> None:
    history = review(CRITERION)
    fields = {"territory": T, "criterion": "c", "until": until, "on": "2017-03-15", **WAIVER}
    if over is True:
        (reason,) = history.reasons("gate waive", **fields)
        assert (reason.rule, reason.advice) == ("already-over", "--until")
    else:
        history.do("gate waive", **fields)


def test_a_wrong_body_allows_no_waiver() -> None:
    history = review(CRITERION)
    history.do("body constitute", body="other", name="Other", on="2017")
    fields = {"criterion": "c", "reason": "R", "authorised_by": "other"}
    (reason,) = history.reasons("gate waive", territory=T, on="2017-03-15", **fields)
    assert reason.rule == "wrong-body"
    assert reason.sentence.values == {"body": "other", "bodies": "committee"}


# --- Opinions and ballots --------------------------------------------------------------------------------------------


def test_an_opinion_is_that_of_who_records_unless_another_office_is_named() -> None:
    history = review()
    for office in (None, "auditor"):
        history.do("gate opinion", territory=T, colour="amber", text="Prudence", office=office, on="2017-03-15")
    given = [one.event.office for one in history.facts[-2:]]  # type: ignore[attr-defined]
    assert given == ["coordinator", "auditor"]
    assert (last(history).review, last(history).colour) == ("venelles-selection-1", "amber")


def test_a_member_votes_in_the_body_of_the_gate() -> None:
    history = review()
    vote(history, president="for")
    assert (last(history).body, last(history).ballot, last(history).cast_by) == ("committee", "for", None)


def test_an_office_not_seated_does_not_vote() -> None:
    fields = {"office": "stranger", "ballot": "for"}
    (reason,) = review().reasons("gate vote", territory=T, on="2017-03-20", **fields)
    assert (reason.rule, reason.advice) == ("not-seated", "programme body show committee")


def test_who_has_already_voted_does_not_vote_again() -> None:
    history = review()
    vote(history, president="for")
    fields = {"office": "president", "ballot": "against"}
    assert history.refusal("gate vote", territory=T, on="2017-03-21", **fields) == ["already-voted"]


def test_who_is_recused_does_not_vote() -> None:
    history = review()
    history.do("body recuse", body="committee", office="pilot", territory=T, on="2017-03-10")
    assert history.refusal("gate vote", territory=T, office="pilot", ballot="for", on="2017-03-20") == ["recused"]


def proxied() -> History:
    history = review()
    fields = {"office": "treasurer", "holder": "president", "territory": T}
    history.do("body proxy", body="committee", on="2017-03-10", **fields)
    return history


def test_the_holder_of_a_proxy_votes_for_another() -> None:
    history = proxied()
    fields = {"office": "treasurer", "ballot": "for", "cast_by": "president"}
    history.do("gate vote", territory=T, on="2017-03-20", **fields)
    assert (last(history).office, last(history).cast_by) == ("treasurer", "president")


@pytest.mark.parametrize(("office", "cast_by"), [("treasurer", "pilot"), ("pilot", "president")])
def test_there_is_no_proxy_but_the_one_given(office: str, cast_by: str) -> None:
    fields = {"office": office, "ballot": "for", "cast_by": cast_by}
    (reason,) = proxied().reasons("gate vote", territory=T, on="2017-03-20", **fields)
    assert (reason.rule, reason.advice) == (
        "no-proxy",
        f"programme body proxy committee {office} --to {cast_by} --territory {T}",
    )


def test_with_the_holder_recused_a_proxy_is_not_used() -> None:
    history = proxied()
    history.do("body recuse", body="committee", office="president", territory=T, on="2017-03-10")
    fields = {"office": "treasurer", "ballot": "for", "cast_by": "president"}
    assert history.refusal("gate vote", territory=T, on="2017-03-20", **fields) == ["holder-recused"]


def test_who_used_a_proxy_has_voted_and_can_no_longer_step_aside() -> None:
    history = proxied()
    history.do("gate vote", territory=T, office="treasurer", ballot="for", cast_by="president", on="2017-03-20")
    fields = {"body": "committee", "office": "president", "territory": T, "on": "2017-03-21"}
    assert history.refusal("body recuse", **fields) == ["already-voted"]


# --- Where nothing is open, known or decided -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "fields"),
    [("gate opinion", {"colour": "red", "text": "T"}), ("gate vote", {"office": "president", "ballot": "for"})],
)
def test_there_is_no_open_review_to_speak_on(path: str, fields: dict[str, str]) -> None:
    history = programme()
    seat(history, "president")
    (reason,) = history.reasons(path, territory=T, on="2017", **fields)
    assert (reason.rule, reason.advice) == ("no-open-review", "programme gate open venelles")


def test_with_several_deciders_a_body_missing_is_asked_for() -> None:
    gates = [{"id": "selection", "to": "amorcage", "decided_by": ["committee", "board"]}]
    history = review(gate=gates)
    fields = {"territory": T, "office": "president", "ballot": "for", "on": "2017-03-20"}
    (reason,) = history.reasons("gate vote", **fields)
    assert (reason.rule, reason.advice) == ("body-missing", "--body")
    history.do("gate vote", body="committee", **fields)


def test_where_the_charter_names_no_decider_any_body_that_is_known_will_do() -> None:
    history = review(gate=[{"id": "selection", "to": "amorcage"}])
    fields = {"territory": T, "office": "president", "ballot": "for", "on": "2017-03-20"}
    assert history.refusal("gate vote", **fields) == ["body-missing"]
    history.do("gate vote", body="committee", **fields)


UNKNOWN: list[tuple[str, dict[str, Any], list[str]]] = [
    ("open", {}, ["venelle"]),
    ("answer", {"criterion": "d", "finding": "met", "because": "B"}, ["venelle"]),
    ("waive", {"criterion": "d", "reason": "R", "authorised_by": "comittee"}, ["venelle", "comittee"]),
    ("opinion", {"colour": "red", "text": "T"}, ["venelle"]),
    ("vote", {"office": "president", "ballot": "for", "body": "comittee"}, ["venelle", "comittee"]),
]


@pytest.mark.parametrize(("verb", "fields", "unknown"), UNKNOWN)
def test_an_unknown_territory_and_body_are_named_with_those_that_look_alike(
    verb: str, fields: dict[str, Any], unknown: list[str]
) -> None:
    reasons = programme(CRITERION).reasons(f"gate {verb}", territory="venelle", on="2017", **fields)
    near = {"venelle": ("venelles",), "comittee": ("committee",)}
    named = {one.id: one.near for one in reasons if one.rule == "unknown-id"}  # type: ignore[attr-defined]
    assert named == {one: near[one] for one in unknown}


@pytest.mark.parametrize(("verb", "fields"), [("answer", {"finding": "met", "because": "B"}), ("waive", WAIVER)])
def test_an_unknown_criterion_is_named_with_those_that_look_alike(verb: str, fields: dict[str, str]) -> None:
    history = review(criterion("red-line"), WORKSHOP)
    (reason,) = history.reasons(f"gate {verb}", territory=T, criterion="redline", on="2017-03-15", **fields)
    assert (reason.rule, reason.near) == ("unknown-id", ("red-line",))  # type: ignore[attr-defined]


def test_every_reason_is_given_at_once() -> None:
    history = proxied()
    vote(history, pilot="for")
    history.do("body recuse", body="committee", office="president", territory=T, on="2017-03-21")
    fields = {"office": "pilot", "ballot": "for", "cast_by": "president", "body": "committee"}
    assert history.refusal("gate vote", territory=T, on="2017-03-21", **fields) == [
        *("already-voted", "no-proxy", "holder-recused")
    ]
    waiver = {"criterion": "fixed", "reason": "R", "authorised_by": "other", "until": "2016"}
    rules = review(FIXED).refusal("gate waive", territory=T, on="2017-03-15", **waiver)
    assert rules == ["unknown-id", "not-waivable", "already-over"]
