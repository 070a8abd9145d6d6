"""What follows on something does not come before it."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.acts.act import Obstacles
from programme.domain.dates import ImpreciseDate
from programme.domain.fact import Fact
from programme.domain.sentences import say


def follows(obstacles: Obstacles, on: ImpreciseDate, earlier: Iterable[Fact]) -> None:
    """Note each fact that certainly comes after ``on``, though what is recorded follows on it."""
    for fact in earlier:
        if on.latest < fact.on.earliest:
            sentence = say(
                "It would come before what it follows on ({on}, entry {position}).", on=fact.on, position=fact.position
            )
            obstacles.add("before-what-it-follows", sentence, advice=f"programme entry show {fact.position}")
