"""The rules common to all acts: who may record, what has not happened yet, and every reason at once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from programme.domain.acts import ALL_ACTS, BY_PATH
from programme.domain.acts.act import Act, Circumstances, New, Obstacles
from programme.domain.acts.perform import perform
from programme.domain.dates import ImpreciseDate
from programme.domain.reading import Reading, reading_of
from programme.domain.refusals import KINDS, LISTED_KINDS, Refused, unknown
from programme.domain.sentences import say
from tests.support.charters import charter
from tests.support.history import History

OFFICES = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "president")]
MEETING = {"kinds": ["workshop"], "title": "W"}


def test_before_any_charter_anyone_may_record() -> None:
    History(by="passer-by").do("start", name="P", on="2016")


def test_only_an_office_of_the_latest_charter_may_record() -> None:
    history = History()
    history.do("charter adopt", rules=charter(office=OFFICES), on="2016")
    history.do("start", name="P", on="2016")
    history.by = "cordinator"
    (reason,) = history.reasons("meeting hold", on="2016", **MEETING)
    assert (reason.rule, reason.kind, reason.near) == ("unknown-id", "office", ("coordinator",))  # type: ignore[attr-defined]
    history.by = "president"
    history.do("charter adopt", rules=charter(office=OFFICES[:1]), on="2017")
    assert history.refusal("meeting hold", on="2016", **MEETING) == ["unknown-id"]


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        ("2020-06-15", False),
        ("2020-06-16", True),
        ("2020-06", False),
        ("2020", False),
        ("2020-07", True),
        ("2020-06-16/..", True),
        ("../2031", False),
        ("2020-06-20~", False),
    ],
)
def test_what_has_surely_not_happened_yet_is_refused(on: str, refused: object) -> None:
    history = History(today=date(2020, 6, 15))
    if refused is True:
        (reason,) = history.reasons("meeting hold", on=on, **MEETING)
        assert (reason.rule, reason.advice) == ("not-yet-happened", "--on")
        assert reason.sentence.values == {"on": ImpreciseDate.parse(on), "today": date(2020, 6, 15)}
    else:
        history.do("meeting hold", on=on, **MEETING)


def test_a_plan_that_has_not_been_made_yet_is_told_of_its_target() -> None:
    plan = {"title": "Bilan", "due": "2020-09", "on": "2020-09"}
    (reason,) = History(today=date(2020, 6, 15)).reasons("action plan", **plan)
    assert (reason.rule, reason.advice) == ("not-yet-happened", "--due")


def test_without_a_date_it_happened_today() -> None:
    (held,) = History(today=date(2020, 6, 15)).do("meeting hold", **MEETING)
    assert held.on == ImpreciseDate.parse("2020-06-15")


def test_sources_and_doubt_go_into_every_event_of_the_act() -> None:
    fields = {"sources": ["bilan-2016-2017:684"], "doubt": "Peut-être"}
    facts = History().do("territory propose", territory="venelles", name="V", theme="T", on="2016", **fields)
    assert [(one.event.sources, one.event.doubt) for one in facts] == [(("bilan-2016-2017:684",), "Peut-être")] * 2


def test_the_rules_common_to_all_acts_and_those_of_the_act_are_given_at_once() -> None:
    history = History()
    history.do("charter adopt", rules=charter(office=OFFICES), on="2016")
    history.by = "nobody"
    rules = history.refusal("meeting attend", meeting="m", present=["president"], on="2031")
    assert rules == ["unknown-id", "not-yet-happened", "unknown-id"]


def test_a_reason_is_given_once() -> None:
    class Insist(Act):
        verb = "insist"
        french = ("", "insister")
        example = ""

        def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
            for rule in ("first", "second", "first"):
                obstacles.add(rule, say("No."))
            return []

    with pytest.raises(Refused) as caught:
        perform(Insist(), reading_of([]), Circumstances("coordinator", date(2020, 1, 1)))
    assert [one.rule for one in caught.value.reasons] == ["first", "second"]
    assert str(caught.value) == "insist refused: first, second"


def test_an_unknown_id_names_at_most_three_that_look_alike() -> None:
    known = ["aix-en-provence", "aix-les-bains", "aix-en-othe", "aix-en-provance", "pertuis"]
    reason = unknown("territory", "aix-en-provnce", known)
    assert reason.near == ("aix-en-provence", "aix-en-provance", "aix-en-othe")
    assert reason.advice == "programme territory list"
    assert reason.sentence == say("Unknown {kind}: '{id}'.", kind=say("territory"), id="aix-en-provnce")
    assert unknown("territory", "x", known).near == ()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_unknown_id_comes_with_the_command_that_shows_those_there_are(kind: str) -> None:
    advice = unknown(kind, "x", []).advice
    if kind in LISTED_KINDS:
        assert advice == f"programme {kind} list"
    else:
        assert re.fullmatch(r"programme (trail|[a-z]+ (list|show))", advice or "")


def test_an_unknown_office_is_looked_up_in_the_charter() -> None:
    assert unknown("office", "nobody", []).advice == "programme charter show"


def test_every_act_has_its_own_path() -> None:
    assert len(BY_PATH) == len(ALL_ACTS)
    assert BY_PATH["gate decide"].path() == "gate decide"
    assert BY_PATH["start"].noun == ""
