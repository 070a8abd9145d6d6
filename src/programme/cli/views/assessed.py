"""An assessment as a page: the verdict, then what stands in the way and who can settle it, then what holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from programme.cli.output import data
from programme.cli.views.look import Look
from programme.cli.views.page import Page
from programme.cli.views.said import any_of, said
from programme.domain.vocabulary import Finding, Rule
from programme.domain.words import word
from programme.language import Speaker

MARKS = {"met": "✓", "unmet": "✗", "undecidable": "?", "waived": "–", "not-applicable": "–"}


def show_assessment(found: dict[str, Any], look: Look) -> None:
    """Print an assessment as `assessment` of the projections gives it."""
    page, speaker = Page(), look.speaker
    page.title(_title(found, speaker))
    page.text(speaker.text("As of {day}, known up to entry {position}.", day=look.day, position=found["position"]))
    if (notice := said(found["notice"], speaker)) is not None:
        page.text(notice)
    if found["charter"] is not None:
        page.text(_rules(found, speaker))
    page.heading(_verdict(found, speaker))
    criteria = found["criteria"]
    blocking = [one for one in criteria if one["blocks"]]
    holding = [one for one in criteria if not one["blocks"] and one["finding"] not in {"unmet", "undecidable"}]
    wished = [one for one in criteria if one not in blocking and one not in holding]
    _show_criteria(page, speaker.text("What stands in the way"), blocking, look)
    _show_criteria(page, speaker.text("Not required, and not met"), wished, look)
    _show_criteria(page, speaker.text("What holds"), holding, look)
    page.heading(speaker.text("Next"))
    data(f"  {look.session.spelled(_next(found))}")


def _title(found: dict[str, Any], speaker: Speaker) -> str:
    territory = speaker.name("territory", found["territory"])
    if found["gate"] is None:
        phases = [speaker.name("phase", one) if one else speaker.text("no phase yet") for one in found["phases"]]
        return f"{territory} · {any_of(phases, speaker)}"
    start = speaker.name("phase", found["from"]) if found["from"] else speaker.text("no phase yet")
    return f"{territory} · {start} → {speaker.name('phase', found['to'])}"


def _rules(found: dict[str, Any], speaker: Speaker) -> str:
    charter = found["charter"]
    if found["adopted_after"]:
        return speaker.text("Edition {edition} of the charter, adopted after that day.", edition=charter["edition"])
    return speaker.text("Edition {edition} of the charter.", edition=charter["edition"])


def _verdict(found: dict[str, Any], speaker: Speaker) -> str:
    if (obstacle := said(found["obstacle"], speaker)) is not None:
        return obstacle
    if found["passable"]:
        return speaker.text("Nothing stands in the way of the passage.")
    blocking = sum(one["blocks"] for one in found["criteria"])
    return speaker.plural(
        "Blocked: {number} criterion stands in the way.", "Blocked: {number} criteria stand in the way.", blocking
    )


def _show_criteria(page: Page, title: str, criteria: Sequence[dict[str, Any]], look: Look) -> None:
    speaker = look.speaker
    if not criteria:
        return
    page.heading(f"{title} ({len(criteria)})")
    for one in criteria:
        finding = speaker.sentence(word(Finding(one["finding"])))
        name = said(one["name"], speaker)
        called = f"{name} ({one['id']})" if name is not None else one["id"]
        page.text(f"{called} · {finding}", 1, f"{MARKS[one['finding']]} ")
        page.text(said(one["sentence"], speaker) or "", 2)
        page.fields(_fields(one, speaker), 2)
        if one["remedy"] is not None:
            data(f"    → {look.session.spelled(one['remedy'])}")


def _fields(one: dict[str, Any], speaker: Speaker) -> list[tuple[str, str | None]]:
    """Return what is to be known of a criterion; of one that holds, only on what it rests."""
    who = (one["who_can_settle"] or "").split(", ")
    lacking = [
        (speaker.text("Missing"), said(one["missing"], speaker)),
        (speaker.text("Can settle"), ", ".join(speaker.name("office", speaker.name("body", one)) for one in who)),
        (speaker.text("Rule"), _rule(one, speaker)),
    ]
    return [
        *(lacking if one["finding"] in {"unmet", "undecidable"} else ()),
        (speaker.text("Evidence"), ", ".join(map(str, one["evidence"]))),
        *((speaker.text("Doubt"), doubt) for doubt in one["doubts"]),
    ]


def _rule(one: dict[str, Any], speaker: Speaker) -> str:
    rule = speaker.sentence(word(Rule(one["rule"])))
    if one["cites"] is None:
        return rule
    document, lines = one["cites"]["document"], "-".join(dict.fromkeys(map(str, one["cites"]["lines"])))
    reference = f"{document}:{lines}" if document else lines
    return speaker.text(
        "{rule}; cites {reference}: “{text}”", rule=rule, reference=reference, text=one["cites"]["text"]
    )


def _next(found: dict[str, Any]) -> str:
    territory = found["territory"]
    if not found["passable"]:
        return f"programme report transition {territory}"
    if found["review"] is not None:
        return f"programme gate decide {territory} --outcome passed"
    return f"programme gate open {territory}"
