"""The board, the assessment and the agenda of a small programme, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    BodyConstituted,
    BodyPlanned,
    CharterAdopted,
    CriterionAnswered,
    MeetingConvened,
    MeetingHeld,
    PhaseEntered,
    ProgrammeStarted,
    ReviewOpened,
    StartPlanned,
    TerritoryClosed,
    TerritoryEnvisaged,
    TerritoryProposed,
    TerritorySelected,
    TerritorySuspended,
    ThemeSet,
)
from programme.domain.fact import Fact
from programme.domain.vocabulary import AttestedFinding, MeetingKind
from programme.language import Speaker
from programme.projections.agenda import agenda
from programme.projections.assessment import assessment
from programme.projections.base.spoken import from_data
from programme.projections.base.views import Views
from programme.projections.board import Line, board, names, today
from tests.projections.support import views_of
from tests.support.charters import charter, criterion
from tests.support.facts import fact, facts

WORKSHOPS = criterion("workshops") | {"demand": {"name": "meetings", "kind": "workshop", "at_least": 2}}
RULES = charter(
    criterion("red-line") | {"cites": {"lines": [3, 5], "text": "une ligne"}, "who_can_settle": "pilot"},
    WORKSHOPS,
    criterion("wish", must=False),
    name="Trial",
    document="report",
    notice={"fr": "Essai.", "en": "A trial."},
    timezone="Pacific/Auckland",
    phases=[
        {"id": "amorcage", "fr": "Amorçage", "en": "Start-up", "planned": "2017"},
        {"id": "consolidation", "fr": "Consolidation", "en": "Consolidation", "planned": "2018"},
        {"id": "decollage", "fr": "Décollage", "en": "Take-off"},
        {"id": "exemplarite", "fr": "Exemplarité", "en": "Exemplarity"},
    ],
)
ADOPTED = CharterAdopted(charter="test", edition="1", hash=RULES.hash, rules=RULES)


def workshop(name: str) -> MeetingHeld:
    return MeetingHeld(meeting=name, kinds=(MeetingKind.WORKSHOP,), title=name, territories=("aix",))


RECORDED = facts(
    ("2016-09-01", ADOPTED),
    ("2016-10", TerritoryProposed(territory="aix", name="Aix")),
    ("2016-10", ThemeSet(territory="aix", theme="Art")),
    ("2016-11-05", TerritorySelected(territory="aix", replaces="e2")),
    ("2016-11/2016-12", PhaseEntered(territory="aix", phase="amorcage")),
    ("2017-02-10", workshop("first")),
    ("2017-06", workshop("second")),
    ("2018-01-15", TerritoryEnvisaged(territory="gardanne", name="Gardanne")),
)


@pytest.fixture
def views() -> Iterator[Views]:
    with views_of(RECORDED) as views:
        yield views


def line(views: Views, day: date) -> Line:
    return next(one for one in board(views, day).territories if one.id == "aix")


def test_the_board_says_where_a_territory_stands(views: Views) -> None:
    assert line(views, date(2017, 5, 31)) == Line(
        id="aix",
        name="Aix",
        theme="Art",
        state="active",
        phase="amorcage",
        since="2016-11/2016-12",
        next_gate="consolidation",
        unmet=["workshops"],
        undecidable=["red-line", "wish"],
        blocking=["red-line", "workshops"],
        possible={},
        passable=False,
        in_words=[{"say": "active", "values": {}}],
        obstacle=None,
        touched=[],
        shaken=[],
    )


def test_what_the_dates_leave_open_is_given_as_possible(views: Views) -> None:
    found = line(views, date(2016, 11, 10))
    assert (found.phase, found.since, found.next_gate) == (None, None, None)
    assert found.possible == {"phase": [None, "amorcage"]}
    assert from_data(found.obstacle).values == {"positions": "5"}


def test_a_month_under_way_makes_a_count_undecidable(views: Views) -> None:
    assert line(views, date(2017, 6, 15)).undecidable == ["red-line", "workshops", "wish"]
    assert line(views, date(2017, 6, 30)).undecidable == ["red-line", "wish"]


def test_a_territory_that_nobody_has_thought_of_yet_is_not_on_the_board(views: Views) -> None:
    assert [one.id for one in board(views, date(2016, 9, 30)).territories] == []
    assert [one.id for one in board(views, date(2016, 10, 1)).territories] == ["aix"]
    assert [one.id for one in board(views, date(2018, 1, 15)).territories] == ["aix", "gardanne"]


def test_the_board_says_the_programme_its_calendar_and_its_rules(views: Views) -> None:
    found = board(views, date(2018, 12, 31), known_at=7)
    assert (found.id, found.name, found.calendar_phase) == ("test", "Trial", "consolidation")
    assert (found.as_of, found.known_at, found.head) == (date(2018, 12, 31), 7, 8)
    assert (found.edition, found.adopted_after) == ("1", False)
    assert found.notice is not None
    assert (found.notice.fr, found.notice.en) == ("Essai.", "A trial.")
    assert (found.names["phase:decollage"].en, found.names["gate:selection"].fr) == ("Take-off", "Amorçage")
    assert [one.id for one in found.territories] == ["aix"]


def test_outside_every_planned_window_the_calendar_has_no_phase(views: Views) -> None:
    assert board(views, date(2019, 1, 1)).calendar_phase is None


def test_rules_adopted_later_judge_and_say_so(views: Views) -> None:
    found = board(views, date(2016, 8, 31))
    assert (found.edition, found.adopted_after) == ("1", True)


def test_the_name_is_that_with_which_the_programme_began() -> None:
    with views_of(facts(("2016-09", ProgrammeStarted(name="Begun")), ("2016-09-01", ADOPTED))) as views:
        assert board(views, date(2018, 1, 1)).name == "Begun"


def test_an_empty_register_has_an_empty_board() -> None:
    with views_of([]) as views:
        found = board(views, date(2018, 1, 1))
        assert (found.name, found.edition, found.notice, found.territories) == ("test", None, None, [])
        assert agenda(views, date(2018, 1, 1)) == []
        assert today(views, datetime(2018, 1, 1, 23, 30, tzinfo=UTC)) == date(2018, 1, 2)


def test_today_is_the_day_where_the_latest_charter_says_the_programme_is(views: Views) -> None:
    assert today(views, datetime(2018, 1, 1, 10, 59, tzinfo=UTC)) == date(2018, 1, 1)
    assert today(views, datetime(2018, 1, 1, 11, 0, tzinfo=UTC)) == date(2018, 1, 2)


def test_things_are_called_as_the_charter_and_the_facts_call_them(views: Views) -> None:
    wanted = {"territory:aix": "Aix", "meeting:first": "first", "territory:gardanne": "Gardanne"}
    for lang, phase in (("fr", "Décollage"), ("en", "Take-off")):
        found = names(views, lang)  # type: ignore[arg-type]
        assert {name: found[name] for name in wanted} == wanted
        assert (found["phase:decollage"], found["gate:decollage"]) == (phase, phase)


def test_the_assessment_says_each_criterion_with_what_it_rests_on(views: Views) -> None:
    found = assessment(views, "aix", date(2017, 6, 15))
    assert (found["known"], found["from"], found["to"]) == (True, "amorcage", "consolidation")
    assert found["charter"] == {"edition": "1", "hash": RULES.hash}
    assert (found["passable"], found["obstacle"], found["review"], found["position"]) == (False, None, None, 8)
    red_line, workshops, wish = found["criteria"]
    assert red_line == {
        "id": "red-line",
        "name": None,
        "sentence": {"fr": "Critère red-line.", "en": "Criterion red-line."},
        "requires": "attested",
        "finding": "undecidable",
        "must": True,
        "blocks": True,
        "rule": "hypothesis",
        "cites": {"document": "report", "lines": [3, 5], "text": "une ligne"},
        "doubts": [],
        "evidence": [],
        "missing": {"say": "Nobody has answered yet.", "values": {}},
        "waived_by": None,
        "who_can_settle": "pilot",
        "remedy": "programme gate answer aix red-line --finding met --because …",
    }
    assert (workshops["finding"], workshops["evidence"], workshops["cites"]) == ("undecidable", [6, 7], None)
    assert (wish["must"], wish["blocks"]) == (False, False)


def test_another_gate_can_be_assessed_and_an_unknown_one_has_no_criteria(views: Views) -> None:
    assert assessment(views, "aix", date(2017, 6, 15), gate="decollage")["to"] == "decollage"
    unknown = assessment(views, "aix", date(2017, 6, 15), gate="nowhere")
    assert (unknown["gate"], unknown["criteria"], unknown["passable"]) == (None, [], False)
    assert unknown["gates"] == ["selection", "consolidation", "decollage", "exemplarite"]


def test_a_territory_of_which_nothing_is_recorded_is_not_known(views: Views) -> None:
    assert assessment(views, "nowhere", date(2017, 6, 15))["known"] is False


DUE = ImpreciseDate.parse("2018-02")
PLANS: tuple[tuple[str, Event], ...] = (
    ("2018-01-02", MeetingConvened(meeting="closing", kinds=(MeetingKind.CLOSING,), title="Closing", due=DUE)),
    ("2018-01-02", BodyPlanned(body="board", name="Board", due=ImpreciseDate.parse("2018-01-31"))),
    ("2018-01-02", StartPlanned(territories=("aix", "gardanne"), title="Work", due=ImpreciseDate.parse("2018-03"))),
)


def with_more(*dated: tuple[str, Event]) -> list[Fact]:
    return [*RECORDED, *(fact(event, on, 9 + number) for number, (on, event) in enumerate(dated))]


def steps(recorded: list[Fact], day: date, known_at: int | None = None) -> list[tuple[str, str, str]]:
    """Return the kind, the English sentence and the command of each step."""
    speaker = Speaker("en")
    with views_of(recorded) as views:
        return [(one.kind, speaker.sentence(one.sentence), one.command) for one in agenda(views, day, known_at)]


ANSWER = (
    "answer",
    "aix: nobody has answered red-line, wish.",
    "programme gate answer aix red-line --finding met --because …",
)


def test_a_planned_date_is_on_the_agenda_from_the_day_after_its_last() -> None:
    assert steps(with_more(*PLANS), date(2018, 1, 31)) == [ANSWER]
    (kind, said, command), *others = steps(with_more(*PLANS), date(2018, 2, 1))
    assert (kind, said) == ("due", "Board was to be set up by 31 January 2018: does it exist?")
    assert command == 'programme body constitute board --name "Board" --on …'
    assert others == [ANSWER]


def test_the_oldest_planned_date_comes_first() -> None:
    found = steps(with_more(*PLANS), date(2018, 4, 1))
    assert [said for kind, said, _ in found if kind == "due"] == [
        "Board was to be set up by 31 January 2018: does it exist?",
        "“Closing” was called for February 2018: was it held?",
        "aix: “Work” was planned for March 2018; nothing is recorded since.",
        "gardanne: “Work” was planned for March 2018; nothing is recorded since.",
    ]
    assert [command for kind, _, command in found if kind == "due"][1:3] == [
        "programme meeting hold closing --on …",
        "programme timeline --territory aix",
    ]


def test_what_was_followed_up_is_off_the_agenda() -> None:
    held = MeetingHeld(meeting="closing", kinds=(MeetingKind.CLOSING,), title="Closing", territories=("aix",))
    done = (("2018-03-10", held), ("2018-03-11", BodyConstituted(body="board", name="Board")))
    found = [said for kind, said, _ in steps(with_more(*PLANS, *done), date(2018, 4, 1)) if kind == "due"]
    assert found == ["gardanne: “Work” was planned for March 2018; nothing is recorded since."]


def test_on_an_earlier_day_it_had_not_been_followed_up_yet() -> None:
    held = MeetingHeld(meeting="closing", kinds=(MeetingKind.CLOSING,), title="Closing")
    found = steps(with_more(PLANS[0], ("2018-05-01", held)), date(2018, 4, 1))
    assert "“Closing” was called for February 2018: was it held?" in [said for _, said, _ in found]
    found = steps(with_more(PLANS[0], ("2018-05-01", held)), date(2018, 5, 1))
    assert "due" not in [kind for kind, _, _ in found]


def test_what_had_not_been_planned_yet_is_not_on_the_agenda() -> None:
    (_, call), *_ = PLANS
    assert steps(with_more(("2018-05-01", call)), date(2018, 4, 1)) == [ANSWER]


def test_what_was_not_known_then_is_not_on_the_agenda() -> None:
    assert steps(with_more(*PLANS), date(2018, 4, 1), known_at=8) == [ANSWER]


def test_a_date_that_would_settle_a_criterion_is_on_the_agenda(views: Views) -> None:
    found = [one for one in agenda(views, date(2017, 6, 15)) if one.kind == "date"]
    assert [(one.position, Speaker("en").sentence(one.sentence), one.command) for one in found] == [
        (7, "aix: workshops depends on the dates of the entries 7.", "programme entry show 7")
    ]


def answered(name: str, finding: AttestedFinding = AttestedFinding.MET) -> CriterionAnswered:
    return CriterionAnswered(
        territory="aix", gate="consolidation", criterion=name, finding=finding, because="seen", answered_by="pilot"
    )


OPENED = ReviewOpened(
    review="r", territory="aix", gate="consolidation", attempt=1, edition="1", hash=RULES.hash, proposer="pilot"
)


def test_an_open_review_waits_for_what_blocks_it_and_then_for_a_decision() -> None:
    opened = ("2017-12-01", OPENED)
    blocked = steps(with_more(opened), date(2017, 12, 31))
    assert blocked[0] == (
        "review",
        "aix: the review open since 1 December 2017 waits for red-line.",
        "programme gate assess aix",
    )
    ready = steps(with_more(opened, ("2017-12-02", answered("red-line"))), date(2017, 12, 31))
    assert ready[0] == (
        "review",
        "aix: the review open since 1 December 2017 lacks nothing; decide.",
        "programme gate decide aix --outcome passed",
    )


@pytest.mark.parametrize(
    "event",
    [
        TerritoryClosed(territory="aix", reason="R", replaces="e4"),
        TerritorySuspended(territory="aix", reason="R", replaces="e4"),
    ],
)
def test_nothing_is_asked_of_a_territory_that_is_not_under_way(event: Event) -> None:
    assert steps(with_more(("2017-12-01", event)), date(2017, 12, 31)) == []


def test_nothing_is_asked_of_a_territory_that_is_only_envisaged(views: Views) -> None:
    asked = [Speaker("en").sentence(one.sentence) for one in agenda(views, date(2018, 12, 31))]
    assert asked == ["aix: nobody has answered red-line, wish."]
