"""What was known: corrections before anything else, newest to oldest, and never an edit."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.events import EntryAnnulled, EntryRectified, MeetingHeld, TerritoryProposed
from programme.domain.fact import Fact
from programme.domain.history import Corrections, corrected
from programme.domain.reading import Query, reading_of
from tests.support.facts import fact
from tests.support.history import History

T = "venelles"


def held() -> History:
    """Return a meeting at position 1, held on 24 March, doubtfully."""
    history = History()
    history.do("meeting hold", kinds=["workshop"], title="Atelier", id="m", on="2017-03-24?")
    return history


def rectify(history: History, position: int, field: str, *to: str) -> int:
    """Rectify a field, and return the position of the rectification."""
    (made,) = history.do("entry rectify", position=position, field=field, to=list(to), reason="Faute de frappe")
    return made.position


def annul(history: History, position: int, **more: Any) -> int:
    """Annul an entry, and return the position of the annulment."""
    (made,) = history.do("entry annul", position=position, reason="Saisie deux fois", **more)
    return made.position


def known(history: History, position: int = 1) -> Fact:
    """Return the fact at a position as it is known."""
    entry = history.reading().entry(position)
    assert entry is not None
    assert entry.known is not None
    return entry.known


def meetings(history: History) -> list[tuple[str, str]]:
    """Return the date and the title of each time the meeting was held."""
    found = [(one.on.text, one.event) for one in history.reading().of(Meeting, "m").held]
    return [(on, event.title) for on, event in found if isinstance(event, MeetingHeld)]


# --- Rectifications --------------------------------------------------------------------------------------------------


def test_a_rectified_date_is_the_one_that_counts_and_says_what_rectifies_it() -> None:
    history = held()
    rectify(history, 1, "on", "2017-04-24")
    assert meetings(history) == [("2017-04-24", "Atelier")]
    assert known(history).rectified_by == (2,)
    assert history.facts[0].on.text == "2017-03-24?"


def test_of_several_rectifications_of_a_field_the_newest_counts() -> None:
    history = held()
    rectify(history, 1, "on", "2017-04-24")
    rectify(history, 1, "on", "2017-05-24")
    assert meetings(history) == [("2017-05-24", "Atelier")]
    assert known(history).rectified_by == (2, 3)


def test_each_field_has_its_own_newest_rectification() -> None:
    history = held()
    rectify(history, 1, "title", "Clôture")
    rectify(history, 1, "on", "2017-04-24")
    rectify(history, 1, "doubt", "Le jour est peu lisible")
    assert meetings(history) == [("2017-04-24", "Clôture")]
    assert known(history).event.doubt == "Le jour est peu lisible"


def test_a_rectification_that_is_annulled_gives_way_to_the_one_before_it() -> None:
    history = held()
    rectify(history, 1, "on", "2017-04-24")
    annul(history, rectify(history, 1, "on", "2017-05-24"))
    assert meetings(history) == [("2017-04-24", "Atelier")]
    assert known(history).rectified_by == (2,)


def test_rectified_there_and_back_the_state_is_as_before_and_the_history_longer() -> None:
    history = held()
    before = known(history)
    rectify(history, 1, "on", "2017-04-24")
    rectify(history, 1, "on", "2017-03-24?")
    after = known(history)
    assert (after.on, after.event, len(history.facts)) == (before.on, before.event, 3)


def test_a_field_of_several_values_is_rectified_as_a_whole() -> None:
    history = held()
    rectify(history, 1, "kinds", "workshop", "closing")
    rectify(history, 1, "sources", "bilan-2016-2017:688")
    event = known(history).event
    assert isinstance(event, MeetingHeld)
    assert ([one.value for one in event.kinds], event.sources) == (["workshop", "closing"], ("bilan-2016-2017:688",))


def test_a_sum_is_rectified_in_euros_and_kept_as_people_write_it() -> None:
    history = History()
    history.do("budget line", line="l", label="L", amount="12,50", nature="cash", status="planned")
    (made,) = history.do("entry rectify", position=1, field="amount", to=["1 250,5"], reason="Virgule")
    assert (getattr(made.event, "old", None), getattr(made.event, "new", None)) == ("12.50", "1250.50")
    assert getattr(known(history).event, "amount", None) == 125050


# --- Annulments ------------------------------------------------------------------------------------------------------


def test_an_annulled_fact_drops_and_its_entry_stays() -> None:
    history = held()
    annul(history, 1)
    assert meetings(history) == []
    entry = history.reading().entry(1)
    assert entry is not None
    assert entry.recorded == history.facts[0]
    assert entry.annulled_by == history.facts[1]


def test_an_annulment_that_is_annulled_brings_the_fact_back_as_rectified() -> None:
    history = held()
    rectify(history, 1, "on", "2017-04-24")
    annul(history, annul(history, 1))
    assert meetings(history) == [("2017-04-24", "Atelier")]


def test_the_entries_of_one_command_are_annulled_together() -> None:
    history = History()
    history.do("territory propose", territory=T, name="Venelles", theme="Culture", on="2016")
    annulment = annul(history, 2)
    event = history.facts[annulment - 1].event
    assert isinstance(event, EntryAnnulled)
    assert event.positions == (1, 2)
    assert not history.reading().of(TerritoryProject, T).exists


def test_what_replaced_an_annulled_fact_replaces_what_that_one_had_replaced() -> None:
    history = History()
    history.do("territory propose", territory=T, name="Venelles", theme="Culture", on="2016")
    history.do("territory theme", territory=T, theme="Art", on="2017")
    history.do("territory theme", territory=T, theme="Numérique", on="2018")
    annul(history, 3)
    themes = history.reading().of(TerritoryProject, T).themes
    assert [getattr(link.event, "theme", None) for link in themes.sequence] == ["Culture", "Numérique"]
    assert not themes.contradicts_itself


def test_annulling_everything_leaves_no_fact_and_every_entry() -> None:
    history = held()
    history.do("meeting minutes", meeting="m", summary="S", on="2017-05")
    annul(history, 1)
    annul(history, 2)
    assert corrected(history.facts) == ()
    assert [one.position for one in history.facts] == [1, 2, 3, 4]


# --- How corrections are found ---------------------------------------------------------------------------------------

PROPOSED = fact(TerritoryProposed(territory=T, name="Venelles"), "2016", 1)
RECTIFIED = EntryRectified(
    entry="e1", position=1, of="territory-proposed", bears=("territory:venelles",), field="on", new="2017", reason="R"
)
ANNULLED = EntryAnnulled(entries=("e2",), positions=(2,), of=("entry-rectified",), bears=RECTIFIED.tags(), reason="R")


@pytest.mark.parametrize("correction", [RECTIFIED, ANNULLED], ids=lambda one: one.type)
@pytest.mark.parametrize(
    ("types", "tags", "matches"),
    [
        ({"territory-proposed"}, set(), True),
        ({"territory-proposed", "phase-entered"}, {"territory:venelles"}, True),
        ({"territory-proposed"}, {"territory:pertuis"}, False),
        ({"phase-entered"}, {"territory:venelles"}, False),
    ],
)
def test_a_query_is_answered_by_the_corrections_of_what_it_asks_for_and_of_these(
    correction: EntryRectified | EntryAnnulled, types: set[str], tags: set[str], matches: object
) -> None:
    assert Query(frozenset(types), frozenset(tags)).matches(correction) is matches


def test_corrections_themselves_are_read_as_they_were_recorded() -> None:
    history = [PROPOSED, fact(RECTIFIED, "2030", 2), fact(ANNULLED, "2030", 3)]
    found = reading_of(history).facts(EntryRectified, EntryAnnulled, tags=("entry:e1",))
    assert [one.position for one in found] == [2, 3]


def test_the_order_in_which_corrections_are_given_does_not_matter() -> None:
    corrections = [fact(RECTIFIED, "2030", 2), fact(ANNULLED, "2030", 3)]
    assert Corrections.of(corrections) == Corrections.of(reversed(corrections))
    assert Corrections.of(corrections).positions("e1") == ()
    assert Corrections.of(corrections[:1]).positions("e1") == (2,)


def test_what_corrects_nothing_is_left_aside() -> None:
    history = held()
    assert Corrections.of(history.facts) == Corrections()


def test_a_correction_that_is_annulled_no_longer_counts() -> None:
    history = held()
    position = rectify(history, 1, "title", "Réunion")
    annul(history, position)
    entry = history.reading().entry(1)
    assert entry is not None
    assert [entry.no_longer_counts(one) for one in entry.corrections] == [True, False]
