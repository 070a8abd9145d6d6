"""Draws a timeline as SVG: planned windows above what was, marks for facts, a line at the day of the report.

What an imprecise date leaves open is pale; what is certain is full. Sizes are for a width of A4: 1000 units are about
170 mm, so that a text of 20 units is set in 9.6 points. The colours are attributes, for the drawing alone or on paper;
the classes let a page change them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from programme.reports.document import Bar, Lane, Timeline
from programme.reports.wording import Wording

WIDTH, LEFT, RIGHT = 1000, 205, 985
TOP, LANE, LEGEND = 66, 46, 32
TEXT = 20
LONGEST = 18
"""The most letters of a lane's name that fit beside the drawing."""

_FONT = f'font-family="sans-serif" font-size="{TEXT}"'
_SHAPES = {
    "meeting": "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z",
    "decision": "M-7 -7h14v14h-14z",
    "review": "M-8 7h16l-8 -15z",
    "gate": "M0 -11l11 11l-11 11l-11 -11z",
}
_COLOURS = {
    "ink": "#1d2733",
    "grid": "#d5dbe1",
    "plan": "#5b6875",
    "fact": "#1f6f78",
    "pale": "#a8ced1",
    "day": "#b3261e",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    def x(self, day: date) -> float:
        """Return where a day begins; a day outside the drawing is moved to its edge."""
        held = min(max(day, self.start), self.end)
        return LEFT + (RIGHT - LEFT) * (held - self.start).days / max(1, (self.end - self.start).days)


def svg(timeline: Timeline, wording: Wording) -> str:
    """Return the drawing as one SVG element, the same for the same timeline and language."""
    scale = _Scale(timeline.start, timeline.end)
    height = TOP + LANE * len(timeline.lanes)
    keys = _keys(timeline, wording)
    title, description = wording.text(timeline.title), wording.text(timeline.description)
    box = f"0 0 {WIDTH} {height + LEGEND * (1 + (len(keys) + 1) // 2)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label={quoteattr(title)} {_FONT}>',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>",
        *_years(scale, height),
        *(line for row, lane in enumerate(timeline.lanes) for line in _lane(lane, TOP + LANE * row, scale, wording)),
        *_day(timeline.day, scale, height, wording),
        *_legend(keys, height + LEGEND),
        "</svg>",
    ]
    return "\n".join(parts)


def _years(scale: _Scale, height: int) -> Iterator[str]:
    """Yield a line at the start of each year, and its number in the middle of it; of many years only some."""
    years = range(scale.start.year, scale.end.year + 1)
    step = 1 + len(years) // 9
    for year in years:
        x = scale.x(date(year, 1, 1))
        yield f'<path class="grid" d="M{x:.1f} {TOP - 8}V{height}" stroke="{_COLOURS["grid"]}" stroke-width="1.5"/>'
        if (year - scale.start.year) % step == 0:
            middle = (x + scale.x(date(year, 12, 31))) / 2
            yield _text(middle, TOP - 14, str(year), anchor="middle")


def _day(day: date, scale: _Scale, height: int, wording: Wording) -> Iterator[str]:
    x = scale.x(day)
    anchor = "end" if x > WIDTH / 2 else "start"
    yield (
        f'<path class="day" d="M{x:.1f} 26V{height}" stroke="{_COLOURS["day"]}" stroke-width="2.5" '
        'stroke-dasharray="7 5" fill="none"/>'
    )
    yield _text(x + (-6 if anchor == "end" else 6), 20, wording.t("as of {day}", day=day), anchor=anchor, kind="day")


def _lane(lane: Lane, y: int, scale: _Scale, wording: Wording) -> Iterator[str]:
    name = wording.text(lane.label)
    shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    yield f'<path class="grid" d="M{LEFT} {y + LANE}H{RIGHT}" stroke="{_COLOURS["grid"]}" stroke-width="1"/>'
    yield _text(LEFT - 12, y + 31, shown, anchor="end")
    for bar in lane.bars:
        yield f"<g><title>{escape(_said(bar, wording))}</title>{''.join(_bar(bar, y, scale))}</g>"


def _said(bar: Bar, wording: Wording) -> str:
    return wording.t("{when}: {what}", when=wording.text(bar.when), what=wording.text(bar.label))


def _bar(bar: Bar, y: int, scale: _Scale) -> Iterator[str]:
    start, end = scale.x(bar.start), scale.x(bar.end)
    if bar.kind == "planned":
        yield _rect(start, y + 8, end, 11, "plan", f'fill="none" stroke="{_COLOURS["plan"]}" stroke-width="2"')
        return
    if bar.kind == "actual":
        yield from _stretch(bar, y + 24, 15, scale)
        return
    if bar.start == bar.end:
        yield _shape(bar.kind, start, y + 24)
        return
    yield _rect(start, y + 20, end, 9, "pale", _fill("pale"))


def _stretch(bar: Bar, y: int, height: int, scale: _Scale) -> Iterator[str]:
    """Yield what is possible, pale, and over it what is certain."""
    yield _rect(scale.x(bar.start), y, scale.x(bar.end), height, "pale", _fill("pale"))
    if bar.surely_from <= bar.surely_to:
        yield _rect(scale.x(bar.surely_from), y, scale.x(bar.surely_to), height, "fact", _fill("fact"))


def _legend(keys: list[tuple[str, str]], y: int) -> Iterator[str]:
    for number, (kind, words) in enumerate(keys):
        x, line = LEFT + 390 * (number % 2), y + LEGEND * (number // 2)
        yield _key(kind, x, line)
        yield _text(x + 46, line, words)


def _keys(timeline: Timeline, wording: Wording) -> list[tuple[str, str]]:
    """Return what is drawn, each with its name: the legend holds nothing else."""
    words = {
        "planned": wording.t("planned"),
        "actual": wording.t("actual, certain"),
        "pale": wording.t("within these bounds"),
        "meeting": wording.t("meeting"),
        "decision": wording.t("decision"),
        "review": wording.t("review opened"),
        "gate": wording.t("gate decided"),
    }
    bars = [bar for lane in timeline.lanes for bar in lane.bars]
    exact = {bar.kind for bar in bars if bar.kind in {"planned", "actual"} or bar.start == bar.end}
    vague = {"pale"} if any(bar.surely_from != bar.start or bar.surely_to != bar.end for bar in bars) else set[str]()
    return [(kind, text) for kind, text in words.items() if kind in exact | vague]


def _key(kind: str, x: int, y: int) -> str:
    if kind == "planned":
        return _rect(x, y - 13, x + 34, 11, "plan", f'fill="none" stroke="{_COLOURS["plan"]}" stroke-width="2"')
    if kind in {"actual", "pale"}:
        name = "fact" if kind == "actual" else "pale"
        return _rect(x, y - 14, x + 34, 13, name, _fill(name))
    return _shape(kind, x + 17, y - 7)


def _shape(kind: str, x: float, y: int) -> str:
    return f'<path class="fact" transform="translate({x:.1f} {y})" d="{_SHAPES[kind]}" {_fill("fact")}/>'


def _rect(start: float, y: int, end: float, height: int, kind: str, paint: str) -> str:
    width = max(3.0, end - start)
    return f'<rect class="{kind}" x="{start:.1f}" y="{y}" width="{width:.1f}" height="{height}" {paint}/>'


def _fill(name: str) -> str:
    return f'fill="{_COLOURS[name]}"'


def _text(x: float, y: int, text: str, *, anchor: str = "start", kind: str = "ink") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y}" text-anchor="{anchor}" {_fill(kind)}>{escape(text)}</text>'
