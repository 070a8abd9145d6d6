"""Dates in words, in both languages; expected values written by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate
from programme.language import Speaker

SAID = [
    ("2017", "2017", "2017"),
    ("2017-02", "février 2017", "February 2017"),
    ("2017-02-13", "13 février 2017", "13 February 2017"),
    ("2017-12-01", "1er décembre 2017", "1 December 2017"),
    ("2017-12-11", "11 décembre 2017", "11 December 2017"),
    ("2017-10/2017-12", "entre octobre et décembre 2017", "between October and December 2017"),
    ("2016/2018", "entre 2016 et 2018", "between 2016 and 2018"),
    ("2017-03-01/2017-03-05", "entre le 1er et le 5 mars 2017", "between 1 and 5 March 2017"),
    ("2017-02-28/2017-03-01", "entre le 28 février et le 1er mars 2017", "between 28 February and 1 March 2017"),
    (
        "2016-12-28/2017-01-03",
        "entre le 28 décembre 2016 et le 3 janvier 2017",
        "between 28 December 2016 and 3 January 2017",
    ),
    ("2016-10/2017-10", "entre octobre 2016 et octobre 2017", "between October 2016 and October 2017"),
    ("2017-10/2018-02-13", "entre octobre 2017 et le 13 février 2018", "between October 2017 and 13 February 2018"),
    ("2017/2017-10", "entre 2017 et octobre 2017", "between 2017 and October 2017"),
    ("2017-10/2017-10", "octobre 2017", "October 2017"),
    ("../2017", "au plus tard en 2017", "by the end of 2017"),
    ("../2017-10", "au plus tard en octobre 2017", "by the end of October 2017"),
    ("../2017-10-13", "au plus tard le 13 octobre 2017", "by 13 October 2017"),
    ("2017-10/..", "en octobre 2017 ou plus tard", "in October 2017 or later"),
    ("2017-10-01/..", "le 1er octobre 2017 ou plus tard", "on 1 October 2017 or later"),
    ("2017-12-15~", "vers le 15 décembre 2017", "about 15 December 2017"),
    ("2017-12~", "vers décembre 2017", "about December 2017"),
    ("2017~", "vers 2017", "about 2017"),
    ("2017-03-24?", "24 mars 2017 (date incertaine)", "24 March 2017 (uncertain date)"),
    ("2017-12-15~?", "vers le 15 décembre 2017 (date incertaine)", "about 15 December 2017 (uncertain date)"),
    (
        "2017-10~/2017-12?",
        "entre octobre 2017 (environ) et décembre 2017 (date incertaine)",
        "between October 2017 (about) and December 2017 (uncertain date)",
    ),
]


@pytest.mark.parametrize(("text", "french", "english"), SAID)
def test_a_date_reads_as_a_person_would_say_it(text: str, french: str, english: str) -> None:
    when = ImpreciseDate.parse(text)
    assert (Speaker("fr").date(when), Speaker("en").date(when)) == (french, english)


def test_a_day_of_the_calendar_reads_like_the_same_imprecise_date() -> None:
    assert Speaker("fr").date(date(2017, 8, 1)) == "1er août 2017"


POINTS = st.tuples(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10])).map(
    lambda one: one[0].isoformat()[: one[1]]
)


@given(st.lists(POINTS, min_size=2, max_size=2).map(sorted), st.sampled_from(["", "~", "?", "~?"]))
def test_every_date_can_be_said_in_both_languages_and_keeps_its_years(ends: list[str], marks: str) -> None:
    start, end = ends
    for text in (start + marks, f"../{end}{marks}", f"{start}{marks}/.."):
        french, english = (speaker.date(ImpreciseDate.parse(text)) for speaker in (Speaker("fr"), Speaker("en")))
        year = (end if text.startswith("..") else start)[:4]
        assert year in french
        assert year in english
        assert french.endswith("(date incertaine)") == english.endswith("(uncertain date)") == ("?" in marks)
