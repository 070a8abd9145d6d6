"""The files of a folder against the files that are deposited: which are missing, which differ, which nobody filed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from programme.domain.events import DocumentFiled
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One file that is not as the register has it; ``position`` is the entry that filed it, if one did."""

    position: int | None
    sentence: Sentence


def compare(facts: Iterable[Fact], digests: Mapping[str, str]) -> tuple[Mismatch, ...]:
    """Return every mismatch between what is filed and a folder: the SHA-256 of each file, by its path there.

    A file is known by its SHA-256, whatever it is called now. Its name serves only to tell a changed file from a
    missing one.
    """
    filed = [(fact, fact.event) for fact in facts if isinstance(fact.event, DocumentFiled)]
    here, fingerprints = set(digests.values()), {event.sha256 for _, event in filed}
    strangers = {path for path, sha256 in digests.items() if sha256 not in fingerprints}
    absent = [(fact, event, _bearing(event, strangers)) for fact, event in filed if event.sha256 not in here]
    changed = {path for _, _, path in absent if path is not None}
    return (
        *(_absent(fact, event, path) for fact, event, path in absent),
        *(
            Mismatch(None, say("{path}: no entry has filed this file.", path=path))
            for path in sorted(strangers - changed)
        ),
    )


def _bearing(event: DocumentFiled, paths: set[str]) -> str | None:
    """Return the file that bears the name of a deposited one, if there is one."""
    return next((path for path in sorted(paths) if PurePath(path).name == event.file), None)


def _absent(fact: Fact, event: DocumentFiled, path: str | None) -> Mismatch:
    if path is not None:
        sentence = say("{path} is not the file that was filed as “{title}”.", path=path, title=event.title)
    elif event.file is not None:
        sentence = say("The file of “{title}” is not there: {file}.", title=event.title, file=event.file)
    else:
        sentence = say("The file of “{title}” is not there: SHA-256 {sha256}.", title=event.title, sha256=event.sha256)
    return Mismatch(fact.position, sentence)
