"""What changed in the state of a territory: as scripts read it, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from programme.cli.views.look import dated
from programme.cli.views.page import Page
from programme.cli.views.said import any_of
from programme.domain.portrait import Aspect, Change
from programme.domain.sentences import Sentence
from programme.domain.vocabulary import Finding
from programme.language import N_, Speaker

LABELS = {
    Aspect.STATE: N_("State"),
    Aspect.THEME: N_("Theme"),
    Aspect.PHASE: N_("Phase"),
    Aspect.SINCE: N_("Entered"),
    Aspect.GATE: N_("Next gate"),
    Aspect.PASSABLE: N_("Passable"),
    Aspect.TOUCHED: N_("Decisions on corrected facts"),
    Aspect.SHAKEN: N_("Decisions shaken"),
}


def as_data(change: Change) -> dict[str, Any]:
    """Return a change as scripts read it: where several values may be, all of them."""
    return {
        "territory": change.territory,
        "aspect": change.aspect.value,
        "criterion": change.criterion,
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def show_changes(page: Page, changes: Sequence[Change], names: dict[str, str], speaker: Speaker, level: int) -> None:
    """Print what changed, territory by territory."""
    for territory, found in by_territory(changes).items():
        page.text(names.get(territory, territory), level)
        page.items([told(one, speaker) for one in worth_telling(found)], level + 1)
        if came := _of_a_new_gate(found, speaker):
            page.items([came], level + 1)


def by_territory(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Return the changes by territory, in their order."""
    found: dict[str, list[Change]] = {}
    for one in changes:
        found.setdefault(one.territory, []).append(one)
    return found


def worth_telling(changes: Iterable[Change]) -> list[Change]:
    """Return the changes without the criteria that come or go with a gate: people read how many."""
    return [one for one in changes if one.aspect is not Aspect.FINDING or None not in (one.before, one.after)]


def told(change: Change, speaker: Speaker) -> str:
    """Return a change in words: what it is about, the value before and after."""
    return speaker.text("{what}: {change}", what=label(change, speaker), change=arrow(change, speaker))


def label(change: Change, speaker: Speaker) -> str:
    """Return what a change is about, in words."""
    if change.criterion is not None:
        return speaker.text("Criterion {name}", name=change.criterion)
    return speaker.text(LABELS[change.aspect])


def arrow(change: Change, speaker: Speaker) -> str:
    """Return the value before and after."""
    return f"{in_words(change.aspect, change.before, speaker)} → {in_words(change.aspect, change.after, speaker)}"


def in_words(aspect: Aspect, value: Any, speaker: Speaker) -> str:
    """Return a value in words; a dash for none."""
    if value is None:
        return "–"
    match aspect:
        case Aspect.PHASE:
            return any_of([speaker.name("phase", one) if one else speaker.text("none yet") for one in value], speaker)
        case Aspect.STATE | Aspect.THEME:
            return any_of([_said(one, speaker) if one else speaker.text("none yet") for one in value], speaker)
        case Aspect.SINCE:
            return dated(value, speaker)
        case Aspect.GATE:
            return speaker.name("gate", value)
        case Aspect.PASSABLE:
            return speaker.text("yes") if value else speaker.text("no")
        case Aspect.TOUCHED | Aspect.SHAKEN:
            return ", ".join(map(str, value))
        case _:
            return _said(value, speaker)


def _of_a_new_gate(changes: Iterable[Change], speaker: Speaker) -> str:
    """Return how many criteria that came with a gate are not met, in words; nothing where none came."""
    came = [one.after for one in changes if one.aspect is Aspect.FINDING and one.before is None]
    if not came:
        return ""
    counts = {"unmet": came.count(Finding.UNMET), "undecidable": came.count(Finding.UNDECIDABLE)}
    return speaker.plural(
        "{number} criterion comes with the gate; not met: {unmet}, undecidable: {undecidable}",
        "{number} criteria come with the gate; not met: {unmet}, undecidable: {undecidable}",
        len(came),
        **counts,
    )


def _said(value: object, speaker: Speaker) -> str:
    return speaker.sentence(Sentence("{value}", {"value": value}))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return _plain(value[0]) if len(value) == 1 else [_plain(one) for one in value]
    return getattr(value, "value", value)
