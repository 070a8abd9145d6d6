"""What follows on something does not come before it; what is postponed is not brought forward."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.acts.act import Obstacles
from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.timed import due_of


def follows(obstacles: Obstacles, on: ImpreciseDate, earlier: Iterable[Fact]) -> None:
    """Note each fact that certainly comes after ``on``, though what is recorded follows on it."""
    for fact in earlier:
        if on.latest < fact.on.earliest:
            sentence = say(
                "It would come before what it follows on ({on}, entry {position}).", on=fact.on, position=fact.position
            )
            obstacles.add("before-what-it-follows", sentence, advice=f"programme entry show {fact.position}")


def may_be_later(due: ImpreciseDate, former: Fact | None, obstacles: Obstacles) -> None:
    """Note a date to postpone to that is the former one, or certainly not after it."""
    before = due_of(former)
    if former is None or before is None:
        return
    same = (due.earliest, due.latest) == (before.earliest, before.latest)
    if same or due.after(before) is Answer.NO:
        sentence = say(
            "It is planned for {former} (entry {position}): {due} is not later.",
            former=before,
            position=former.position,
            due=due,
        )
        advice = f"programme entry rectify {former.position} --field due --to {due} --reason …"
        obstacles.add("not-later", sentence, advice=advice)
