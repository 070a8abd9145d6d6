"""The command line: parse, call, print.

Read `declared.py` (what a command is), `tree.py` (all of them), `program.py` (how click runs them), then `session.py`
and `output.py`, on which each command stands, and `failures.py`, which says every error. Help and completion read
plain data only; a command's own module, the models and the register are imported when it runs.

A new command that is no act: declare it in `commands/`, write its function of a session and of its parameters.
"""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program on the command line it was started with, and exit."""
    from programme.cli.run import run

    sys.exit(run(sys.argv[1:]))
