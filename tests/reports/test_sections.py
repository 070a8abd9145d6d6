"""Extracts of the points, worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from programme.domain.dates import ImpreciseDate
from programme.domain.events import PhaseEntered
from programme.reports.formats import written
from programme.reports.transition.report import transition_report
from tests.reports.support import CRITERIA, Trial, content


def gaps(report: Any) -> dict[str, list[int] | None]:
    """What point 36 says is missing, with the entries it names."""
    return {one["gap"]: one["entries"] for one in content(report, 36)["gaps"]}


def phase(report: Any, name: str) -> dict[str, Any]:
    """What point 11 says of a phase."""
    found: dict[str, Any] = next(one for one in content(report, 11)["phases"] if one["phase"] == name)
    return found


# --- A: identity ------------------------------------------------------------------------------------------------------


def test_the_rules_are_named_with_their_hash_and_the_entry_that_adopted_them(trial: Trial) -> None:
    scope = content(trial.json("2018-01-31"), 1)["scope"]
    assert (scope["edition"], scope["adopted_on"], scope["charter_entry"]) == ("1", "2018-01-02", [8])
    assert len(scope["hash"]) == 64
    assert (scope["from"], scope["to"]) == ("first", "second")


def test_rules_adopted_after_the_day_say_so(trial: Trial) -> None:
    report = trial.json("2017-12-31")
    assert content(report, 1)["remarks"] == ["These rules were adopted after the day of the report."]
    assert gaps(report)["No rules were in force on the day: those of the report were adopted later."] == [8]


def test_the_entry_into_the_programme_has_a_report_too(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    report = trial.json("2018-01-31", territory="birch")
    assert report["gate"] == {"id": "entry", "from": None, "to": "first"}
    assert report["verdict"]["details"] == ["This gate has no mandatory criterion."]
    assert "**Birch: entry into “First”**" in trial.text("md", "en", "2018-01-31", territory="birch")


def test_those_who_take_part_are_named_by_their_office(trial: Trial) -> None:
    trial.answer("useful", "met", "2018-01-02", answered_by="auditor")
    trial.do("gate open", territory="alder", proposer="pilot", on="2018-01-02")
    people = content(trial.json("2018-01-31"), 3)["people"]
    assert people["proposer"] == "pilot"
    assert people["answering"] == ["auditor"]
    assert people["deciders"] == ["committee"]
    assert people["decided_by"] is None


# --- B: compliance ----------------------------------------------------------------------------------------------------


def test_compliance_is_a_share_of_what_applies_rounded_down_with_a_colour_of_pm2(trial: Trial) -> None:
    trial.ready()
    shares = content(trial.json("2018-01-31"), 6)["shares"]
    assert [(one["met"], one["applicable"], one["percent"], one["colour"]) for one in shares] == [
        (3, 4, 75, "amber"),
        (3, 3, 100, "green"),
    ]
    trial.answer("useful", "not-applicable", "2018-01-02")
    trial.answer("known", "unmet", "2018-01-02")
    shares = content(trial.json("2018-01-31"), 6)["shares"]
    assert [(one["met"], one["applicable"], one["percent"], one["colour"]) for one in shares] == [
        (2, 3, 66, "amber"),
        (2, 2, 100, "green"),
    ]


def test_a_share_of_a_half_is_red(trial: Trial) -> None:
    trial.workshop("2017-05-04")
    trial.workshop("2017-10-04")
    trial.answer("known", "met", "2018-01-02")
    shares = content(trial.json("2018-01-31"), 6)["shares"]
    assert [(one["met"], one["applicable"], one["percent"], one["colour"]) for one in shares] == [
        (2, 4, 50, "red"),
        (1, 3, 33, "red"),
    ]


def test_the_evidence_of_a_criterion_is_each_fact_with_its_sources_and_doubt(trial: Trial) -> None:
    first = trial.workshop("2017-05-04", sources=("study:12",), doubt="Perhaps a visit.")
    second = trial.workshop("2017-12")
    evidence = content(trial.json("2017-12-15"), 7)["evidence"]
    assert [(one["entry"], one["on"], one["part"], one["sources"], one["doubt"]) for one in evidence] == [
        ([first], "2017-05-04", "counts", ["study:12"], "Perhaps a visit."),
        ([second], "2017-12", "its date would settle it", None, None),
    ]


def test_an_answer_brings_the_entries_it_names(trial: Trial) -> None:
    shown = trial.workshop("2017-05-04")
    answer = trial.answer("useful", "met", "2018-01-02", evidence=(shown,))
    evidence = [one for one in content(trial.json("2018-01-31"), 7)["evidence"] if one["criterion"] == "useful"]
    assert [(one["entry"], one["part"]) for one in evidence] == [([shown], "named by the answer"), ([answer], "answer")]


def test_what_no_rule_of_the_source_makes_a_condition_is_listed(trial: Trial) -> None:
    report = trial.json("2018-01-31")
    assert content(report, 9)["hypotheses"] == [
        "Criteria that no rule of the source makes a condition: 3 of 4.",
        ["workshops", "theme", "known"],
    ]
    assert gaps(report)["Of the 4 criteria, the source makes 1 a condition."] is None


# --- C: performance ---------------------------------------------------------------------------------------------------


def test_a_phase_entered_late_and_not_left_says_by_how_many_days_at_least(trial: Trial) -> None:
    # Planned for 2017; entered on 1 March 2017, which is within; 31 days after 31 December is 31 January.
    report = trial.json("2018-01-31")
    assert phase(report, "first") == {
        "phase": "first",
        "planned": "2017",
        "entered": "2017-03-01",
        "left": None,
        "gap": ["entered as planned", "not left, 31 days after its planned end"],
        "entries": [3],
    }
    assert phase(report, "second")["gap"] == ["not yet due"]  # its planned start is somewhere in 2018
    assert phase(trial.json("2019-01-05"), "second")["gap"] == ["not entered, 5 days after its planned start"]


def test_a_phase_entered_on_an_imprecise_date_may_be_undecidable(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2015")
    trial.do("territory select", territory="birch", phase="first", on="2016-12/2017-01")
    report = trial.json("2017-06-30", territory="birch", gate="onward")
    assert phase(report, "first")["gap"] == ["entered: gap undecidable"]
    trial.do("territory propose", territory="cedar", name="Cedar", on="2015")
    trial.do("territory select", territory="cedar", phase="first", on="2016-10/2016-12-22")
    report = trial.json("2017-06-30", territory="cedar", gate="onward")
    assert phase(report, "first")["gap"] == ["entered 10 days early"]  # from 22 December to 1 January


def test_a_passage_gives_the_gap_at_both_ends(trial: Trial) -> None:
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    report = trial.json(gate="onward")
    # 32 days from 31 December 2017 to 1 February 2018; the second phase is planned to start in 2018.
    assert phase(report, "first")["gap"] == ["entered as planned", "left 32 days late"]
    assert phase(report, "second")["gap"] == ["entered as planned"]


def test_meetings_come_with_who_was_there(trial: Trial) -> None:
    position = trial.workshop("2017-05-04")
    trial.do("meeting attend", meeting="workshop-2017-05-04", present=("pilot", "president"), excused=("treasurer",))
    trial.do("meeting minutes", meeting="workshop-2017-05-04", summary="All agreed.")
    trial.workshop("2017-01-10")
    report = trial.json("2018-01-31")
    assert content(report, 15) == {
        "meetings": [
            {
                "on": "2017-05-04",
                "title": "Workshop",
                "kinds": ["workshop"],
                "bodies": None,
                "present": ["pilot", "president"],
                "excused": ["treasurer"],
                "minutes": ["All agreed."],
                "entry": [position],
            }
        ],
        "remarks": ["Meetings before the phase, not listed: 1."],
    }
    assert gaps(report)["Who was at these meetings is not recorded."] == [position + 3]
    assert gaps(report)["These meetings have no minutes."] == [position + 3]


# --- D: exposure ------------------------------------------------------------------------------------------------------


def test_what_was_planned_and_has_no_record_of_coming_is_open(trial: Trial) -> None:
    call = trial.do("meeting convene", kinds=("closing",), title="Closing", due="2018-01-15", on="2018-01-02")
    plan = trial.do("body plan", body="board", name="Board", due="2018-06", on="2018-01-02")
    start = trial.do("territory plan", territories=("alder",), title="Open a shop", due="2018-01~", on="2018-01-02")
    step = trial.do("step open", step="1", title="Survey", on="2018-01-02")
    rows = content(trial.json("2018-01-31"), 17)["open"]
    assert [(one["entry"], one["due"], one["gone_by"]) for one in rows] == [
        ([call], "2018-01-15", "yes"),
        ([plan], "2018-06", "no"),
        ([start], "2018-01~", "undecidable"),
        ([step], None, None),
    ]


def test_what_has_come_is_not_open_any_more(trial: Trial) -> None:
    trial.do("meeting convene", kinds=("closing",), title="Closing", due="2018-01-02", id="end", on="2018-01-02")
    trial.do("meeting hold", meeting="end", on="2018-01-02")
    trial.do("body plan", body="board", name="Board", due="2018-01", on="2018-01-02")
    trial.do("body constitute", body="board", name="Board", on="2018-01-02")
    trial.do("step open", step="1", title="Survey", on="2018-01-02")
    trial.do("step complete", step="1", territories=("alder",), on="2018-01-02")
    assert content(trial.json("2018-01-31"), 17) is None


def test_changes_begin_with_the_phase_and_leave_the_decision_out(trial: Trial) -> None:
    trial.do("territory theme", territory="alder", theme="Too early", on="2017-02-01")
    theme = trial.do("territory theme", territory="alder", theme="Bread", on="2017-06-01")
    found = content(trial.json("2018-01-31"), 18)
    assert [one["entry"] for one in found["changes"]] == [[2], [3], [theme], [8]]
    assert found["remarks"] == ["From the entry into the phase “First”: 1 March 2017."]


# --- E and F: opinions and decision -----------------------------------------------------------------------------------


def test_reservations_of_an_earlier_gate_are_followed_up(tmp_path: Path) -> None:
    later = {"id": "last", "from": "second", "to": "third", "decided_by": ["committee"], "criterion": CRITERIA[:1]}
    gates = [
        {"id": "entry", "to": "first", "decided_by": ["committee"]},
        {"id": "onward", "from": "first", "to": "second", "decided_by": ["committee"]},
        later,
    ]
    phases = [{"id": one, "fr": one, "en": one} for one in ("first", "second", "third")]
    trial = Trial.started(tmp_path, gate=gates, phases=phases)
    trial.open_and_vote("2018-01-02")
    trial.decide("passed-with-reservations", "2018-01-02", reservations=("Sign.", "Pay."), reservations_due="2018-03")
    lift = {"reservation": "alder-onward-1-r2", "because": "Paid."}
    trial.do("gate lift", territory="alder", on="2018-01-02", **lift)
    report = trial.json("2018-01-31")
    assert report["gate"]["id"] == "last"
    kept = content(report, 23)["reservations"]
    assert [(one["text"], one["lifted"], one["because"]) for one in kept] == [
        ("Sign.", "no", None),
        ("Pay.", "yes", ["Paid."]),
    ]
    assert "To lift: Sign." in [one["what"] for one in content(report, 33)["follow_up"]]
    assert report["reservations"] == []  # those of this passage, of which there are none


def test_a_body_without_a_rule_decides_by_consensus(tmp_path: Path) -> None:
    trial = Trial.started(tmp_path, body=[{"id": "committee", "fr": "Comité", "en": "Committee"}])
    body = content(trial.json("2018-01-31"), 26)["bodies"][0]
    assert (body["rule"], body["seats"], body["quorum"]) == ("consensus: no voting rule is set", None, None)


def test_a_voting_rule_says_every_base_and_rounding(trial: Trial) -> None:
    assert content(trial.json("2018-01-31"), 26)["bodies"][0]["rule"] == [
        "quorum: at least 1/2 of the seats",
        "majority: more than 1/2 of the votes cast",
        "abstentions are not counted",
        "recused members are not counted",
        "proxies per member: 1",
        "proxies count for the quorum",
        "shares are rounded up",
    ]


def test_a_rule_that_counts_otherwise_says_so(tmp_path: Path) -> None:
    voting = {
        "quorum": "2/3",
        "quorum_of": "filled-seats",
        "majority": "2/3",
        "strictly": False,
        "majority_of": "present",
        "abstentions": "counted",
        "recused": "counted",
        "proxies_per_holder": 0,
        "proxies_count_for_quorum": False,
        "rounding": "down",
    }
    body = [{"id": "committee", "fr": "Comité", "en": "Committee", "seats": 3, "voting": voting}]
    trial = Trial.started(tmp_path, body=body)
    assert content(trial.json("2018-01-31"), 26)["bodies"][0]["rule"] == [
        "quorum: at least 2/3 of the filled seats",
        "majority: at least 2/3 of those taking part",
        "abstentions are counted",
        "recused members are counted",
        "proxies per member: 0",
        "proxies do not count for it",
        "shares are rounded down",
    ]


def test_an_interest_in_the_territory_is_shown_beside_the_vote(trial: Trial) -> None:
    here = trial.do("body interest", body="committee", office="pilot", about="Owns a shop", territory="alder")
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    trial.do("body interest", body="committee", office="pilot", about="Elsewhere", territory="birch")
    assert [one["entry"] for one in content(trial.json("2018-01-31"), 26)["aside"]] == [[here]]


def test_whom_the_decision_was_made_known_to_comes_from_the_meeting_where_it_was_taken(trial: Trial) -> None:
    trial.ready()
    trial.do("meeting hold", kinds=("committee",), title="Meeting", id="m", bodies=("committee",), on="2018-01-02")
    trial.do("meeting attend", meeting="m", present=("president", "pilot"))
    trial.open_and_vote("2018-01-02")
    trial.decide("passed", "2018-01-02", meeting="m", motive="Ready.")
    trial.do("decision record", title="Alder passes", id="passes", meeting="m", on="2018-01-02")
    told = trial.do("decision communicate", decision="passes", to="The members", on="2018-01-02")
    report = trial.json(gate="onward")
    assert content(report, 30) == {
        "communicated": [{"on": "2018-01-02", "to": "The members", "decision": "Alder passes", "entry": [told]}]
    }
    assert content(report, 26)["bodies"][0]["present"] == ["president", "pilot"]
    assert content(report, 25)["outcome"]["meeting"] == "m"
    assert "At which meeting the passage was decided is not recorded." not in gaps(report)
    assert "The decision on the passage gives no motive." not in gaps(report)


def test_a_decision_that_says_little_is_told_so(trial: Trial) -> None:
    trial.ready()
    trial.do("gate open", territory="alder", proposer="pilot", on="2018-01-02")
    trial.vote("2018-01-02", pilot="for", treasurer="abstain")
    decision = trial.decide("passed", "2018-01-02")
    found = gaps(trial.json(gate="onward"))
    for gap in (
        "The decision on the passage gives no motive.",
        "At which meeting the passage was decided is not recorded.",
        "Nobody other than the proposer approved the passage.",
    ):
        assert found[gap] == [decision], gap
    assert content(trial.json(gate="onward"), 27) is None


def test_a_decision_of_nobody_is_told_so(trial: Trial) -> None:
    position = trial.do("decision record", title="A logo", on="2017-05-01")
    silences = content(trial.json("2018-01-31"), 36)["silences"]
    assert {"kind": "decider", "gap": "The decider is not specified: A logo", "entries": [position]} in silences


# --- G and H: what comes next, integrity ------------------------------------------------------------------------------


def test_until_the_gate_is_passed_it_is_the_next_gate(trial: Trial) -> None:
    found = content(trial.json("2018-01-31"), 32)
    assert found["next_gate"]["gate"] == "onward"
    assert found["next_gate"]["planned"] == "2018/2019"


def test_after_the_last_passage_there_is_no_next_gate(trial: Trial) -> None:
    trial.ready()
    trial.open_and_vote("2018-01-02")
    trial.decide("passed", "2018-01-02")
    point = next(p for g in trial.json(gate="onward")["groups"] for p in g["points"] if p["number"] == 32)
    assert point["silence"] == "the last phase is reached: there is no gate after it"


def test_the_plan_of_a_body_says_by_when_its_seats_are_wanted(tmp_path: Path) -> None:
    seats = {"name": "seats", "body": "board", "categories": ["citoyens"], "scope": "programme"}
    wanted = {"id": "seats", "must": True, "rule": "hypothesis", "fr": "Sièges.", "en": "Seats.", "demand": seats}
    gates = [
        {"id": "entry", "to": "first", "decided_by": ["committee"], "criterion": [wanted]},
        {"id": "onward", "from": "first", "to": "second", "decided_by": ["committee"], "criterion": [wanted]},
    ]
    trial = Trial.started(tmp_path, gate=gates)
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    entry = trial.json("2018-01-31", territory="birch")["missing"][0]
    assert (entry["by_when"], entry["by_when_because"]) == ("2017", "planned start of the phase")
    plan = trial.do("body plan", body="board", name="Board", due="2018-06", on="2018-01-02")
    missing = trial.json("2018-01-31")["missing"][0]
    assert (missing["by_when"], missing["by_when_because"]) == ("2018-06", f"planned, entry {plan}")


def test_every_entry_cited_stands_in_the_list_with_both_times_and_who_recorded_it(trial: Trial) -> None:
    trial.ready()
    report = trial.json("2018-01-31")
    listed = {one["position"]: one for one in content(report, 38)["entries"]}
    assert list(listed) == sorted(listed)
    cited = {position for one in content(report, 5)["criteria"] for position in one["evidence"] or ()}
    assert cited
    assert cited <= set(listed)
    assert listed[3]["id"].endswith("#2")
    assert (listed[3]["on"], listed[3]["recorded_by"]) == ("2017-03-01", "coordinator")
    assert listed[3]["recorded_at"].startswith("2018-01-02T09:00:")
    assert listed[3]["sources"] == ["study:7"]


def test_without_a_checkpoint_every_entry_cited_is_said_not_to_be_provable_yet(trial: Trial) -> None:
    found = content(trial.json("2018-01-31"), 38)
    assert (found["proof"]["checkpoint"], found["proof"]["root"]) == (None, None)
    assert found["proof"]["open"] == [one["position"] for one in found["entries"]]


def test_phases_whose_dates_run_backwards_are_told(trial: Trial) -> None:
    """No act records such a chain; a correction may leave one behind."""
    case = trial.report("2018-01-31").case
    (entered,) = case.territory.phases.links
    event = PhaseEntered(territory="alder", phase="second", replaces=entered.id)
    backwards = replace(entered, position=8, id="later#1", event=event, on=ImpreciseDate.parse("2017-02-01"))
    links = replace(case.territory, phases=case.territory.phases.with_link(backwards))
    report = json.loads(written(transition_report(replace(case, territory=links)), "json", "en"))
    assert "The dates of the phases contradict one another." in content(report, 11)["remarks"]
    assert gaps(report)["The phases of the territory contradict one another."] == [3, 8]
