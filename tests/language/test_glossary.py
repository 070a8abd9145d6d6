"""The glossary and the catalogue say the same: where the English word stands, so does its French."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.translations import read, translations

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
TO_COME = "## Words of chapters to come"

OTHER_SENSE = {
    "call": ("call a meeting",),
    "entry": ("entry into",),
    "met": ("stakeholder was met",),
    "step": ("steps aside", "stepped aside"),
}
"""Phrases in which a word does not have the meaning of the glossary."""


def rows(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Each row of the tables, as its English words and its French ones."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| English"):
            english, french, meaning = (cell.strip() for cell in line.strip("| ").split(" | "))
            assert meaning.endswith("."), line
            yield english.split(", "), french.split(", ")


def plain(text: str) -> str:
    """A text in lower case, without accents: « Éditions » holds « édition »."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))


def holds(text: str, word: str) -> bool:
    """Whether an English text holds a word or its plural."""
    return re.search(rf"\b{re.escape(word)}s?\b", text.lower()) is not None


def uses(english: list[str]) -> list[tuple[str, str]]:
    """Every message that uses one of the words in the meaning of the glossary, with its French."""
    other = [phrase.lower() for word in english for phrase in OTHER_SENSE.get(word, ())]
    found = []
    for message in read():
        if not all(said := translations(message)):
            continue
        texts = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        for text, french in zip(texts, said, strict=True):
            bare = re.sub(r"\{\w+[^}]*\}|`[^`]*`|--?[a-z]\S*|\b\w+\.(toml|db)\b", " ", text)
            if any(holds(bare, word) for word in english) and not any(phrase in bare.lower() for phrase in other):
                found.append((text, french))
    return found


KNOWN, COMING = GLOSSARY.read_text(encoding="utf-8").split(TO_COME)


@pytest.mark.parametrize(("english", "french"), [*rows(KNOWN), *rows(COMING)])
def test_a_word_is_translated_everywhere_as_the_glossary_says(english: list[str], french: list[str]) -> None:
    stems = [plain(word) for word in french]
    assert [(text, said) for text, said in uses(english) if not any(stem in plain(said) for stem in stems)] == []


@pytest.mark.parametrize("english", [english for english, _ in rows(KNOWN)])
def test_a_word_of_the_glossary_is_in_use(english: list[str]) -> None:
    assert uses(english)
