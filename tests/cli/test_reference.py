"""The reference pages are fresh, and name every command and every option."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from programme.cli import event_reference, reference, tree
from programme.cli.generate import DOCS
from programme.domain.event import Event
from programme.domain.events import CATALOGUE
from programme.language import Lang

OF_ALL = {"sources", "doubt"}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("page", [reference, event_reference])
def test_the_page_is_fresh(page: ModuleType, lang: Lang) -> None:
    stale = "run: ./dev python -m programme.cli.generate"
    assert (DOCS / page.FILES[lang]).read_text(encoding="utf-8") == page.reference(lang), stale


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_names_every_command_and_option(lang: Lang) -> None:
    page = reference.reference(lang)
    for command in tree.COMMANDS:
        assert f"### `{command.french_path if lang == 'fr' else command.path}`" in page
        for parameter in command.parameters:
            assert parameter.spelled in page or not parameter.is_option


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_of_events_has_every_event_and_every_field(lang: Lang) -> None:
    page = event_reference.reference(lang)
    for kind in CATALOGUE.values():
        own = page.partition(f"\n### {kind.type}\n")[2].partition("\n#")[0]
        fields = re.findall(r"^\| `(\w+)` \|", own, re.MULTILINE)
        assert fields == [name for name in kind.model_fields if name not in OF_ALL]
        assert f"| [`{kind.type}`](#{kind.type}) {kind.version} |" in page


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.type)
def test_of_every_event_it_is_said_what_its_fields_are_and_which_command_records_it(kind: type[Event]) -> None:
    silent = [name for name in set(kind.model_fields) - OF_ALL if not event_reference.meaning(kind, name)]
    assert not silent, "describe them: Field(description=...), or MEANINGS in cli/event_reference.py"
    beside = kind.type in event_reference.COMMANDS_BESIDE_ACTS
    assert beside or event_reference.recording(kind), (
        "name the command in COMMANDS_BESIDE_ACTS of cli/event_reference.py"
    )


@pytest.mark.parametrize(
    "row",
    [
        "| [`risk-closed`](#risk-closed) 1 | A risk is one no more. | `risk close` | `risk list`",
        "| `until` | date |  | The last day of the waiver. |",
        "| `amount` | whole cents | yes | The sum in euros; the former one if not given. |",
        "| `replaces` | id `entry` |  | The entry whose place it takes; none for the first. |",
        "| `objectives` | text (several) | yes | What it is to reach; repeat it for several. |",
        "| `ballot` | `for`, `against`, `abstain` | yes | For, against, or abstain. |",
    ],
)
def test_rows_of_the_page_of_events_by_hand(row: str) -> None:
    assert any(line.startswith(row) for line in event_reference.reference("en").splitlines())
