"""The formats a report can be written in, from one view model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from programme.language import Lang, Speaker
from programme.reports.document import Block, Table
from programme.reports.page import Page
from programme.reports.transition.report import TransitionReport
from programme.reports.wording import Spell, Wording

Report = TransitionReport | Page


def _html(report: Report, wording: Wording) -> str:
    from programme.reports.as_html import as_html, page_as_html

    return page_as_html(report, wording) if isinstance(report, Page) else as_html(report, wording)


def _markdown(report: Report, wording: Wording) -> str:
    from programme.reports.as_markdown import as_markdown, page_as_markdown

    return page_as_markdown(report, wording) if isinstance(report, Page) else as_markdown(report, wording)


def _json(report: Report, wording: Wording) -> str:
    from programme.reports.as_json import as_json, page_as_json

    return page_as_json(report, wording) if isinstance(report, Page) else as_json(report, wording)


FORMATS: dict[str, Callable[[Report, Wording], str]] = {"html": _html, "md": _markdown, "json": _json}


def written(report: Report, format: str, lang: Lang, spell: Spell = str) -> str:
    """Return a report in a format and a language; ``spell`` gives commands the names that the language has for them.

    The text depends on nothing else: the same report, format and language give the same bytes in UTF-8.
    """
    return as_text(report, wording_of(report, format, lang, spell))


def as_text(report: Report, wording: Wording) -> str:
    """Return a report in the format and the language of a wording, without its proof."""
    return FORMATS[wording.format](report, wording)


def block_as_text(block: Block, wording: Wording) -> str:
    """Return one block as it stands in a report that is a page or a text."""
    if wording.format == "html":
        from programme.reports.as_html import block_as_html

        return block_as_html(block, wording)
    from programme.reports.as_markdown import block_as_markdown

    return block_as_markdown(block, wording)


def rows(page: Page, key: str, lang: Lang) -> list[dict[str, Any]]:
    """Return the rows of the tables of a report that bear a key, as its JSON has them; texts in a list as one text."""
    from programme.reports.as_json import rows_of

    wording = wording_of(page, "json", lang)
    blocks = [block for group in page.groups for point in group.points for block in point.blocks]
    tables = [block for block in blocks if isinstance(block, Table) and block.key == key]
    return [{name: _joined(cell) for name, cell in row.items()} for one in tables for row in rows_of(one, wording)]


def _joined(cell: Any) -> Any:
    """Return a list of sentences as one text; a list of ids or numbers stays as it is."""
    texts = isinstance(cell, list) and any(" " in str(one) for one in cell)
    return " · ".join(map(str, cell)) if texts else cell


def wording_of(report: Report, format: str, lang: Lang, spell: Spell = str) -> Wording:
    """Return the wording of a report in a format and a language."""
    document = report.survey.document if isinstance(report, Page) else None
    return Wording(Speaker(lang, report.names[lang]), ZoneInfo(report.timezone), format, spell, document)
