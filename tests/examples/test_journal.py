"""The journal of the real year against its source: each entry stands at the lines that it cites."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from programme.domain.acts.meeting import HoldMeeting
from programme.domain.acts.programme import AdoptCharter
from programme.domain.acts.step import OpenStep
from programme.exchange.journal import Journal, Row
from tests.examples.support import SourceText, plain

# The dates that the source prints to the day, and how.
TO_THE_DAY = {
    "D10": ("2016-12-13", "13 Décembre 2016"),
    "D10-rameau": ("2016-12-13", "13 Décembre 2016"),
    "D10-cbe": ("2016-12-13", "13 Décembre 2016"),
    "D10-esia": ("2016-12-13", "13 Décembre 2016"),
    "D12": ("2017-02-07", "7 février"),
    "D13": ("2017-02-13", "13/02/2017"),
    "D13-decision": ("2017-02-13", "13/02/2017"),
    "D14": ("2017-03-27", "27/03/2017"),
    "D15": ("2017-03-24?", "24/03/2017"),
    "D16": ("2017-06-30", "30/06/2017"),
    "D17-D23": ("2017-09-07", "07/09/2017"),
}
# Those that it prints otherwise; what is planned is dated by what it aims at.
COARSELY = {
    "D1": ("2012", "dès 2012"),
    "D4-O19": ("2016-03", "mars 2016"),
    "D5-bureau": ("2016-06", "juin 2016"),
    "D6": ("2016-09", "septembre 2016"),
    "D7": ("2016-09", "Septembre 2016"),
    "D8": ("2016", "ASSOGORA 2016"),
    "D9": ("2016-10/2016-12", "Dernier trimestre 2016"),
    "D11": ("2017-01-19/2017-01-20", "19/20 janvier"),
    "D18": ("2017-02", "6 réunions : 02, 04, 05, 06, 07, 09/ 2017"),
    "D19": ("2017-04", "6 réunions : 02, 04, 05, 06, 07, 09/ 2017"),
    "D20": ("2017-05", "6 réunions : 02, 04, 05, 06, 07, 09/ 2017"),
    "D21": ("2017-06", "6 réunions : 02, 04, 05, 06, 07, 09/ 2017"),
    "D22": ("2017-07", "6 réunions : 02, 04, 05, 06, 07, 09/ 2017"),
    "D24-1": ("2017", "3 réunions en 2017"),
    "D24-2": ("2017", "3 réunions en 2017"),
    "D24-3": ("2017", "3 réunions en 2017"),
    "D26": ("2017-10-24", "24/10/2017"),
    **{f"D27-{number}": ("2017-10/2017-12", "Octobre- Décembre 2017") for number in range(1, 10)},
    "D28": ("2017-12", "devra être lancé en décembre 2017"),
    "D29": ("2017-12-15~", "mi-décembre"),
    "D30-comite-elargi": ("2018", "à mettre en place en 2018"),
    "D30-pertuis": ("2018", "Prévision Actions 2018"),
    "D30-venelles": ("2018", "Prévision Actions 2018"),
}


def row(journal: Journal, key: str) -> Row:
    return next(one for one in journal.rows if one.key == key)


def cited(source: SourceText, one: Row) -> str:
    """All that stands at the lines an entry cites."""
    return " ".join(source.cited(reference) for reference in one.act.sources)


def words(one: Row) -> list[str]:
    """Every text of an entry."""
    values = one.act.model_dump(mode="json", exclude={"rules"}).values()
    return [
        text for value in values for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)
    ]


def test_every_entry_cites_lines_that_say_something(real_year: Journal, source: SourceText) -> None:
    facts = [one for one in real_year.rows if not isinstance(one.act, AdoptCharter)]
    assert [one.key for one in facts if not one.act.sources] == []
    assert [one.key for one in facts for reference in one.act.sources if not source.cited(reference)] == []


@pytest.mark.parametrize(("key", "dates"), (TO_THE_DAY | COARSELY).items())
def test_an_entry_is_dated_as_the_lines_it_cites_print_it(
    key: str, dates: tuple[str, str], real_year: Journal, source: SourceText
) -> None:
    entry = row(real_year, key)
    date, printed = dates
    assert str(getattr(entry.act, "due", entry.act.on)) == date
    assert plain(printed).replace(" ", "") in cited(source, entry).replace(" ", "")


def test_no_entry_gives_a_day_that_the_source_does_not_print(real_year: Journal) -> None:
    """The charter, and what the coordinator answers, are of the day of recording: they are no facts of the source."""
    recorded = datetime(2017, 11, 30, 9, tzinfo=UTC)
    dated = [(one.key, one.act.on) for one in real_year.rows if one.act.on is not None]
    days = {key for key, on in dated if on.earliest == on.latest and on.latest != recorded.date()}
    assert days == TO_THE_DAY.keys()


def test_what_stands_between_quotation_marks_stands_in_the_source(real_year: Journal, source: SourceText) -> None:
    everything = source.at(1, len(source.lines))
    quoted = [(one.key, part) for one in real_year.rows for text in words(one) for part in re.findall("«(.*?)»", text)]
    assert len(quoted) > 15
    assert [(key, part) for key, part in quoted if plain(part) not in everything] == []


def test_the_steps_bear_the_numbers_and_titles_of_the_source_with_the_gap_at_six(
    real_year: Journal, source: SourceText
) -> None:
    steps = [one for one in real_year.rows if isinstance(one.act, OpenStep)]
    numbers = [one.act.step for one in steps if isinstance(one.act, OpenStep)]
    assert numbers == ["pre-projet", "1", "2", "3", "4", "5", "7", "8"]
    for one in steps:
        assert isinstance(one.act, OpenStep)
        assert plain(one.act.title) in cited(source, one)


def test_the_launch_has_the_nine_items_and_the_hours_of_its_programme(real_year: Journal, source: SourceText) -> None:
    launch = row(real_year, "D10").act
    assert isinstance(launch, HoldMeeting)
    assert (launch.starts, launch.ends, len(launch.agenda)) == ("15:00", "18:00", 9)
    for item in launch.agenda:
        hour = item.split(" ")[0]
        assert hour in source.at(268, 308)


def test_it_is_recorded_in_one_instant_by_the_coordinator(real_year: Journal) -> None:
    assert {one.recorded for one in real_year.rows} == {datetime(2017, 11, 30, 9, tzinfo=UTC)}
    assert {one.by for one in real_year.rows} == {"coordinator"}
