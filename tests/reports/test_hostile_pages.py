"""What people wrote is printed as they wrote it in the reports on the whole programme too, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.reports.support import Page, Trial
from tests.reports.survey_support import MADE, text
from tests.reports.test_hostile_text import HOSTILE, marks, tags

DAY = "2018-12-31"
each_report = pytest.mark.parametrize("kind", MADE)


def with_texts(folder: Path, texts: list[str]) -> Trial:
    """Return a trial that has each text wherever these reports show what people wrote."""
    trial = Trial.started(folder)
    for number, one in enumerate(texts):
        trial.do("decision record", title=one, text=one, doubt=one, on="2017-11-02")
        ambiguity = {"title": one, "readings": (one, one), "default": one, "doubt": one}
        trial.do("ambiguity flag", ambiguity=f"a{number}", on="2017-11-30", **ambiguity)
        trial.do("question ask", question=f"q{number}", title=one, label=one, points=(one,), on="2017-11-30")
        trial.do("stakeholder register", stakeholder=f"s{number}", name=f"{number} {one}", category="media")
        trial.do("stakeholder contribute", stakeholder=f"s{number}", texts=(one,), on="2017-11-30")
        trial.workshop("2017-05-04", doubt=one, agenda=(one,))
    return trial


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A register full of texts that look like markup."""
    return with_texts(tmp_path_factory.mktemp("hostile"), list(HOSTILE.values()))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The same register with texts that nothing could take for markup."""
    return with_texts(
        tmp_path_factory.mktemp("harmless"), [f"Harmless words {number}" for number in range(len(HOSTILE))]
    )


def html(trial: Trial, kind: str) -> Page:
    return Page(text(trial.desk.register, kind, DAY, "html"))


@each_report
def test_html_shows_each_text_and_obeys_none(hostile: Trial, harmless: Trial, kind: str) -> None:
    page = html(hostile, kind)
    shown = [" ".join(piece.split()) for _, piece in page.texts]
    assert [one for one in HOSTILE.values() if not any(one in piece for piece in shown)] == []
    assert tags(page) == tags(html(harmless, kind))


@each_report
def test_markdown_shows_each_text_and_obeys_none(hostile: Trial, harmless: Trial, kind: str) -> None:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens, plain = (markdown.parse(text(one.desk.register, kind, DAY, "md")) for one in (hostile, harmless))
    shown = ["".join(part.content for part in token.children or ()) for token in tokens]
    assert [one for one in HOSTILE.values() if not any(one in piece for piece in shown)] == []
    assert marks(tokens) == marks(plain)


@each_report
@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_signs_that_turn_the_direction_of_writing_are_shown_as_codes(trial: Trial, kind: str, format: str) -> None:
    trial.do("decision record", title="user\u202etxt.exe", on="2017-11-02")
    written = text(trial.desk.register, kind, DAY, format)
    assert "user\\u202etxt.exe" in written
    assert "\u202e" not in written
