"""On which facts a value rests: the few that are enough for it, each of them needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programme.domain.fact import Fact


def witness(facts: Sequence[Fact], value: Callable[[Sequence[Fact]], object]) -> tuple[Fact, ...]:
    """Return facts from which alone the same value follows, and no more so without any one of them.

    Where several choices would do, the facts that come first are kept: what comes later and changes nothing is left
    out. In databases this is a minimal witness of the value, its *why-provenance*.
    """
    wanted = value(facts)
    kept = list(facts)
    while (fewer := _one_round(kept, value, wanted)) != kept:
        kept = fewer
    return tuple(kept)


def _one_round(facts: list[Fact], value: Callable[[Sequence[Fact]], object], wanted: object) -> list[Fact]:
    kept = facts
    for fact in reversed(facts):
        without = [one for one in kept if one is not fact]
        if value(without) == wanted:
            kept = without
    return kept
