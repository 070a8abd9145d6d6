"""Charters as files, for the machine to adopt and amend: four phases, criteria and rules that differ."""

from __future__ import annotations

from pathlib import Path

PHASES = ("amorcage", "consolidation", "decollage", "exemplarite")
DEMANDS = {
    "seen": '{ name = "attested" }',
    "other": '{ name = "attested", by_other_than = "proposer" }',
    "shop": '{ name = "meetings", kind = "workshop", minutes = true }',
    "steps": '{ name = "done", steps = ["step-1", "step-2"] }',
    "theme": '{ name = "decided", subject = "theme" }',
    "clear": '{ name = "settled", what = "reservation" }',
}
EDITIONS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "free.toml": ((), "flagged", "0/1"),
    "asking.toml": (("seen", "theme"), "flagged", "1/3"),
    "strict.toml": (tuple(DEMANDS), "required", "1/2"),
}


def write(folder: Path) -> None:
    """Write every edition into a folder."""
    for name, edition in EDITIONS.items():
        (folder / name).write_text(_text(*edition), encoding="utf-8")


def _text(asked: tuple[str, ...], eyes: str, quorum: str) -> str:
    ends = ("selection", *PHASES[1:])
    gates = "".join(
        _gate(name, start, end, asked) for name, start, end in zip(ends, ("", *PHASES), PHASES, strict=False)
    )
    phases = "".join(f'[phase.{one}]\nfr = "{one}"\nen = "{one}"\n' for one in PHASES)
    order = ", ".join(f'"{one}"' for one in PHASES)
    return (
        f'[charter]\nid = "test"\ntitle = {{ fr = "Essai", en = "Test" }}\nfour_eyes = "{eyes}"\n'
        f"phases = [{order}]\n{phases}{gates}"
        f'[[body]]\nid = "committee"\nfr = "Comité"\nen = "Committee"\nvoting = {{ quorum = "{quorum}" }}\n'
    )


def _gate(name: str, start: str, end: str, asked: tuple[str, ...]) -> str:
    first = f'from = "{start}"\n' if start else ""
    criteria = "".join(
        f'[[gate.criterion]]\nid = "{one}"\nmust = true\nrule = "hypothesis"\n'
        f'fr = "Critère {one}."\nen = "Criterion {one}."\n'
        f"demand = {DEMANDS[one]}\n"
        for one in asked
    )
    return f'[[gate]]\nid = "{name}"\n{first}to = "{end}"\ndecided_by = ["committee"]\n{criteria}'
