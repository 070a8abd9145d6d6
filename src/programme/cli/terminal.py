"""Tables for a terminal: fitted to its width, wrapped between words, without colour."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_table(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Print a table as wide as the terminal at most."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    Console(highlight=False, no_color=True).print(table)
