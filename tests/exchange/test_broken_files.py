"""Every fault of a file is shown at its place, in both languages: one small broken file each, its output beside it."""

from pathlib import Path

import pytest

from programme.exchange import charter_file, journal_file
from programme.exchange.problems import MalformedFile
from programme.language import Speaker

FOLDER = Path(__file__).with_name("broken")
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".yaml", ".toml"})


def shown(name: str) -> str:
    """What a person sees, in English and in French."""
    load = charter_file.load if name.endswith(".toml") else journal_file.read
    with pytest.raises(MalformedFile) as caught:
        load(Path(name))
    spoken = [("English", Speaker("en")), ("Français", Speaker("fr"))]
    return "\n".join(
        line
        for title, speaker in spoken
        for line in (f"# {title}", *(one for p in caught.value.problems for one in p.lines(speaker.sentence)), "")
    )


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_shows_what_is_beside_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    assert shown(name) == (FOLDER / f"{name}.shown").read_text(encoding="utf-8")


def test_no_output_stands_without_its_file() -> None:
    assert sorted(f"{path.stem}" for path in FOLDER.glob("*.shown")) == FILES


def test_a_journal_with_twenty_errors_shows_all_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    with pytest.raises(MalformedFile) as caught:
        journal_file.read(Path("twenty.yaml"))
    places = [(one.line, one.column) for one in caught.value.problems]
    assert len(places) == 20
    assert places == sorted(places)
