"""Whatever the outcome, the report on a decision is as complete: passage, reservations, deferral, rework, stop."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.support import Trial, content


@pytest.fixture
def ready(trial: Trial) -> Trial:
    """All that the gate asks is there; a review is open since 1 February 2018."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.do("gate open", territory="alder", proposer="pilot", on="2018-02-01")
    opinion = {"colour": "amber", "text": "A little early.", "office": "auditor"}
    trial.do("gate opinion", territory="alder", on="2018-02-01", **opinion)
    return trial


def decided(trial: Trial, outcome: str, **fields: Any) -> Any:
    """The report on the decision of the gate, which the trial takes on 1 February 2018."""
    trial.decide(outcome, "2018-02-01", body="committee", **fields)
    return trial.json(gate="onward")


def test_a_passage(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for", treasurer="against")
    report = decided(ready, "passed", motive="All is there.", applies_from="2018-02-15")
    assert report["verdict"] == {
        "standing": "passed",
        "outcome": "passed",
        "passable": True,
        "sentence": "Passage granted.",
        "details": [
            "Decided by Committee on 1 February 2018.",
            "Motive: “All is there.”",
            "Applicable from 15 February 2018.",
            "Mandatory criteria: 3 (met: 3).",
        ],
    }
    assert report["as_of"] == "2018-02-01"
    assert content(report, 27) == {"motive": ["All is there."]}
    dates = content(report, 28)["dates"]
    assert (dates["decided_on"], dates["applies_from"]) == ("2018-02-01", "2018-02-15")
    assert dates["recorded_at"].startswith("2018-02-01T09:00:")
    assert content(report, 22)["opinions"][0]["text"] == "A little early."


def test_the_vote_of_a_passage_is_counted_in_the_open(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for", treasurer="against")
    body = content(decided(ready, "passed"), 26)["bodies"][0]
    assert body["seats"] == 3
    assert body["sitting"] == ["pilot", "president", "treasurer"]
    assert body["quorum"] == "reached: 3 of 3 take part, 2 needed"
    assert body["count"] == "2 for, 1 against, 0 abstaining; 3 present, 0 by proxy, 0 recused"
    assert body["majority"] == "reached: 2 for, of 3, 2 needed"


def test_proxies_recusals_and_dissent_are_shown(ready: Trial) -> None:
    ready.do("body recuse", body="committee", office="treasurer", territory="alder", reason="A cousin", on="2018-02-01")
    ready.do("body proxy", body="committee", office="pilot", holder="president", territory="alder", on="2018-02-01")
    ready.do("gate vote", territory="alder", office="president", ballot="for", on="2018-02-01")
    proxy = {"territory": "alder", "office": "pilot", "ballot": "abstain", "cast_by": "president"}
    position = ready.do("gate vote", on="2018-02-01", **proxy)
    report = decided(ready, "passed")
    vote = content(report, 26)
    assert [(one["office"], one["ballot"], one["cast_by"]) for one in vote["ballots"]] == [
        ("president", "for", None),
        ("pilot", "abstain", "president"),
    ]
    assert [one["what"] for one in vote["aside"]] == [
        "Treasurer steps aside in Committee.",
        "Pilot gives its proxy to President in Committee.",
    ]
    assert vote["aside"][0]["reason"] == "A cousin"
    assert content(report, 24) == {
        "dissent": [{"office": "pilot", "ballot": "abstain", "reason": None, "entry": [position]}]
    }


def test_a_passage_with_reservations(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for")
    report = decided(
        ready,
        "passed-with-reservations",
        reservations=("Sign the lease.", "Name a treasurer."),
        reservations_due="2018-06",
        reservations_owner="pilot",
        reservations_consequence="The gate is reopened.",
    )
    assert report["verdict"]["sentence"] == "Passage granted, with reservations."
    assert "Reservations not lifted: 2." in report["verdict"]["details"]
    assert [(one["text"], one["due"]) for one in report["reservations"]] == [
        ("Sign the lease.", "2018-06"),
        ("Name a treasurer.", "2018-06"),
    ]
    kept = content(report, 29)["reservations"]
    assert [(one["text"], one["owner"], one["lifted"], one["consequence"]) for one in kept] == [
        ("Sign the lease.", "pilot", "no", "The gate is reopened."),
        ("Name a treasurer.", "pilot", "no", "The gate is reopened."),
    ]


def test_a_reservation_that_is_lifted_leaves_the_first_page_and_stays_in_the_points(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for")
    ready.decide("passed-with-reservations", "2018-02-01", reservations=("Sign the lease.",))
    lift = {"territory": "alder", "reservation": "alder-onward-1-r1", "because": "Signed."}
    ready.on(2018, 5, 2)
    ready.do("gate lift", on="2018-05-02", **lift)
    report = ready.json("2018-05-31", gate="onward")
    assert report["reservations"] == []
    assert [(one["lifted"], one["because"]) for one in content(report, 29)["reservations"]] == [("yes", ["Signed."])]


@pytest.mark.parametrize(
    ("outcome", "headline"),
    [
        ("deferred", "Decision deferred: the territory stays in its phase."),
        ("rework", "To be reworked: the territory stays in its phase."),
        ("stopped", "Stopped: the territory project ends."),
    ],
)
def test_a_refusal_is_as_complete_as_a_passage(ready: Trial, outcome: str, headline: str) -> None:
    ready.vote("2018-02-01", president="for", pilot="against", treasurer="against")
    report = decided(ready, outcome, motive="Too early.")
    assert report["verdict"]["sentence"] == headline
    assert (report["verdict"]["standing"], report["verdict"]["outcome"]) == ("held", outcome)
    assert content(report, 25)["outcome"]["outcome"] == outcome
    assert content(report, 26)["bodies"][0]["majority"] == "not reached: 1 for, of 3, 2 needed"
    assert content(report, 27) == {"motive": ["Too early."]}
    assert content(report, 28)["dates"]["applies_from"] is None
    assert [one["office"] for one in content(report, 24)["dissent"]] == ["pilot", "treasurer"]
    assert len(content(report, 5)["criteria"]) == 4


def test_a_deferral_names_what_was_missing(trial: Trial) -> None:
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    report = decided(trial, "deferred", motive="Nothing is there yet.")
    assert [one["id"] for one in report["missing"]] == ["useful", "workshops", "theme"]
    assert "Mandatory criteria: 3 (not met: 2, undecidable: 1)." in report["verdict"]["details"]


def test_a_waiver_is_shown_with_its_motive_and_its_end(trial: Trial) -> None:
    trial.ready()
    trial.answer("useful", "unmet", "2018-01-02")
    waiver = {"criterion": "useful", "reason": "Under study", "authorised_by": "committee", "until": "2018-06-30"}
    position = trial.do("gate waive", territory="alder", on="2018-01-02", **waiver)
    report = trial.json("2018-01-31")
    assert content(report, 10)["waivers"] == [
        {
            "criterion": "useful",
            "on": "2018-01-02",
            "reason": "Under study",
            "authorised_by": "committee",
            "until": "2018-06-30",
            "holds": "yes",
            "position": [position],
        }
    ]
    assert report["verdict"]["details"] == ["Mandatory criteria: 3 (met: 2, waived: 1)."]
    assert [one["holds"] for one in content(trial.json("2018-07-31"), 10)["waivers"]] == ["no"]


def test_reservations_stand_on_the_first_page_of_every_format(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for")
    ready.decide(
        "passed-with-reservations", "2018-02-01", reservations=("Sign the lease.",), reservations_due="2018-06"
    )
    text = ready.text("md", "en", gate="onward")
    assert "- Sign the lease.\n  - **Who**: *not stated*\n  - **By when**: June 2018\n" in text.split("## A.")[0]
    page = ready.text("html", "en", gate="onward").split('id="points"')[0]
    assert "Sign the lease." in page
    assert "June 2018" in page


def test_a_doubt_about_the_decision_stands_under_the_verdict(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for", treasurer="for")
    report = decided(ready, "passed", doubt="Invented for the exercise.")
    assert "Doubt about the decision: “Invented for the exercise.”" in report["verdict"]["details"]


def test_who_was_told_of_the_passage_itself_is_named(ready: Trial) -> None:
    ready.vote("2018-02-01", president="for", pilot="for", treasurer="for")
    decided(ready, "passed")
    review = "alder-onward-1"
    ready.do("decision communicate", decision=review, to="The city", on="2018-02-01")
    ready.on(2018, 2, 9)
    ready.do("decision communicate", decision=review, to="The press", on="2018-02-08")
    told = content(ready.json(gate="onward"), 30)["communicated"]
    assert [(one["on"], one["to"]) for one in told] == [("2018-02-01", "The city")]
