"""From where the register is looked at: ``--as-of`` is a day, ``--known-at`` a position."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from programme.cli.problem import Problem
from programme.cli.session import Session, Viewpoint
from programme.language import Lang
from tests.support.cli import Shell, environment

HEAD = 12


@pytest.fixture
def recorded(shell: Shell) -> Shell:
    """The register with one more entry, recorded at 2018-01-20T22:59:59.5Z: half a second before midnight in Aix."""
    late = shell.run("step", "open", "9", "--title", "Bilan", PROGRAMME_NOW="2018-01-20T22:59:59.500000Z")
    assert late.code == 0, late.err
    return shell


@pytest.fixture
def session(recorded: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.chdir(recorded.folder)
    with environment({**recorded.env, "PROGRAMME_NOW": "2018-02-01T09:00:00Z"}):
        opened = Session({}, "en")
        yield opened
        opened.close()


def test_by_default_it_is_today_and_all_that_is_known(session: Session) -> None:
    assert session.viewpoint() == Viewpoint(date(2018, 2, 1), HEAD)


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2017-06-30", date(2017, 6, 30)),
        ("2017-02", date(2017, 2, 28)),
        ("2016-02", date(2016, 2, 29)),
        ("2017", date(2017, 12, 31)),
        ("2017-10/2017-12", date(2017, 12, 31)),
        ("2019-01-01", date(2019, 1, 1)),
    ],
)
def test_the_last_day_of_a_date_counts(session: Session, as_of: str, day: date) -> None:
    assert session.viewpoint(as_of).day == day


@pytest.mark.parametrize(
    "as_of", ["2017-12-15~", "2017-03-24?", "../2017", "2017/..", "hier", "13/02/2017", "2017-02-30"]
)
def test_a_date_that_is_no_day_to_look_from_is_refused(session: Session, as_of: str) -> None:
    with pytest.raises(Problem) as raised:
        session.viewpoint(as_of)
    assert raised.value.code == 2


def test_a_french_date_is_understood_in_french(session: Session) -> None:
    session.lang = "fr"
    assert session.viewpoint("13/02/2017", "20/01/2018") == Viewpoint(date(2017, 2, 13), HEAD)


@pytest.mark.parametrize(
    ("known_at", "position"),
    [
        ("@0", 0),
        ("@5", 5),
        ("@12", HEAD),
        ("2018-01-10T09:00:00Z", 11),  # inclusive: all entries but the last have this very instant
        ("2018-01-10T10:00:00+01:00", 11),
        ("2018-01-10T10:00", 11),  # without an offset, the time in Aix
        ("2018-01-10T08:59:59.999999Z", 0),
        ("2018-01-20T22:59:59.500000Z", HEAD),
        ("2018-01-20T22:59:59.499999Z", 11),
        ("2018-01-20", HEAD),  # the end of that day in Aix
        ("2018-01-19", 11),
        ("2017-12-31", 0),
    ],
)
def test_what_was_known_at_an_instant_is_all_recorded_by_then(session: Session, known_at: str, position: int) -> None:
    assert session.viewpoint(None, known_at).position == position


@pytest.mark.parametrize(("known_at", "code"), [("@13", 3), ("@", 2), ("@-1", 2), ("soon", 2), ("2018-02-30", 2)])
def test_a_position_there_is_not_and_a_text_that_is_no_instant_are_told_apart(
    session: Session, known_at: str, code: int
) -> None:
    with pytest.raises(Problem) as raised:
        session.viewpoint(None, known_at)
    assert raised.value.code == code


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_days_of_the_programme_are_those_of_its_place(session: Session, lang: Lang) -> None:
    session.lang = lang
    assert session.today == date(2018, 2, 1)


@pytest.mark.parametrize(
    ("known_at", "positions"),
    [("9999-12-31", HEAD), ("0001-01-01", 0), ("0999-12-31", 0), ("0999-12-31T00:00:00Z", 0)],
)
def test_the_first_and_the_last_years_are_instants_like_others(recorded: Shell, known_at: str, positions: int) -> None:
    ran = recorded.run("trail", "--json", "--known-at", known_at)
    assert (ran.code, len(ran.json)) == (0, positions)


@pytest.mark.parametrize("known_at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_an_instant_that_no_calendar_has_in_utc_is_malformed(recorded: Shell, known_at: str) -> None:
    assert recorded.run("trail", "--known-at", known_at).code == 2
    assert recorded.run("status", PROGRAMME_NOW=known_at).code == 2
