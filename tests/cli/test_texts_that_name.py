"""A name in a free text could never be erased: every field of every act that takes a sentence is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from programme.cli.people import texts_of
from programme.domain.acts import ALL_ACTS, BY_PATH
from programme.domain.acts.act import Act
from programme.domain.personal import personal_fields
from tests.support.charters import charter
from tests.support.cli import Shell
from tests.support.people import register
from tests.support.readings import FIELDS

SENTENCE = "Vu avec Zoé Exemplère"


def with_sentence(path: str, name: str) -> Iterator[Act]:
    """Yield the act with the sentence in one field, if that field takes one: by itself, or among several."""
    for value in (SENTENCE, [SENTENCE]):
        try:
            yield BY_PATH[path].model_validate({**FIELDS[path], name: value})
        except (ValidationError, TypeError):
            continue


CASES = [(act.path(), name) for act in ALL_ACTS for name in act.model_fields if name not in personal_fields(act)]
TAKING = [(path, name) for path, name in CASES if any(with_sentence(path, name))]


def test_fields_that_take_a_sentence_are_found_in_every_act() -> None:
    assert {path for path, _ in TAKING} == {act.path() for act in ALL_ACTS}, "each has at least its doubt"
    assert {("meeting minutes", "summary"), ("gate waive", "reason"), ("decision record", "title")} <= set(TAKING)


@pytest.mark.parametrize(("path", "name"), TAKING)
def test_every_field_that_takes_a_sentence_is_looked_at(path: str, name: str) -> None:
    for act in with_sentence(path, name):
        assert SENTENCE in texts_of(act)


def test_what_a_charter_says_is_looked_at_too() -> None:
    act = BY_PATH["charter adopt"].model_validate({"rules": charter(name=SENTENCE)})
    assert SENTENCE in texts_of(act)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in a folder with a new programme and a person on record."""
    assert Shell.at(tmp_path).run("init", "--id", "trial").code == 0
    return Shell.at(tmp_path, PROGRAMME_BY="coordinator")


def test_a_journal_that_names_a_person_is_warned_about_before_it_is_recorded(shell: Shell) -> None:
    person = register(shell)
    journal = f"""
journal: minutes
entries:
  - act: meeting minutes
    key: m
    meeting: rv
    summary: {SENTENCE}
    on: 2017-10-24
"""
    (shell.folder / "minutes.yaml").write_text(journal, encoding="utf-8")
    for more in (("--dry-run",), ("--yes",)):
        ran = shell.run("import", "minutes.yaml", *more)
        assert (ran.code, f"A text names {person}" in ran.err) == (0, True), ran


def test_what_a_copy_with_names_is_for_is_looked_at(shell: Shell) -> None:
    person = register(shell)
    assert shell.run("start", "--name", "Essai", "--on", "2017").code == 0
    copy = ("report", "annual", "--format", "html", "-o", "copy.html", "--with-names")
    assert f"A text names {person}" in shell.run(*copy, SENTENCE).err


def test_why_a_key_is_rotated_is_looked_at(shell: Shell) -> None:
    person = register(shell)
    assert f"A text names {person}" in shell.run("key", "rotate", "--reason", SENTENCE, "--dry-run").err
