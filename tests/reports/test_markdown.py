"""Text that people wrote, made literal for Markdown; by hand, sign by sign."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from programme.reports.as_markdown import literal


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Culture & Art", "Culture & Art"),
        ("snake_case_name", "snake_case_name"),
        ("_leaning_", "\\_leaning\\_"),
        ("2 * 3", "2 \\* 3"),
        ("a | b", "a \\| b"),
        ("[here]", "\\[here]"),
        ("1. first", "1\\. first"),
        ("12) twelfth", "12\\) twelfth"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("in the middle - of it", "in the middle - of it"),
        ("a < b > c", "a < b > c"),
        ("<b>", "\\<b>"),
        ("&amp;", "\\&amp;"),
        ("AT&T", "AT&T"),
        ("C:\\new", "C:\\new"),
        ("C:\\[x]", "C:\\\\\\[x]"),
        ("one\ntwo", "one<br>two"),
        ("« déjà » – l’été", "« déjà » – l’été"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert literal(text) == escaped


@pytest.mark.parametrize("text", ["# heading", "- item", "1. first", "> quoted", "+ item", "=", "---", "***", "```"])
def test_alone_on_a_line_it_is_a_paragraph(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"before\n\n{literal(text)}\n")
    assert [token.type for token in tokens][3:] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(part.content for part in tokens[4].children or ()) == text
