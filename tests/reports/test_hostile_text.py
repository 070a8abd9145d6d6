"""What people wrote is printed as they wrote it, in every format: never as markup, never unseen."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reports.support import Page, Trial, content

HOSTILE = {
    "a script": "<script>alert('1')</script>",
    "an end of title": "</title></style><h1>Passed</h1>",
    "an image": '<img src="http://example.org/x.png" onerror="alert(1)">',
    "an entity": "&lt;b&gt; &amp; &#x41;",
    "cells": "| Passed | yes |",
    "emphasis": "**Passed** and _well_ and ~~not~~ and `code`",
    "a heading": "# Passed",
    "a list": "1. Passed",
    "a rule": "---",
    "a link": "[here](http://example.org) ![x](http://example.org/y.png)",
    "an address": "<http://example.org>",
    "backslashes": "a\\|b \\*c\\*",
    "a template": "{{ 7 * 7 }} {% raw %} {name} %(x)s",
    "quotation": "\" onmouseover=\"alert(1)' '",
}


def with_texts(folder: Path, texts: list[str]) -> Trial:
    """Return a trial that has each text wherever the report shows what people wrote."""
    trial = Trial.started(folder)
    trial.do("gate open", territory="alder", on="2018-01-02")
    for text in texts:
        trial.do("territory theme", territory="alder", theme=text, on="2017-04-03")
        trial.workshop("2017-05-04", doubt=text)
        trial.do("meeting hold", kinds=("launch",), title=text, territories=("alder",), on="2017-06")
        trial.do("gate opinion", territory="alder", colour="red", text=text, on="2018-01-02")
        trial.answer("useful", "unmet", "2018-01-02", because=text)
    return trial


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A report full of texts that look like markup."""
    return with_texts(tmp_path_factory.mktemp("hostile"), list(HOSTILE.values()))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The same report with texts that nothing could take for markup."""
    return with_texts(
        tmp_path_factory.mktemp("harmless"), [f"Harmless words {number}" for number in range(len(HOSTILE))]
    )


each_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


@pytest.fixture(scope="module")
def page(hostile: Trial) -> Page:
    return html_of(hostile)


@pytest.fixture(scope="module")
def tokens(hostile: Trial) -> list[Token]:
    return markdown_of(hostile)


@pytest.fixture(scope="module")
def opinions(hostile: Trial) -> list[str]:
    return [one["text"] for one in content(hostile.json("2018-01-31"), 22)["opinions"]]


@pytest.fixture(scope="module")
def drawn(hostile: Trial) -> list[str | None]:
    """The words of the drawing that show when one points at something."""
    page = hostile.text("html", "en", "2018-01-31")
    drawing = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + len("</svg>")])  # noqa: S314 - our own
    return [one.text for one in drawing.iter("{http://www.w3.org/2000/svg}title")]


def html_of(trial: Trial) -> Page:
    return Page(trial.text("html", "en", "2018-01-31"))


def tags(page: Page) -> list[tuple[str, list[str]]]:
    """The page without its text: its tags in order, each with the names of its attributes."""
    return [(tag, sorted(attributes)) for tag, attributes in page.tags]


@each_text
def test_html_shows_it_letter_by_letter(page: Page, text: str) -> None:
    assert sum(text in " ".join(piece.split()) for _, piece in page.texts) >= 6


def test_html_obeys_none_of_it(page: Page, harmless: Trial) -> None:
    assert tags(page) == tags(html_of(harmless))


def markdown_of(trial: Trial) -> list[Token]:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return markdown.parse(trial.text("md", "en", "2018-01-31"))


def marks(tokens: list[Token]) -> list[str]:
    """The page without its text: headings, lists, tables, emphasis, code and breaks in order."""
    parts = (part for token in tokens for part in (token, *(token.children or ())))
    return [part.type for part in parts if part.type not in {"text", "text_special"}]


@each_text
def test_markdown_shows_it_letter_by_letter(tokens: list[Token], text: str) -> None:
    shown = ["".join(part.content for part in token.children or ()) for token in tokens]
    assert sum(text in piece for piece in shown) >= 6


def test_markdown_obeys_none_of_it(tokens: list[Token], harmless: Trial) -> None:
    assert marks(tokens) == marks(markdown_of(harmless))


@each_text
def test_json_holds_it_letter_by_letter(opinions: list[str], text: str) -> None:
    assert opinions.count(text) == 1


@each_text
def test_the_drawing_shows_it_letter_by_letter(drawn: list[str | None], text: str) -> None:
    assert f"June 2017: Meeting: {text}" in drawn


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_signs_that_turn_the_direction_of_writing_are_shown_as_codes(trial: Trial, format: str) -> None:
    trial.answer("useful", "unmet", "2018-01-02", because="user\u202etxt.exe\u2066")
    text = trial.text(format, "en", "2018-01-31")
    assert "user\\u202etxt.exe\\u2066" in text
    assert "\u202e" not in text


def test_json_gives_back_the_signs_themselves(trial: Trial) -> None:
    trial.answer("useful", "unmet", "2018-01-02", because="user\u202etxt.exe")
    assert trial.json("2018-01-31")["missing"][0]["missing"] == "user\u202etxt.exe"


def test_several_lines_stay_in_their_place(trial: Trial) -> None:
    trial.answer("useful", "unmet", "2018-01-02", because="one\n\n# two\n| three |")
    text = trial.text("md", "en", "2018-01-31")
    assert "**What is missing**: one<br><br># two<br>\\| three \\|\n" in text
