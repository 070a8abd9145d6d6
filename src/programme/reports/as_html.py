"""A report as one HTML page that needs nothing else: no script, no font, no image, no request; it prints on A4."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from programme.reports.document import Block, Listed, Notes, Pairs, Table, Timeline
from programme.reports.page import Page
from programme.reports.svg_timeline import svg
from programme.reports.transition.report import TransitionReport
from programme.reports.wording import Wording

_SIGNS = {
    "met": "✓",
    "unmet": "✗",
    "undecidable": "?",
    "waived": "~",
    "not-applicable": "–",
    "green": "●",
    "amber": "●",
    "red": "●",
}
"""What stands before a word of a closed list, so that colour never says anything alone."""


def as_html(report: TransitionReport, wording: Wording) -> str:
    """Return the report as an HTML document."""
    return _rendered("transition.html.j2", wording, report=report, page=report.first_page)


def page_as_html(page: Page, wording: Wording) -> str:
    """Return a report on the programme as an HTML document."""
    return _rendered("page.html.j2", wording, report=page)


def block_as_html(block: Block, wording: Wording) -> str:
    """Return one block as it stands in a page."""
    return _rendered("block.html.j2", wording, one=block).strip()


def _rendered(template: str, wording: Wording, **values: object) -> str:
    style = files("programme.reports").joinpath("templates", "report.css").read_text(encoding="utf-8")
    return (
        _templates()
        .get_template(template)
        .render(
            **values,
            lang=wording.speaker.lang,
            t=wording.t,
            text=wording.text,
            said=wording.said,
            listed=lambda value: isinstance(value, Listed),
            svg=lambda timeline: Markup(svg(timeline, wording)),  # noqa: S704 - every text in it is escaped
            kind=_kind,
            signs=_SIGNS,
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


@cache
def _templates() -> Environment:
    loader = PackageLoader("programme.reports")
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _kind(block: object) -> str:
    names = {Pairs: "pairs", Table: "table", Notes: "notes", Timeline: "timeline"}
    return names[type(block)]
