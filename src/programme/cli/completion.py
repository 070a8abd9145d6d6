"""``programme completion``: the script by which a shell completes commands, options and ids."""

from __future__ import annotations

import os
from pathlib import Path

from click import Command
from click.shell_completion import get_completion_class

from programme.cli.output import data
from programme.cli.run import COMPLETE
from programme.cli.session import Session
from programme.domain.sentences import Sentence, say


def completion(session: Session, *, shell: str, install: bool) -> None:
    """Print the script, or put it where the shell finds it."""
    script = script_for(shell)
    if not install:
        data(script.rstrip("\n"))
        return
    path = place(shell)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    data(str(path))
    session.tell(_next(shell, path))


def script_for(shell: str) -> str:
    """Return the script of a shell."""
    known = get_completion_class(shell)
    if known is None:
        raise LookupError(shell)  # pragma: no cover - the choices of the command are those that click knows
    found = known(Command("programme"), {}, "programme", COMPLETE)
    return found.source_template % found.source_vars()


def place(shell: str) -> Path:
    """Return the file where a shell looks for the completion of a command."""
    data_home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config_home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return {
        "bash": data_home / "bash-completion" / "completions" / "programme",
        "zsh": data_home / "zsh" / "site-functions" / "_programme",
        "fish": config_home / "fish" / "completions" / "programme.fish",
        "powershell": config_home / "programme" / "completion.ps1",
    }[shell]


def _next(shell: str, path: Path) -> Sentence:
    if shell == "zsh":
        return say("Next: put this line into ~/.zshrc, before compinit: {line}", line=f"fpath+=({path.parent})")
    if shell == "powershell":
        return say("Next: put this line into your $PROFILE: {line}", line=f". '{path}'")
    return say("Next: open a new terminal.")
