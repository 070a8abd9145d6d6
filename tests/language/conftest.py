"""These tests speak from the .po as it is now, never from a .mo compiled earlier."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from programme.language import messages
from tools.translations import read


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French catalogue, compiled into a folder of its own."""
    folder = tmp_path_factory.mktemp("locale")
    place = folder / "fr" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "programme.mo").open("wb") as binary:
        write_mo(binary, read())
    return folder


@pytest.fixture(autouse=True)
def fresh_catalogue(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak from the compiled catalogue, and leave the process in the language it was in."""
    monkeypatch.setattr(messages, "FOLDER", compiled)
    monkeypatch.setenv("LANGUAGE", "en")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)
