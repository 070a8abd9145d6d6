"""The formats a report can be written in, from one view model."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from programme.language import Lang, Speaker
from programme.reports.transition.report import TransitionReport
from programme.reports.wording import Spell, Wording


def _html(report: TransitionReport, wording: Wording) -> str:
    from programme.reports.as_html import as_html

    return as_html(report, wording)


def _markdown(report: TransitionReport, wording: Wording) -> str:
    from programme.reports.as_markdown import as_markdown

    return as_markdown(report, wording)


def _json(report: TransitionReport, wording: Wording) -> str:
    from programme.reports.as_json import as_json

    return as_json(report, wording)


FORMATS: dict[str, Callable[[TransitionReport, Wording], str]] = {"html": _html, "md": _markdown, "json": _json}


def written(report: TransitionReport, format: str, lang: Lang, spell: Spell = str) -> str:
    """Return a report in a format and a language; ``spell`` gives commands the names that the language has for them.

    The text depends on nothing else: the same report, format and language give the same bytes in UTF-8.
    """
    case = report.case
    wording = Wording(Speaker(lang, case.names[lang]), ZoneInfo(case.rules.timezone), format, spell)
    return FORMATS[format](report, wording)
