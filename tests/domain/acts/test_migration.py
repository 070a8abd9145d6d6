"""Open reviews move to another edition of the charter: by an act of their own, which says what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.domain.assessment import assess
from programme.domain.events import ReviewMigrated
from tests.support.charters import charter, criterion
from tests.support.history import History
from tests.support.scenes import T, answer, decide, entered, review, vote

STEP = criterion("steps", name="done", steps=["1"])


def amended(
    history: History, *criteria: dict[str, Any], on: str = "2017-05-01", edition: str | None = None, **more: Any
) -> History:
    """Adopt edition 2, which asks these criteria."""
    history.do("charter adopt", rules=charter(*criteria, **more), edition=edition, on=on)
    return history


def migrate(history: History, on: str = "2017-06-01", **fields: Any) -> ReviewMigrated:
    (fact,) = history.do("charter migrate", on=on, **fields)
    assert isinstance(fact.event, ReviewMigrated)
    return fact.event


def refusal(history: History, on: str = "2017-06-01", **fields: Any) -> list[str]:
    return history.refusal("charter migrate", on=on, **fields)


def edition_at(history: History, day: date) -> str:
    found = assess(history.reading(), T, day).edition
    assert found is not None
    return found.id


def test_a_review_goes_on_under_the_edition_it_was_opened_under_until_it_is_migrated() -> None:
    history = amended(review(criterion("a")), criterion("a"), STEP)
    assert edition_at(history, date(2017, 7, 1)) == "1"
    migrate(history)
    assert edition_at(history, date(2017, 5, 31)) == "1"
    assert edition_at(history, date(2017, 6, 1)) == "2"


def test_a_migration_carries_both_editions_with_their_hashes() -> None:
    history = amended(review(criterion("a")), criterion("b"))
    event = migrate(history, reason="Étape 6 retrouvée")
    assert (event.edition_before, event.hash_before) == ("1", charter(criterion("a")).hash)
    assert (event.edition, event.hash) == ("2", charter(criterion("b")).hash)
    assert event.reason == "Étape 6 retrouvée"


def test_it_says_what_is_found_otherwise_what_is_new_and_what_is_asked_no_more() -> None:
    history = review(STEP, criterion("old"), criterion("same"))
    history.do("step open", step="1", title="S", on="2017-03-02")
    history.do("step complete", step="1", on="2017-03-03")
    amended(history, {**STEP, "demand": {"name": "done", "steps": ["1", "6"]}}, criterion("new"), criterion("same"))
    changes = {one.criterion: (one.before, one.after) for one in migrate(history).changes}
    assert changes == {"steps": ("met", "unmet"), "new": (None, "undecidable"), "old": ("undecidable", None)}


def test_answers_and_waivers_of_criteria_that_are_gone_are_named_and_stay_on_record() -> None:
    history = review(criterion("kept"), criterion("gone"), criterion("computed"), criterion("strict"))
    for name in ("kept", "gone", "computed"):
        answer(history, name)
    for name in ("gone", "strict"):
        history.do("gate waive", territory=T, criterion=name, reason="R", authorised_by="committee", on="2017-03-16")
    positions = {(one.event.type, getattr(one.event, "criterion", "")): one.position for one in history.facts}
    computed = criterion("computed", name="meetings", kind="workshop", at_least=1)
    amended(history, criterion("kept"), computed, criterion("strict", waivable=False))
    event = migrate(history)
    assert set(event.without_effect) == {
        positions["criterion-answered", "gone"],
        positions["criterion-answered", "computed"],
        positions["criterion-waived", "gone"],
        positions["criterion-waived", "strict"],
    }
    found = {one.criterion.id: one.finding for one in assess(history.reading(), T, date(2017, 6, 1)).results}
    assert found == {"kept": "met", "computed": "unmet", "strict": "undecidable"}
    migrate(history, on="2017-07-01", edition="1")
    back = {one.criterion.id: one.finding for one in assess(history.reading(), T, date(2017, 7, 1)).results}
    assert back == {"kept": "met", "gone": "met", "computed": "met", "strict": "waived"}


def test_the_decision_is_taken_under_the_edition_moved_to() -> None:
    history = amended(review(), criterion("b"))
    migrate(history)
    assert history.refusal("gate decide", territory=T, outcome="passed", on="2017-06-02") == ["criterion-undecidable"]
    answer(history, "b", on="2017-06-02")
    decide(history, on="2017-06-03")
    (decided,) = [fact.event for fact in history.facts if fact.event.type == "gate-decided"]
    assert (decided.edition, decided.hash) == ("2", charter(criterion("b")).hash)  # type: ignore[attr-defined]


def test_every_open_review_moves_unless_territories_are_named() -> None:
    history = review()
    history.do("territory propose", territory="pertuis", name="Pertuis", on="2016-09")
    history.do("gate open", territory="pertuis", on="2017-03-01")
    amended(history, criterion("b"))
    both = History(list(history.facts))
    moved = both.do("charter migrate", on="2017-06-01")
    assert [getattr(one.event, "territory", "") for one in moved] == [T, "pertuis"]
    assert migrate(history, territories=["pertuis"]).territory == "pertuis"
    assert edition_at(history, date(2017, 7, 1)) == "1"


def test_without_a_name_the_edition_is_the_one_in_force_that_day() -> None:
    history = amended(amended(review(), criterion("b")), criterion("c"), on="2017-09-01")
    assert migrate(history, on="2017-06-01").edition == "2"
    assert migrate(history, on="2017-10-01").edition == "3"


def test_annulled_it_never_happened() -> None:
    history = amended(review(), criterion("b"))
    migrate(history)
    position = history.facts[-1].position
    history.do("entry annul", position=position, reason="Par erreur", on="2018-01-01")
    assert edition_at(history, date(2017, 7, 1)) == "1"


def test_nothing_is_recorded_when_nothing_is_open() -> None:
    history = amended(entered(), criterion("b"))
    assert refusal(history) == ["nothing-open"]
    assert refusal(history, territories=[T]) == ["no-open-review"]


def test_no_open_review_of_a_territory_that_is_named_is_said() -> None:
    history = amended(review(), criterion("b"))
    history.do("territory propose", territory="pertuis", name="Pertuis", on="2016-09")
    assert refusal(history, territories=[T, "pertuis"]) == ["no-open-review"]


def test_a_review_already_there_stays() -> None:
    history = amended(review(), criterion("b"))
    migrate(history)
    assert refusal(history, on="2017-07-01") == ["already-there"]


def test_an_edition_not_yet_in_force_moves_nothing() -> None:
    history = amended(review(), criterion("b"), on="2017-09-01")
    assert refusal(history, edition="2") == ["not-in-force"]


def test_a_review_whose_gate_is_gone_from_the_edition_is_decided_first() -> None:
    history = amended(review(), gate=[])
    assert refusal(history) == ["gate-gone"]


def test_a_review_with_votes_cast_is_decided_first() -> None:
    history = review()
    vote(history, president="for")
    amended(history, criterion("b"))
    assert refusal(history) == ["votes-cast"]


def test_a_migration_comes_not_before_what_it_replaces() -> None:
    history = amended(review(), criterion("b"), on="2016-06-01")
    assert refusal(history, on="2017-02-01", edition="1") == ["already-there"]
    assert refusal(amended(history, criterion("c"), on="2016-07-01"), on="2017-02-01") == ["before-what-it-replaces"]


def test_with_no_charter_in_force_there_is_nowhere_to_go() -> None:
    assert "no-charter" in History().refusal("charter migrate", on="2017-06-01")


def test_an_unknown_edition_or_territory_is_named_with_those_that_look_alike() -> None:
    history = amended(review(), criterion("b"), edition="version-2")
    reasons = history.reasons("charter migrate", edition="version-3", territories=["venelle"], on="2017-06-01")
    assert [(one.kind, one.near) for one in reasons] == [  # type: ignore[attr-defined]
        ("territory", ("venelles",)),
        ("edition", ("version-2",)),
    ]


def test_all_that_stands_in_the_way_is_said_at_once() -> None:
    history = review()
    vote(history, president="for")
    amended(history, gate=[], on="2017-09-01")
    assert refusal(history, edition="2") == ["not-in-force", "gate-gone", "votes-cast"]
