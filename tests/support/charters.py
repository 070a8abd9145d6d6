"""Small charters for tests."""

from __future__ import annotations

from typing import Any

from programme.domain.charter import Charter

PHASES = ("amorcage", "consolidation", "decollage", "exemplarite")


def criterion(name: str = "c", /, *, must: bool = True, waivable: bool = True, **demand: Any) -> dict[str, Any]:
    """Return a criterion by hypothesis; without a demand, a person attests it."""
    words = {"fr": f"Critère {name}.", "en": f"Criterion {name}."}
    asked = demand or {"name": "attested"}
    return {"id": name, "must": must, "rule": "hypothesis", **words, "waivable": waivable, "demand": asked}


def charter(*criteria: dict[str, Any], bodies: list[dict[str, Any]] | None = None, **more: Any) -> Charter:
    """Return a charter of the four phases whose every gate asks these criteria, decided by ``committee``."""
    ends = ("selection", *PHASES[1:])
    gates = [
        {"id": name, "from": start, "to": end, "decided_by": ["committee"], "criterion": list(criteria)}
        for name, start, end in zip(ends, (None, *PHASES), PHASES, strict=False)
    ]
    return Charter.model_validate(
        {
            "id": "test",
            "title": {"fr": "Essai", "en": "Test"},
            "phases": [{"id": one, "fr": one, "en": one} for one in PHASES],
            "gate": gates,
            "body": bodies or [],
            **more,
        }
    )
