"""The reference pages are fresh, and name every command and every option."""

from __future__ import annotations

import pytest

from programme.cli import tree
from programme.cli.generate import DOCS
from programme.cli.reference import FILES, reference
from programme.language import Lang


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_is_fresh(lang: Lang) -> None:
    stale = "run: ./dev python -m programme.cli.generate"
    assert (DOCS / FILES[lang]).read_text(encoding="utf-8") == reference(lang), stale


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_names_every_command_and_option(lang: Lang) -> None:
    page = reference(lang)
    for command in tree.COMMANDS:
        assert f"### `{command.french_path if lang == 'fr' else command.path}`" in page
        for parameter in command.parameters:
            assert parameter.spelled in page or not parameter.is_option
