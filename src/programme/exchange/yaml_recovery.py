"""Reading on after a fault: from the next entry of the list, so that one slip hides no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Lines

from programme.exchange.yaml_tree import Fault, Mapping, Node, Scalar, Sequence, Tree, read

MOST_FAULTS = 100


def entries_after(lines: Lines[str], tree: Tree, key: str) -> Iterator[Node | Fault]:
    """Yield what follows the fault of a tree in the list of that key: whole entries, and further faults."""
    found = _list_of(tree.root, key)
    start, indent = _where_to_go_on(lines, tree, found, key)
    for _ in range(MOST_FAULTS):
        first = _next_entry(lines, start, indent)
        if first is None:
            return
        rest = "\n".join(lines[first : _end(lines, first, indent)])
        tree = read("\n" * first + rest)
        yield from whole_items(tree.root)
        if tree.fault is None:
            return
        yield tree.fault
        start = _unfinished_line(tree.root, tree.fault)


def whole_items(node: Node | None) -> list[Node]:
    """Return the items of a list that were read to their end; a fault that comes right after one may belong to it."""
    items = node.items if isinstance(node, Sequence) else []
    return items if isinstance(node, Sequence) and node.whole else items[:-1]


def _list_of(root: Node | None, key: str) -> Node | None:
    pairs = root.pairs if isinstance(root, Mapping) else []
    return next((value for name, value in pairs if isinstance(name, Scalar) and name.text == key), None)


def _where_to_go_on(lines: Lines[str], tree: Tree, found: Node | None, key: str) -> tuple[int, int]:
    """Return the line, from 1, after which to look for an entry, and how far entries are indented."""
    fault = tree.fault.line if tree.fault is not None else 0
    if isinstance(found, Sequence):
        return _unfinished_line(found, tree.fault), found.column - 1
    heading = next((n for n, line in enumerate(lines, 1) if n >= fault and line.startswith(f"{key}:")), len(lines))
    dash = next((re.match(" *", line) for line in lines[heading:] if re.match(" *- ", line)), None)
    return heading, dash.end() if dash else 0


def _unfinished_line(node: Node | None, fault: Fault | None) -> int:
    """Return the line of the entry in which the fault is, else that of the fault."""
    if isinstance(node, Sequence) and node.items and not node.whole:
        return node.items[-1].line
    return fault.line if fault is not None else 0


def _next_entry(lines: Lines[str], start: int, indent: int) -> int | None:
    """Return the index of the first entry below a line, given from 1."""
    dash = " " * indent + "- "
    return next((n for n in range(start, len(lines)) if lines[n].startswith(dash)), None)


def _end(lines: Lines[str], first: int, indent: int) -> int:
    """Return the index after the last line that may belong to the list."""
    outside = re.compile(rf" {{0,{indent - 1}}}[^\s#]" if indent else r"[^\s#-]")
    return next((n for n in range(first, len(lines)) if outside.match(lines[n])), len(lines))
