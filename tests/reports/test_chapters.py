"""What the points say of the chapters of the register: budget, documents, partnerships, risks, questions... by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.support import FORMATS, Trial, content, points

DAY = "2018-01-31"
ALDER = ("alder",)
HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def rows(trial: Trial, number: int, table: str, *keys: str) -> list[tuple[Any, ...]]:
    """The rows of a table of a point, by these keys."""
    return [tuple(row[key] for key in keys) for row in content(trial.json(DAY), number)[table]]


def stakeholder(trial: Trial, name: str, category: str = "associations") -> None:
    trial.do("stakeholder register", stakeholder=name, name=name.title(), category=category, territories=ALDER)


def decision(trial: Trial, id: str, **fields: Any) -> int:
    return trial.do("decision record", id=id, title=id.title(), decided_by="committee", on="2018-01-02", **fields)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (8, "indicators"),
        (12, "budget"),
        (13, "deliverables"),
        (14, "benefits"),
        (16, "risks"),
        (17, "open"),
        (19, "questions"),
        (21, "exceptions"),
        (24, "dissent"),
        (31, "next_plan"),
        (34, "lessons"),
        (35, "corrections"),
    ],
)
def test_nothing_on_record_is_never_said_not_to_have_been_done(trial: Trial, number: int, key: str) -> None:
    point = points(trial.json(DAY, lang="fr"))[number]
    assert (point["key"], point["content"], point["silence"]) == (key, None, "aucun enregistrement")


# --- Point 8: indicators ----------------------------------------------------------------------------------------------


def test_an_indicator_has_its_baseline_its_target_its_latest_value_and_how_it_is_verified(trial: Trial) -> None:
    defined = trial.do(
        "indicator define",
        indicator="shops",
        name="Shops",
        kind="economic",
        unit="shops",
        baseline="1.5",
        target="12",
        due="2018-12",
        verification="Count",
        on="2017-04",
    )
    trial.do("indicator measure", indicator="shops", value="2", on="2017-06-01")
    last = trial.do("indicator measure", indicator="shops", value="4", verification="List", on="2017-12-01")
    assert content(trial.json(DAY), 8)["indicators"] == [
        {
            "name": "Shops",
            "kind": "economic",
            "unit": "shops",
            "baseline": "1.5",
            "target": "12",
            "due": "2018-12",
            "current": ["4"],
            "measured": ["2017-12-01"],
            "verification": ["Count", "List"],
            "entries": [defined, last],
        }
    ]
    assert "| Shops<br>" in trial.text("md", "fr", DAY)
    assert "1,5" in trial.text("md", "fr", DAY)


def test_a_measure_of_another_territory_is_not_the_value_here(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    trial.do("indicator define", indicator="shops", name="Shops", kind="economic", unit="shops", on="2017-04")
    trial.do("indicator measure", indicator="shops", value="9", territories=("birch",), on="2017-12-01")
    assert rows(trial, 8, "indicators", "current") == [(None,)]


# --- Point 11: steps and actions, planned against actual --------------------------------------------------------------


def test_an_action_keeps_every_date_it_was_planned_for_and_says_how_late_it_was(trial: Trial) -> None:
    planned = trial.do(
        "action plan", title="Lease", id="lease", due="2017-05", owners=("pilot",), territories=ALDER, on="2017-04-03"
    )
    first = trial.do("action postpone", action="lease", due="2017-06", on="2017-05-02")
    again = trial.do("action postpone", action="lease", due="2017-09-15", on="2017-06-02")
    done = trial.do("action complete", action="lease", result="Signed.", on="2017-09-10")
    # From 31 May to 10 September 2017 there are 30 + 31 + 31 + 10 = 102 days.
    assert content(trial.json(DAY), 11)["actions"] == [
        {
            "title": "Lease",
            "owners": ["pilot"],
            "due": "2017-09-15",
            "former": ["2017-05", "2017-06"],
            "ended": ["completed", "2017-09-10"],
            "slip": "102 days late",
            "because": ["Signed."],
            "entries": [planned, first, again, done],
        }
    ]


def test_an_action_done_within_its_month_is_in_time_and_one_of_another_territory_is_not_there(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    trial.do("action plan", title="Elsewhere", due="2017-05", territories=("birch",), on="2017-04-03")
    trial.do("action plan", title="Letter", id="letter", due="2017-05", on="2017-04-03")
    trial.do("action complete", action="letter", on="2017-05-31")
    trial.do("action plan", title="Poster", id="poster", due="2017-05-15", on="2017-04-03")
    trial.do("action complete", action="poster", on="2017-05")
    trial.do("action plan", title="Film", id="film", due="2017-05-15", on="2017-04-03")
    trial.do("action abandon", action="film", reason="No camera.", on="2017-05-10")
    assert rows(trial, 11, "actions", "title", "ended", "slip", "because") == [
        ("Letter", ["completed", "2017-05-31"], "in time", None),
        ("Poster", ["completed", "2017-05"], "gap undecidable", None),
        ("Film", ["abandoned", "2017-05-10"], None, ["No camera."]),
    ]


def test_steps_come_in_the_order_of_their_numbers_as_printed(trial: Trial) -> None:
    trial.do("step open", step="10", title="Build", on="2017-06-01")
    trial.do("step open", step="7", title="Survey", on="2017-04-03")
    trial.do("step complete", step="7", territories=ALDER, on="2017-05-02")
    assert rows(trial, 11, "steps", "step", "title", "opened", "completed") == [
        ("7", "Survey", ["2017-04-03"], ["2017-05-02"]),
        ("10", "Build", ["2017-06-01"], None),
    ]


# --- Point 12: the budget ---------------------------------------------------------------------------------------------


def budget(trial: Trial) -> None:
    """A planned sum, what was really spent of it, a room that was lent, hours that were given, and an unclear line."""
    common = {"territories": ALDER, "on": "2017-04-03"}
    trial.do(
        "budget line",
        line="shop",
        label="Shop",
        nature="cash",
        status="planned",
        amount="12000",
        purpose="production",
        period="2017",
        **common,
    )
    trial.do("budget revise", line="shop", status="recorded", amount="12500,50", reason="Paid", on="2017-12-01")
    trial.do(
        "budget line",
        line="team",
        label="Team",
        nature="cash",
        status="planned",
        amount="9000",
        purpose="coordination",
        period="2018",
        **common,
    )
    trial.do("budget contribute", line="room", label="Room", nature="in-kind", amount="800", period="2017", **common)
    trial.do("budget value", line="hours", label="Hours", amount="27600", period="2017", **common)
    trial.do(
        "budget line",
        line="vague",
        label="Vague",
        nature="cash",
        status="planned",
        amount="50000",
        unclear="A year, or three?",
        **common,
    )


def test_cash_what_is_in_kind_and_volunteer_time_are_columns_of_their_own(trial: Trial) -> None:
    budget(trial)
    assert content(trial.json(DAY), 12)["sums"] == [
        {"period": "2017", "status": "recorded", "cash": 1250050, "in_kind": 80000, "volunteer_time": 2760000},
        {"period": "2018", "status": "planned", "cash": 900000, "in_kind": None, "volunteer_time": None},
    ]
    text = trial.text("md", "fr", DAY).replace("\u202f", " ").replace("\xa0", " ")
    assert "| 2017 | **constaté** | 12 500,50 € | 800 € | 27 600 € |" in text
    assert "40 900" not in text  # 12 500,50 + 800 + 27 600: a sum that nobody may print


def test_a_line_that_was_revised_keeps_what_was_planned_and_says_the_gap(trial: Trial) -> None:
    budget(trial)
    assert rows(trial, 12, "lines", "label", "status", "amount", "former", "gap", "unclear") == [
        ("Shop", ["recorded"], [1250050], ["planned: €12,000"], 50050, None),
        ("Team", ["planned"], [900000], None, None, None),
        ("Room", ["recorded"], [80000], None, None, None),
        ("Hours", ["recorded"], [2760000], None, None, None),
        ("Vague", ["planned"], [5000000], None, None, ["A year, or three?"]),
    ]


def test_readings_stand_side_by_side_and_none_is_a_total_until_a_decision_adopts_it(trial: Trial) -> None:
    budget(trial)
    trial.do(
        "budget propose",
        assumption="a",
        title="Team shared",
        each=("shop", "hours"),
        shared=("team",),
        among=3,
        years=1,
        on="2017-12-01",
    )
    # In cash the shop and a third of the team: 12 500.50 + 3 000; the hours beside it.
    keys = ("title", "cash", "in_kind", "volunteer_time", "gap", "adopted")
    assert rows(trial, 12, "readings", *keys) == [("Team shared", 1550050, None, 2760000, None, "no")]
    assert content(trial.json(DAY), 12)["readings_remarks"] == [
        "No reading of the budget is adopted by a decision that stands: no total per territory is known."
    ]
    decision(trial, "lines", subject="budget-assumption")
    adopted = trial.do("budget assume", assumption="a", decision="lines", on="2018-01-02")
    assert rows(trial, 12, "readings", "title", "adopted") == [("Team shared", "yes")]
    assert content(trial.json(DAY), 12)["readings_remarks"] == ["The reading adopted by decision is “Team shared”."]
    assert content(trial.json(DAY), 20)["adopted"] == [
        {"assumption": "a", "adopted": "2018-01-02", "stands": "yes", "entry": [adopted]}
    ]


def test_funding_says_what_was_asked_what_was_granted_and_which_calls_have_gone_by(trial: Trial) -> None:
    trial.do("funding announce", call="fund", title="Fund", issuer="City", due="2017-06-30", on="2017-04-03")
    trial.do(
        "funding apply",
        funding="shop",
        title="For the shop",
        funder="City",
        call="fund",
        amount="20000",
        territories=ALDER,
        on="2017-06-01",
    )
    trial.do("funding grant", funding="shop", amount="15000,50", year=2018, on="2017-09-01")
    trial.do("funding apply", funding="team", title="For the team", funder="Region", on="2017-06-01")
    trial.do("funding refuse", funding="team", reason="No money left", on="2017-10-01")
    assert rows(trial, 12, "funding", "title", "funder", "state", "applied_for", "granted", "reason") == [
        ("For the shop", "City", ["applied", "granted"], 2000000, ["€15,000.50 (cash) for 2018"], None),
        ("For the team", "Region", ["applied", "refused"], None, None, ["No money left"]),
    ]
    assert rows(trial, 12, "calls", "title", "state", "due", "gone_by") == [("Fund", "answered", "2017-06-30", "yes")]
    assert rows(trial, 31, "grants", "funding", "year", "amount") == [("shop", "2018", 1500050)]


# --- Point 13: documents ----------------------------------------------------------------------------------------------


def test_a_document_says_what_became_of_it_and_bears_the_hash_of_its_file(trial: Trial) -> None:
    stakeholder(trial, "city", "pouvoirs-publics")
    named = {"document": "deed", "kind": "agreement", "title": "Deed", "territories": ALDER}
    trial.do("document announce", **named, due="2017-12", on="2017-04-03")
    trial.do("document sign", document="deed", signatories=("city",), on="2017-10-02")
    trial.do("document file", document="deed", sha256=HASH, on="2017-10-03")
    late = {"document": "plan", "kind": "plan", "title": "Plan", "territories": ALDER, "due": "2017-12"}
    trial.do("document announce", **late, on="2017-04-03")
    keys = ("title", "status", "on", "due", "missing", "signatories", "sha256")
    assert rows(trial, 13, "documents", *keys) == [
        (
            "Deed",
            ["announced", "signed", "filed"],
            ["2017-04-03", "2017-10-02", "2017-10-03"],
            "2017-12",
            "no",
            ["city"],
            [HASH],
        ),
        ("Plan", ["announced"], ["2017-04-03"], "2017-12", "yes", None, None),
    ]


# --- Point 14: partnerships and benefits ------------------------------------------------------------------------------


def partnership(trial: Trial) -> None:
    """A baker and a school in a signed patronage; the baker alone has both columns filled for it at first."""
    stakeholder(trial, "baker", "entreprises")
    stakeholder(trial, "school", "enseignement-superieur")
    trial.do(
        "partnership propose",
        partnership="bread",
        title="Bread",
        form="patronage",
        partners=("baker", "school"),
        territories=ALDER,
        on="2017-05-02",
    )
    trial.do("stakeholder contribute", stakeholder="baker", texts=("Flour",), partnership="bread", on="2017-05-02")
    trial.do("stakeholder benefit", stakeholder="baker", texts=("Renown",), partnership="bread", on="2017-05-02")


def test_a_partner_of_whom_a_column_is_empty_is_named(trial: Trial) -> None:
    partnership(trial)
    keys = ("title", "kind", "form", "partners", "status", "lacking")
    assert rows(trial, 14, "partnerships", *keys) == [
        ("Bread", "partnership", "patronage", ["baker", "school"], "proposed", ["school"])
    ]
    for noun, text in (("contribute", "Pupils"), ("benefit", "Loaves")):
        trial.do(f"stakeholder {noun}", stakeholder="school", texts=(text,), partnership="bread", on="2017-05-02")
    trial.do("partnership sign", partnership="bread", on="2017-09-01")
    assert rows(trial, 14, "partnerships", "status", "lacking") == [("signed", None)]
    assert rows(trial, 14, "types", "form", "proposed", "signed", "evaluated") == [
        ("patronage", 1, 1, 0),
        ("societal-innovation", 0, 0, 0),
        ("economic-cooperation", 0, 0, 0),
        ("responsible-practices", 0, 0, 0),
    ]
    assert rows(trial, 14, "matrix", "who", "contributions", "benefits") == [
        ("baker", ["Flour"], ["Renown"]),
        ("school", ["Pupils"], ["Loaves"]),
    ]


def test_the_group_its_flagship_projects_and_who_starts_from_their_results(trial: Trial) -> None:
    stakeholder(trial, "baker", "entreprises")
    stakeholder(trial, "choir")
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    trial.do("territory group", territory="alder", members=("baker", "choir"), on="2017-04-03")
    trial.do("territory leave", territory="alder", members=("choir",), on="2017-11-02")
    trial.do("flagship propose", flagship="oven", title="Oven", owners=("baker",), territories=ALDER, on="2017-05-02")
    trial.do("flagship write", flagship="oven", on="2017-06-01")
    trial.do(
        "territory spread", territory="birch", origin="alder", handed_over=("The plans of the oven",), on="2017-12-01"
    )
    assert rows(trial, 14, "group", "stakeholder", "since", "until", "member") == [
        ("baker", "2017-04-03", None, "yes"),
        ("choir", "2017-04-03", ["2017-11-02"], "no"),
    ]
    assert rows(trial, 14, "flagships", "title", "kind", "owners", "status") == [
        ("Oven", "individual", ["baker"], "written")
    ]
    assert rows(trial, 14, "spread", "from", "to", "handed_over") == [("alder", "birch", ["The plans of the oven"])]


# --- Point 16: risks --------------------------------------------------------------------------------------------------


def test_risks_come_the_gravest_first_and_closed_ones_last(trial: Trial) -> None:
    trial.do("risk raise", risk="rain", title="Rain", likelihood=2, impact=2, on="2017-04-03")
    trial.do("risk raise", risk="fire", title="Fire", likelihood=3, impact=5, owner="pilot", on="2017-04-03")
    trial.do("risk reassess", risk="fire", trend="falling", reason="Alarm fitted", on="2017-05-02")
    trial.do("risk raise", risk="flood", title="Flood", likelihood=5, impact=5, on="2017-04-03")
    trial.do("risk close", risk="flood", reason="Moved uphill", on="2017-06-01")
    trial.do("risk raise", risk="unknown", title="Nobody has looked", on="2017-04-03")
    assert rows(trial, 16, "risks", "title", "open", "score", "trend", "owner", "reasons") == [
        ("Fire", "yes", 15, "falling", "pilot", ["Alarm fitted"]),
        ("Rain", "yes", 4, None, None, None),
        ("Nobody has looked", "yes", None, None, None, None),
        ("Flood", "no", 25, None, None, ["Moved uphill"]),
    ]


# --- Point 17 and 33: what is open ------------------------------------------------------------------------------------


def test_what_is_late_keeps_its_former_dates_and_is_followed_up(trial: Trial) -> None:
    trial.do("action plan", title="Lease", id="lease", due="2017-11", owners=("pilot",), on="2017-04-03")
    postponed = trial.do("action postpone", action="lease", due="2017-12", on="2017-11-02")
    ahead = trial.do("action plan", title="Poster", due="2018-03", on="2017-04-03")
    keys = ("what", "kind", "owners", "due", "former", "timeliness", "entry")
    assert rows(trial, 17, "open", *keys) == [
        ("Lease", "action", ["pilot"], "2017-12", ["2017-11"], "late", [postponed]),
        ("Poster", "action", None, "2018-03", None, "due", [ahead]),
    ]
    followed = [one for one in content(trial.json(DAY), 33)["follow_up"] if one["timeliness"] is not None]
    assert [(one["what"], one["who"], one["due"], one["former"]) for one in followed] == [
        ("Lease", ["pilot"], "2017-12", ["2017-11"]),
        ("Poster", None, "2018-03", None),
    ]


# --- Point 19: questions ----------------------------------------------------------------------------------------------


def test_a_question_has_its_options_its_opinions_and_every_date_it_was_put_off_to(trial: Trial) -> None:
    trial.do("question ask", question="shop", label="Q1", title="A shop?", points=("Where",), on="2017-04-03")
    trial.do(
        "question option",
        question="shop",
        proposed="yes",
        title="Rent one",
        points=("A lease",),
        office="pilot",
        on="2017-04-03",
    )
    trial.do("question option", question="shop", proposed="no", title="Do without", on="2017-04-03")
    trial.do("question opinion", question="shop", text="Rent.", favoured="yes", office="treasurer", on="2017-05-02")
    for name, due in (("wait", "2018-02"), ("wait-more", "2018-06")):
        decision(trial, name)
        trial.do("question defer", question="shop", decision=name, due=due, on="2018-01-02")
    keys = ("title", "label", "points", "state", "deferred_to", "decisions", "answer")
    assert rows(trial, 19, "questions", *keys) == [
        ("A shop?", "Q1", ["Where"], ["deferred"], ["2018-02", "2018-06"], ["Wait", "Wait-More"], None)
    ]
    assert rows(trial, 19, "options", "option", "title", "points", "office") == [
        ("yes", "Rent one", ["A lease"], "pilot"),
        ("no", "Do without", None, None),
    ]
    assert rows(trial, 19, "opinions", "office", "option", "text") == [("treasurer", "yes", "Rent.")]
    decision(trial, "settled")
    trial.do("question settle", question="shop", decision="settled", chosen="yes", answer="In May.", on="2018-01-02")
    trial.do("question ask", question="name", title="Which name?", on="2017-12-01")
    assert rows(trial, 19, "questions", "title", "state", "answer") == [
        ("Which name?", ["open"], None),
        ("A shop?", ["settled"], ["Rent one", "In May."]),
    ]


# --- Points 21, 24, 26, 31, 34 ----------------------------------------------------------------------------------------


def test_what_departs_from_the_plan_bears_the_cause_that_was_given(trial: Trial) -> None:
    trial.do("action plan", title="Film", id="film", due="2017-05-15", on="2017-04-03")
    postponed = trial.do("action postpone", action="film", due="2017-06", on="2017-05-02", reason="Rain")
    given_up = trial.do("action abandon", action="film", reason="No camera.", on="2017-06-01")
    partnership(trial)
    closed = trial.do(
        "partnership close", partnership="bread", ending="abandoned", reason="Nobody came", on="2017-07-03"
    )
    assert rows(trial, 21, "exceptions", "on", "cause", "recorded_by", "entry") == [
        ("2017-05-02", "Rain", "coordinator", [postponed]),
        ("2017-06-01", "No camera.", "coordinator", [given_up]),
        ("2017-07-03", "Nobody came", "coordinator", [closed]),
    ]


def test_a_partnership_that_is_completed_is_no_exception(trial: Trial) -> None:
    partnership(trial)
    for noun, text in (("contribute", "Pupils"), ("benefit", "Loaves")):
        trial.do(f"stakeholder {noun}", stakeholder="school", texts=(text,), partnership="bread", on="2017-05-02")
    trial.do("partnership sign", partnership="bread", on="2017-06-01")
    trial.do("partnership close", partnership="bread", ending="completed", reason="All eaten", on="2017-07-03")
    assert content(trial.json(DAY), 21) is None


def test_stakeholders_are_told_in_their_own_words(trial: Trial) -> None:
    stakeholder(trial, "city", "pouvoirs-publics")
    support = trial.do(
        "stakeholder support", stakeholder="city", territory="alder", text="With all our heart", on="2017-05-02"
    )
    contact = trial.do("stakeholder contact", stakeholder="city", territory="alder", on="2017-04-03")
    assert rows(trial, 24, "views", "stakeholder", "level", "text", "entry") == [
        ("city", "contact", None, [contact]),
        ("city", "support", "With all our heart", [support]),
    ]


def test_an_interest_that_someone_else_noted_stands_beside_the_vote(trial: Trial) -> None:
    noted = trial.do(
        "body flag", body="committee", office="pilot", about="Owns the bakery", noted_by="treasurer", territory="alder"
    )
    assert rows(trial, 26, "aside", "entry") == [([noted],)]


def test_what_is_planned_for_the_next_phase_stands_with_the_lines_of_its_years(trial: Trial) -> None:
    budget(trial)
    start = trial.do("territory plan", territories=ALDER, title="Open a shop", due="2018-06", on="2018-01-02")
    assert rows(trial, 31, "plans", "title", "due", "entry") == [("Open a shop", "2018-06", [start])]
    assert rows(trial, 31, "lines", "label", "amount", "period") == [("Team", [900000], "2018")]


def test_the_lessons_of_the_gate_are_told(trial: Trial) -> None:
    trial.do("gate open", territory="alder", on="2018-01-02")
    lesson = trial.do("gate lesson", territory="alder", text="Begin with the oven.", office="pilot", on="2018-01-02")
    assert rows(trial, 34, "lessons", "text", "gate", "office", "entry") == [
        ("Begin with the oven.", "onward", "pilot", [lesson])
    ]


# --- Point 35: corrections --------------------------------------------------------------------------------------------


def test_a_fact_cited_that_was_rectified_shows_the_old_value_and_the_new_one(trial: Trial) -> None:
    workshop = trial.workshop("2017-05-04")
    rectified = trial.do("entry rectify", position=workshop, field="on", to=("2017-05-05",), reason="A slip")
    keys = ("entry", "field", "old", "new", "reason", "recorded_by", "counts", "corrected_by")
    assert rows(trial, 35, "rectified", *keys) == [
        ([workshop], "on", "2017-05-04", "2017-05-05", "A slip", "coordinator", True, [rectified])
    ]
    listed = [one["position"] for one in content(trial.json(DAY), 38)["entries"]]
    assert {workshop, rectified} <= set(listed)
    assert rows(trial, 15, "meetings", "on") == [("2017-05-05",)]


def test_a_correction_that_was_annulled_counts_no_more(trial: Trial) -> None:
    workshop = trial.workshop("2017-05-04")
    rectified = trial.do("entry rectify", position=workshop, field="on", to=("2017-05-05",), reason="A slip")
    annulled = trial.do("entry annul", position=rectified, reason="It was right")
    assert rows(trial, 35, "rectified", "counts") == [(False,)]
    assert rows(trial, 35, "annulled", "entries", "reason", "annulled_by") == [
        ([rectified], "It was right", [annulled])
    ]


def test_a_fact_of_the_territory_that_was_annulled_is_told_and_one_of_another_territory_is_not(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    elsewhere = trial.do("meeting hold", kinds=("launch",), title="Far", territories=("birch",), on="2017-05-04")
    here = trial.workshop("2017-05-04")
    trial.do("entry annul", position=elsewhere, reason="Twice")
    annulled = trial.do("entry annul", position=here, reason="Nobody came")
    assert rows(trial, 35, "annulled", "entries", "reason", "annulled_by") == [([here], "Nobody came", [annulled])]
    assert "Meeting: Workshop" in trial.text("md", "en", DAY)
    assert points(trial.json(DAY))[15]["content"] is None


# --- Point 36: ambiguities --------------------------------------------------------------------------------------------


def flag(trial: Trial, id: str, *sources: str) -> int:
    return trial.do(
        "ambiguity flag",
        ambiguity=id,
        title=id.title(),
        readings=("One", "Two"),
        default="Keep both",
        who_can_settle="pilot",
        territories=ALDER,
        sources=sources,
        on="2017-04-03",
    )


def test_an_ambiguity_touches_the_criteria_that_rest_on_the_same_lines(trial: Trial) -> None:
    trial.workshop("2017-05-04", sources=("study:10-12",))
    flag(trial, "beside", "study:13")
    flag(trial, "other-document", "letter:11")
    inside = flag(trial, "inside", "study:11")
    cited = flag(trial, "cited", "study:4-6")  # the first criterion cites lines 3 and 4
    keys = ("id", "touches", "readings", "default", "open", "who_can_settle", "entries")
    found = rows(trial, 36, "ambiguities", *keys)
    said = (["One", "Two"], "Keep both", "yes", "pilot")
    assert found[:2] == [
        ("inside", ["workshops"], *said, [inside]),
        ("cited", ["useful"], *said, [cited]),
    ]
    assert [(one[0], one[1]) for one in found[2:]] == [("beside", None), ("other-document", None)]
    report = trial.json(DAY)
    assert "Ambiguities that touch these findings: 'Inside', 'Cited'." in report["verdict"]["details"]


def test_an_ambiguity_that_is_settled_touches_the_verdict_no_more(trial: Trial) -> None:
    flag(trial, "cited", "study:4-6")
    trial.do("ambiguity settle", ambiguity="cited", text="The first one.", reading=1, on="2017-06-01")
    assert rows(trial, 36, "ambiguities", "open", "settled") == [("no", ["The first one."])]
    assert not [one for one in trial.json(DAY)["verdict"]["details"] if one.startswith("Ambiguities")]


# --- The first page, and the size of it all ---------------------------------------------------------------------------


def test_the_first_page_counts_what_is_late_and_what_is_open(trial: Trial) -> None:
    trial.do("action plan", title="Lease", due="2017-11", on="2017-04-03")
    trial.do("question ask", question="name", title="Which name?", on="2017-12-01")
    trial.do("risk raise", risk="rain", title="Rain", on="2017-04-03")
    glance = {pair.key: pair.value for pair in trial.report(DAY).first_page.at_a_glance}
    assert (glance["late"], glance["open_questions"], glance["open_risks"]) == (1, 1, 1)


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_of_many_facts_lists_some_of_them_and_counts_the_others(trial: Trial, format: str) -> None:
    for number in range(1, 231):
        trial.do("risk raise", risk=f"r{number}", title=f"Risk {number}", on="2017-04-03")
    text = trial.text(format, "en", DAY)
    assert "Rows that are not listed: 30." in text
    assert "Risk 200" in text
    assert "Risk 201" not in text


def test_a_finding_that_rests_on_many_facts_names_fifty_of_them(trial: Trial) -> None:
    for number in range(60):
        trial.workshop("2017-05-04", id=f"w{number}")
    criterion = next(one for one in content(trial.json(DAY), 5)["criteria"] if one["id"] == "workshops")
    assert len(criterion["evidence"]) == 50
    assert "and 10 more" in trial.text("md", "en", DAY)
    assert "and 10 more" in trial.text("html", "en", DAY)


def test_persons_erased_are_listed_by_id_and_function(trial: Trial) -> None:
    assert content(trial.json(DAY), 37)["erased"] == {"on_record": 0, "persons": 0}
    registered = trial.desk.do("person register", full_name="Camille Exemple", function="Cheffe", on="2017")
    person = str(registered.id)
    assert content(trial.json(DAY), 37)["erased"] == {"on_record": 1, "persons": 0}
    position = trial.do("person erase", person=person, reason="Demande", on="2018-01-02")
    assert rows(trial, 37, "erasures", "person", "function", "entries") == [(person, "Cheffe", [position])]
    assert "Camille" not in trial.text("md", day=DAY)
