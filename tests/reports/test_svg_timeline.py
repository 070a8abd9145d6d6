"""The drawing of a timeline: every place worked out by hand, what is certain apart from what is only possible."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from programme.domain.dates import ImpreciseDate
from programme.domain.sentences import Sentence
from programme.language import Speaker
from programme.reports.document import Bar, BarKind, Lane, Timeline
from programme.reports.svg_timeline import svg
from programme.reports.text_timeline import text_timeline
from programme.reports.wording import Wording
from tests.reports.support import Trial

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Wording(Speaker("en"), ZoneInfo("Europe/Paris"), "html")


def label(text: str) -> Sentence:
    return Sentence("{text}", {"text": text})


def bar(kind: BarKind, start: str, end: str, sure: tuple[str, str] | None = None) -> Bar:
    """A bar from the earliest to the latest day of two dates, sure between two others."""
    first, last = ImpreciseDate.parse(start), ImpreciseDate.parse(end)
    surely_from, surely_to = (date.fromisoformat(one) for one in sure or (str(first.earliest), str(last.latest)))
    return Bar(kind, first.earliest, last.latest, surely_from, surely_to, first, label(kind))


def drawn(*bars: Bar, day: str = "2017-07-02") -> ET.Element:
    """The drawing of one lane over 2017 and 2018."""
    return ET.fromstring(svg(_timeline(*bars, day=day), ENGLISH))  # noqa: S314 - our own


def _timeline(*bars: Bar, day: str = "2017-07-02") -> Timeline:
    lane = Lane("one", label("First"), bars)
    days = (date(2017, 1, 1), date(2018, 12, 31), date.fromisoformat(day))
    return Timeline("timeline", label("Title"), label("Description"), *days, (lane,))


def rects(drawing: ET.Element, name: str) -> list[tuple[float, float]]:
    """Where the boxes of a class begin and end, to a tenth."""
    found = [one for group in drawing.iter(f"{SVG}g") for one in group.iter(f"{SVG}rect") if one.get("class") == name]
    return [(float(one.attrib["x"]), round(float(one.attrib["x"]) + float(one.attrib["width"]), 1)) for one in found]


def test_a_planned_window_runs_from_its_first_day_to_its_last() -> None:
    # 729 days from 2017-01-01 (205) to 2018-12-31 (985): 2017-12-31 is day 364, so 205 + 780 * 364 / 729 = 594.5.
    assert rects(drawn(bar("planned", "2017", "2017")), "plan") == [(205.0, 594.5)]


def test_what_is_certain_stands_over_what_is_possible() -> None:
    # From 2017-02-01 (day 31: 238.2) to 2017-10-31 (day 303: 529.2); sure from 2017-02-28 (day 58: 267.1)
    # to 2017-10-01 (day 273: 497.1).
    drawing = drawn(bar("actual", "2017-02", "2017-10", ("2017-02-28", "2017-10-01")))
    assert rects(drawing, "pale") == [(238.2, 529.2)]
    assert rects(drawing, "fact") == [(267.1, 497.1)]


def test_where_nothing_is_certain_nothing_is_full() -> None:
    drawing = drawn(bar("actual", "2017-02", "2017-10", ("2017-09-01", "2017-03-01")))
    assert len(rects(drawing, "pale")) == 1
    assert rects(drawing, "fact") == []


def test_a_fact_of_a_known_day_is_a_mark_and_one_of_a_month_is_a_stretch() -> None:
    known = drawn(bar("meeting", "2017-01-01", "2017-01-01"))
    marks = [one.get("transform") for one in known.iter(f"{SVG}path") if one.get("class") == "fact"]
    assert marks[0] == "translate(205.0 90)"
    month = drawn(bar("meeting", "2017-02", "2017-02", ("2017-02-28", "2017-02-01")))
    assert rects(month, "pale") == [(238.2, 267.1)]
    assert rects(month, "fact") == []


def test_a_date_open_to_one_side_stays_within_the_drawing() -> None:
    assert rects(drawn(bar("actual", "../2017-12-31", "2018", ("2017-12-31", "2018-12-31"))), "pale") == [
        (205.0, 985.0)
    ]


def test_the_day_of_the_report_has_its_line() -> None:
    # 2017-07-02 is day 182: 205 + 780 * 182 / 729 = 399.7.
    (line,) = [one for one in drawn().iter(f"{SVG}path") if one.get("class") == "day"]
    assert (line.get("d") or "").startswith("M399.7 ")
    assert "as of 2 July 2017" in [one.text for one in drawn().iter(f"{SVG}text")]


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    words = [one.text for one in drawn(bar("planned", "2017", "2017")).iter(f"{SVG}text")]
    assert words == ["2017", "2018", "First", "as of 2 July 2017", "planned"]


def test_it_is_readable_on_a4_and_to_those_who_listen() -> None:
    drawing = drawn(bar("planned", "2017", "2017"))
    assert (drawing.get("viewBox") or "").split()[2] == "1000"
    assert float(drawing.get("font-size") or 0) >= 20
    assert not [one for one in drawing.iter(f"{SVG}text") if "font-size" in one.attrib]
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "Title")
    assert [drawing[0].text, drawing[1].text] == ["Title", "Description"]


def test_a_long_name_is_cut_and_many_years_are_thinned_out() -> None:
    lane = Lane("one", label("A phase with a name that is far too long"), ())
    timeline = Timeline("t", label("T"), label("D"), date(2000, 1, 1), date(2029, 12, 31), date(2017, 1, 1), (lane,))
    words = [one.text or "" for one in ET.fromstring(svg(timeline, ENGLISH)).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert "A phase with a na…" in words
    assert [one for one in words if re.fullmatch("[0-9]{4}", one)] == [
        "2000",
        "2004",
        "2008",
        "2012",
        "2016",
        "2020",
        "2024",
        "2028",
    ]


def test_the_drawing_holds_no_id_and_no_style_so_that_two_may_stand_on_one_page(trial: Trial) -> None:
    page = trial.text("html", "fr", "2018-01-31")
    drawing = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + len("</svg>")])  # noqa: S314 - our own
    assert not [one for one in drawing.iter() if {"id", "style"} & set(one.attrib)]


def test_in_letters_a_month_is_one_letter() -> None:
    bars = (
        bar("planned", "2017-03", "2018-02"),
        bar("actual", "2017-02", "2017-10", ("2017-02-28", "2017-10-01")),
        bar("meeting", "2018-06-05", "2018-06-05"),
        bar("meeting", "2018-08", "2018-09", ("2018-09-30", "2018-08-01")),
    )
    assert list(text_timeline(_timeline(*bars), ENGLISH)) == [
        "       |2017       |2018       ",
        "First   #########----   * ~~",
        "             ^ as of 2 July 2017",
        "- planned, # certain, ~ possible, * a fact of that month",
    ]
