"""Tables for a terminal: fitted to its width, wrapped between words, without colour and without empty columns."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from programme.cli.output import data

_KEPT = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_GIVEN_BACK = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})
"""Rich breaks a line at any space, no-break ones too; letters for private use, as wide, stand in for these."""
_BETWEEN = 3
"""What rich puts between two columns: a space either side of a rule that is not drawn."""


def print_table(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Print a table as wide as the terminal at most; no line is broken at a no-break space.

    A column in which nothing stands is left out, unless the list is empty.
    """
    columns = [one for one in zip(headings, *cells, strict=True) if any(one[1:]) or not cells]
    room = shutil.get_terminal_size().columns
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for column, width in zip(columns, fitted(columns, room - _BETWEEN * (len(columns) - 1)), strict=True):
        table.add_column(Text(column[0].translate(_KEPT)), width=width, overflow="fold")
    for line in list(zip(*columns, strict=True))[1:]:
        table.add_row(*(Text(cell.translate(_KEPT)) for cell in line))
    text = StringIO()
    Console(file=text, width=room, highlight=False, no_color=True).print(table)
    data("\n".join(line.rstrip() for line in text.getvalue().translate(_GIVEN_BACK).splitlines()))


def fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide to make each column for all to stand in ``room``, as browsers do.

    Each has room for its longest word, and what is left is shared out by how much more each would take; where there is
    not even room for the words, the longest are broken.
    """
    whole = [max(map(cell_len, column)) for column in columns]
    least = [max(cell_len(word) for cell in column for word in cell.split(" ")) for column in columns]
    left, wanted = room - sum(least), sum(whole) - sum(least)
    if left >= wanted:
        return whole
    if left >= 0:
        return [word + (all_ - word) * left // wanted for all_, word in zip(whole, least, strict=True)]
    while sum(least) > max(room, len(least)):
        least[least.index(max(least))] -= 1
    return least
