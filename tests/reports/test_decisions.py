"""The log of decisions: who decided what, its three dates, what became of it, who was told."""

from __future__ import annotations

from typing import Any

from tests.reports.support import Trial
from tests.reports.survey_support import as_json, text, told

DAY = "2018-12-31"


def log(trial: Trial, day: str = DAY, **asked: Any) -> Any:
    content = told(as_json(trial.desk.register, "decisions", day, **asked), "log")
    return content["decisions"] if content is not None else []


def glance(trial: Trial, day: str = DAY) -> Any:
    return as_json(trial.desk.register, "decisions", day)["glance"]


def test_a_register_without_decisions_says_so(trial: Trial) -> None:
    assert log(trial) == []
    assert "nothing on record" in text(trial.desk.register, "decisions", DAY, "md")


def test_three_dates_are_three(trial: Trial) -> None:
    trial.do("decision record", title="Lease", on="2017-11-02", applies_from="2018-03")
    [row] = log(trial)
    assert (row["decided_on"], row["applies_from"], row["recorded_at"]) == (
        "2017-11-02",
        "2018-03",
        "2018-01-02T09:01:01.000000Z",
    )


def test_a_decider_that_the_record_does_not_name_is_null_and_said(trial: Trial) -> None:
    trial.do("decision record", title="Lease", on="2017-11-02")
    trial.do("decision record", title="Rent", decided_by="committee", on="2017-11-03")
    assert [row["decided_by"] for row in log(trial)] == [None, "committee"]
    assert glance(trial)["unspecified"] == 1
    register = trial.desk.register
    assert "*not specified*" in text(register, "decisions", DAY, "md")
    assert '<span class="silence">non précisé</span>' in text(register, "decisions", DAY, "html", "fr")


def test_the_people_present_are_those_of_its_meeting(trial: Trial) -> None:
    trial.do("meeting hold", id="m", kinds=("committee",), title="Meeting", on="2017-11-02")
    trial.do("meeting attend", meeting="m", present=("pilot", "president"), on="2017-11-02")
    trial.do("decision record", title="Lease", meeting="m", on="2017-11-02")
    [row] = log(trial)
    assert (row["meeting"], row["present"]) == ("m", ["pilot", "president"])


def test_a_withdrawal_shows_with_its_reason_from_its_own_day(trial: Trial) -> None:
    trial.do("decision record", id="lease", title="Lease", on="2017-11-02")
    trial.do("decision withdraw", decision="lease", reason="Too dear", on="2017-12-01")
    assert log(trial, "2017-11-30")[0]["state"] == "stands"
    [row] = log(trial)
    assert row["state"] == "withdrawn"
    assert row["ended_by"] == ["Decision lease is withdrawn: Too dear"]
    assert glance(trial)["unmade"] == 1


def test_a_withdrawal_without_a_day_leaves_the_state_open(trial: Trial) -> None:
    trial.do("decision record", id="lease", title="Lease", on="2017-11-02")
    trial.do("decision withdraw", decision="lease", reason="Too dear", on="2017-12")
    assert log(trial, "2017-12-15")[0]["state"] == "undecidable"


def test_who_was_told_comes_with_the_day(trial: Trial) -> None:
    trial.do("decision record", id="lease", title="Lease", on="2017-11-02")
    trial.do("decision communicate", decision="lease", to="The members", on="2017-11-05")
    [row] = log(trial)
    assert row["communicated_to"] == ["The members (5 November 2017)"]
    assert glance(trial)["untold"] == 0


def test_a_question_that_it_settles_stands_beside_it(trial: Trial) -> None:
    trial.do("question ask", question="q1", title="Where?", on="2017-10-01")
    trial.do("decision record", id="lease", title="Lease", decided_by="committee", on="2017-11-02")
    trial.do("question settle", question="q1", decision="lease", answer="Here", on="2017-11-02")
    [row] = log(trial)
    assert len(row["questions"]) == 1
    assert row["effects"] is None
    assert len(row["entries"]) == 2


def test_a_decision_whose_theme_another_replaces_is_superseded(trial: Trial) -> None:
    for name, theme, on in (("first", "Water", "2017-04"), ("second", "Fire", "2017-09")):
        trial.do("decision record", id=name, title=name, on=on)
        trial.do("territory theme", territory="alder", theme=theme, decision=name, on=on)
    assert [(row["id"], row["state"]) for row in log(trial)] == [("first", "superseded"), ("second", "stands")]


def test_a_passage_comes_with_its_vote_and_quorum(trial: Trial) -> None:
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01", motive="It works.")
    row = log(trial)[-1]
    assert (row["decided_by"], row["text"], row["territories"]) == ("committee", "It works.", ["alder"])
    assert row["vote"] == "for 2, against 0, abstentions 1"
    assert row["quorum"] == "3 counted, 2 needed, of 3"
    assert row["evidence"]


def test_what_concerns_another_territory_only_stays_out(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-03")
    for title, territories in (("All", ()), ("Alder", ("alder",)), ("Birch", ("birch",))):
        trial.do("decision record", title=title, territories=territories, on="2017-11-02")
    assert [row["title"] for row in log(trial, territory="alder")] == ["All", "Alder"]


def test_a_passage_says_what_was_corrected_since_and_what_would_be_found_otherwise(trial: Trial) -> None:
    trial.ready()
    trial.open_and_vote("2018-01-02")
    trial.decide("passed", "2018-01-02")
    (passage,) = [row for row in log(trial) if row["evidence"]]
    assert (passage["touched_by"], passage["shaken"]) == (None, None)
    workshop = passage["evidence"][0]
    correction = trial.do("entry annul", position=workshop, reason="Held twice by mistake")
    (passage,) = [row for row in log(trial) if row["evidence"]]
    assert passage["touched_by"] == [correction]
    assert [one.partition(":")[0] for one in passage["shaken"]] == ["workshops"]
