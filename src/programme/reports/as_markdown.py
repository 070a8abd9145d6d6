"""A report as Markdown (CommonMark with GitHub's tables), readable as it is; what people wrote is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from programme.domain.sentences import Sentence, say
from programme.reports.document import Block, Group, Listed, Notes, Pair, Pairs, Point, Table, Timeline, Value
from programme.reports.page import Page
from programme.reports.text_timeline import text_timeline
from programme.reports.transition.first_page import FirstPage, Missing
from programme.reports.transition.report import TransitionReport
from programme.reports.wording import Said, Wording

_MARKUP = re.compile(
    r"[`*\[|~$]"  # code, emphasis, links, cells, strikes, formulas
    r"|\\(?=[!-/:-@[-`{-~])|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|&(?=#?\w+;)"  # these only where they would mean something
)
_AT_START = re.compile(r"^(\s*)([#+=>-]|[0-9]+(?=[.)]))")


def as_markdown(report: TransitionReport, wording: Wording) -> str:
    """Return the report as a Markdown document."""
    lines = [*_head(report, wording), *_first_page(report.first_page, wording)]
    for group in report.groups:
        lines += _group(group, wording)
    return "\n".join(lines).rstrip() + "\n"


def page_as_markdown(page: Page, wording: Wording) -> str:
    """Return a report on the programme as a Markdown document."""
    lines = [*_head(page, wording), f"## {wording.t('At a glance')}", ""]
    lines += [f"- {_labelled(pair.label, pair.value, wording)}" for pair in page.glance]
    lines.append("")
    for group in page.groups:
        lines += _group(group, wording)
    return "\n".join(lines).rstrip() + "\n"


def block_as_markdown(block: Block, wording: Wording) -> str:
    """Return one block as it stands in a document."""
    return "\n".join(_block(block, wording)).strip()


def inline(text: str) -> str:
    """Return a text of one line that reads as it is written where no heading or list can begin, as in a cell."""
    return _MARKUP.sub(r"\\\g<0>", text)


def literal(text: str) -> str:
    """Return a text that reads as it is written, whatever markup it seems to hold."""
    escaped = _AT_START.sub(_shielded, inline(text))
    return escaped.replace("\r\n", "\n").replace("\n", "<br>")


def _shielded(found: re.Match[str]) -> str:
    """Escape what would begin a heading or a list; a number takes its backslash before the point that follows it."""
    blank, sign = found[1], found[2]
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def _code(text: str) -> str:
    """Return a code span, fenced by more backquotes than the text holds in a row; newlines would end it."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{' '.join(text.split())}{pad}{fence}"


def _value(value: Value, wording: Wording) -> str:
    return ("<br>" if isinstance(value, Listed) else ", ").join(_said(one, wording) for one in wording.said(value))


def _said(one: Said, wording: Wording) -> str:
    match one.kind:
        case "code":
            return _code(one.text)
        case "quote":
            return f"{wording.t('“{text}”', text=literal(one.text))} ({literal(one.name)})"
        case "mark":
            return f"**{literal(one.text)}**"
        case "silence":
            return f"*{literal(one.text)}*"
        case _:
            return literal(one.text)


def _labelled(label: Sentence, value: Value, wording: Wording) -> str:
    return wording.t("{label}: {value}", label=f"**{literal(wording.text(label))}**", value=_value(value, wording))


def _head(report: TransitionReport | Page, wording: Wording) -> Iterator[str]:
    for sentence in report.what_if:
        yield f"> **{literal(wording.text(sentence))}**"
        yield ""
    yield f"# {literal(wording.text(report.title))}"
    yield ""
    yield f"**{literal(wording.text(report.subject))}**"
    yield ""
    for pair in (Pair("programme", say("Programme"), report.programme), *report.masthead):
        yield f"- {_labelled(pair.label, pair.value, wording)}"
    yield ""
    if report.notice is not None:
        yield f"> {literal(wording.text(report.notice))}"
        yield ""


def _first_page(page: FirstPage, wording: Wording) -> Iterator[str]:
    yield f"## {literal(wording.text(page.verdict.headline))}"
    yield ""
    for detail in page.verdict.details:
        yield f"- {literal(wording.text(detail))}"
    for pair in page.at_a_glance:
        yield f"- {_labelled(pair.label, pair.value, wording)}"
    yield ""
    if page.missing:
        yield f"### {wording.t('What is missing')}"
        yield ""
    for number, missing in enumerate(page.missing, 1):
        yield from _missing(number, missing, wording)
    if page.reservations:
        yield f"### {wording.t('Reservations to lift')}"
        yield ""
        for one in page.reservations:
            yield f"- {literal(wording.text(one.text))}"
            yield f"  - {_labelled(say('Who'), one.owner, wording)}"
            yield f"  - {_labelled(say('By when'), one.due, wording)}"
        yield ""


def _missing(number: int, one: Missing, wording: Wording) -> Iterator[str]:
    yield f"{number}. {literal(wording.text(one.sentence))} {_value(one.finding, wording)}"
    rows: list[tuple[Sentence, Value]] = [
        (say("What is missing"), one.missing),
        (say("The source says"), one.cites),
        (say("Made a condition by"), one.rule),
        (say("Who can settle it"), one.who_can_settle or None),
        (say("By when"), one.by_when if one.by_when_because is None else (one.by_when, one.by_when_because)),
        (say("Command"), one.command),
        *((say("Doubt"), doubt) for doubt in one.doubts),
    ]
    for label, value in rows:
        yield f"   - {_labelled(label, value, wording)}"
    yield ""


def _group(group: Group, wording: Wording) -> Iterator[str]:
    yield f"## {group.letter}. {literal(wording.text(group.title))}"
    yield ""
    for point in group.points:
        yield from _point(point, wording)


def _point(point: Point, wording: Wording) -> Iterator[str]:
    yield f"### {point.number}. {literal(wording.text(point.title))}"
    yield ""
    for block in point.blocks:
        yield from _block(block, wording)
    if point.silence is not None:
        yield f"{_value(None, wording)} ({literal(wording.text(point.silence))})"
        yield ""


def _block(block: Block, wording: Wording) -> Iterator[str]:
    match block:
        case Pairs():
            yield from (f"- {_labelled(pair.label, pair.value, wording)}" for pair in block.pairs)
        case Table():
            yield from _table(block, wording)
        case Notes():
            yield from (f"- {_value(line, wording)}" for line in block.lines)
        case Timeline():
            yield from (f"    {line}".rstrip() for line in text_timeline(block, wording))
    yield ""


def _table(table: Table, wording: Wording) -> Iterator[str]:
    yield f"**{literal(wording.text(table.caption))}**"
    yield ""
    heads = [literal(wording.text(column.label)) for column in table.columns if column.width]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in table.rows:
        yield f"| {' | '.join(_cells(table, row, wording))} |"


def _cells(table: Table, row: tuple[Value, ...], wording: Wording) -> list[str]:
    """Return the cells of a row; a value without a column of its own stands under the one before, if it is stated."""
    cells: list[str] = []
    for column, value in zip(table.columns, row, strict=True):
        if column.width:
            cells.append("–" if value is None else _value(value, wording))
        elif value is not None:
            cells[-1] += f"<br>{_labelled(column.label, value, wording)}"
    return cells
