"""One run from beginning to end: the language, the command, and the exit code, whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from click.exceptions import Abort, Exit

from programme.cli import failures
from programme.cli.problem import Code
from programme.cli.program import Invocation, Program
from programme.cli.settings import nearest
from programme.language import Speaker, UnknownLanguage, choose, install, system_locale

COMPLETE = "_PROGRAMME_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run the program on these arguments and return the exit code; no exception gets out."""
    _write_utf8()
    try:
        return _run_in_a_language(list(arguments))
    except (KeyboardInterrupt, Abort):
        sys.stderr.write("\n")
        return Code.INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        return Code.DONE
    finally:
        _let_go()


def _run_in_a_language(arguments: list[str]) -> int:
    system = system_locale(os.environ)
    try:
        lang = choose(_asked(arguments), os.environ, _configured(), system)
    except (UnknownLanguage, OSError) as error:  # the folder may be gone
        return failures.tell(error, Speaker(choose(None, {}, None, system)), {}, "")
    install(lang)
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(Program(), {"obj": Invocation(lang)}, "programme", COMPLETE, instruction)
    return _run(arguments, Invocation(lang))


def _run(arguments: list[str], invocation: Invocation) -> int:
    try:
        code = _code(arguments, invocation)
        sys.stdout.flush()
        return code
    except (Abort, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001  # the one place where every error becomes a message
        return failures.tell(error, invocation.speaker, invocation.options, invocation.command)


def _code(arguments: list[str], invocation: Invocation) -> int:
    program = Program()
    try:
        with program.make_context("programme", arguments, obj=invocation) as context:
            code: int = program.invoke(context)
            return code
    except Exit as done:
        return done.exit_code


def _asked(arguments: list[str]) -> str | None:
    """Return the language asked for anywhere on the command line: errors found before it speak it too."""
    for place, one in enumerate(arguments):
        if one == "--lang":
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if one.startswith("--lang="):
            return one.partition("=")[2]
    return None


def _configured() -> str | None:
    config = nearest(Path.cwd())
    return config.values.get("lang") if config is not None else None


def _write_utf8() -> None:
    """Write UTF-8 whatever the system's encoding, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go() -> None:
    """Write what is left of the output; what cannot be written is dropped, or Python would complain on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
