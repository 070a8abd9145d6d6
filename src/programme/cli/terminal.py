"""Tables for a terminal: fitted to its width, wrapped between words, without colour."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from programme.cli.output import data

_KEPT = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_GIVEN_BACK = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})
"""Rich breaks a line at any space, no-break ones too; letters for private use, as wide, stand in for these."""


def print_table(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Print a table as wide as the terminal at most; no line is broken at a no-break space."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for heading in headings:
        table.add_column(Text(heading.translate(_KEPT)), overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell.translate(_KEPT)) for cell in line))
    text = StringIO()
    Console(file=text, width=shutil.get_terminal_size().columns, highlight=False, no_color=True).print(table)
    data(text.getvalue().rstrip("\n").translate(_GIVEN_BACK))
