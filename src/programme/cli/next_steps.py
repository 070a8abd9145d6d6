"""What one does after each act: the command to suggest."""

from __future__ import annotations

from programme.cli.declared import Command
from programme.register.requests import Recorded

STEPS = {
    "start": "programme charter adopt charter.toml",
    "charter adopt": "programme status",
    "territory propose": "programme gate open {territory}",
    "territory envisage": "programme territory propose {territory} --name …",
    "territory select": "programme gate assess {territory}",
    "territory suspend": "programme territory resume {territory}",
    "territory resume": "programme gate assess {territory}",
    "gate open": "programme gate assess {territory}",
    "gate answer": "programme gate assess {territory}",
    "gate waive": "programme gate assess {territory}",
    "gate opinion": "programme gate show {territory}",
    "gate vote": "programme gate show {territory}",
    "gate decide": "programme report transition {territory}",
    "gate lift": "programme gate show {territory}",
    "gate reopen": "programme gate open {territory}",
    "body plan": "programme body constitute {body} --name …",
    "body constitute": "programme body seat {body} OFFICE",
    "meeting convene": "programme meeting hold {meeting}",
    "meeting hold": "programme meeting minutes {meeting} --summary …",
    "decision record": "programme decision communicate {decision} --to …",
}
SHOW = "programme entry show {position}"


def next_step(command: Command, recorded: Recorded) -> str:
    """Return the command line to suggest after an act, with the ids of what it recorded."""
    fact = recorded.facts[0]
    ids = dict(tag.split(":", 1) for tag in fact.event.tags())
    template = STEPS.get(command.path, SHOW)
    return template.format(position=fact.position, **ids)
