"""Imports point downwards only, and the domain has no clock, no chance and no environment.

Every module under `src/programme` is parsed, none is run. A room is a folder or a module right under the package; the
tables below say what each may import beside the standard library. Imports inside functions and under `TYPE_CHECKING`
count like any other.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "programme"

ROOMS = {  # each room, and what of ours it may import
    "domain": {"domain"},
    "register": {"domain", "register", "__version__"},
    "projections": {"domain", "register", "language", "projections", "__version__"},
    "language": {"domain", "language", "__version__"},
    "reports": {"domain", "register", "projections", "language", "reports", "__version__"},
    "exchange": {"domain", "register", "language", "exchange", "__version__"},
    "simulation": {"domain", "register", "simulation"},
    "cli": {
        "domain",
        "register",
        "projections",
        "language",
        "reports",
        "exchange",
        "simulation",
        "cli",
        "__version__",
    },
    "verifier": set[str](),
    "__main__": {"cli"},
    "__init__": set[str](),
}
PYDANTIC = {"pydantic", "pydantic_core", "annotated_types"}
LIBRARIES = {  # the libraries of a room; one that is not listed may import any but those of `KEPT_IN`
    "domain": PYDANTIC,
    "register": PYDANTIC | {"sqlalchemy", "eventsourcing", "orjson", "portalocker", "psycopg", "cryptography"},
    "projections": PYDANTIC | {"sqlalchemy", "eventsourcing", "snowballstemmer"},
    "language": {"babel"},
    "verifier": {"cryptography"},
    "__main__": set[str](),
    "__init__": set[str](),
}
KEPT_IN = {"eventsourcing": {"register", "projections"}}
SHARED_BY_VIEWS = {"__init__", "base"}  # the modules of projections/ that may know every view, and be known by it

NOT_IMPORTED = {"time", "random", "secrets", "os.environ", "os.getenv", "uuid.uuid1", "uuid.uuid4"}
NOT_READ = {"environ", "getenv", "random", "uuid1", "uuid4"}  # as an attribute of anything
NOT_CALLED = {"now", "utcnow", "today"}  # the same, but only when called: a field of that name is data


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each import as its line and full name: `from a import b` gives `a.b`; a relative one keeps its dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


def may_import(package: Path, file: Path, name: str) -> bool:
    """Whether `file` of `package` may import `name`."""
    room, own, *_ = (*file.relative_to(package).with_suffix("").parts, "__init__")
    library, target, module, *_ = (*name.split("."), "", "")
    if library != package.name:
        listed = library in sys.stdlib_module_names or library in LIBRARIES.get(room, {library})
        return listed and room in KEPT_IN.get(library, {room})
    views = {path.stem for path in (package / "projections").glob("*")} - SHARED_BY_VIEWS
    sideways = room == target == "projections" and own in views and module in views - {own}
    return target in ROOMS[room] and not sideways


def impurities(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each reading of a clock, of chance or of the environment, as its line and name."""
    yield from ((line, name) for line, name in imports(tree) if NOT_IMPORTED & {name, name.partition(".")[0]})
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in NOT_READ:
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NOT_CALLED:
            yield node.lineno, ast.unparse(node)


def faults(package: Path) -> Iterator[str]:
    """Every fault of the package, as `file:line: what is wrong`."""
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package.parent).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"), filename=place)
        room = file.relative_to(package).with_suffix("").parts[0]
        if room not in ROOMS:
            yield f"{place}:1: a room that tests/test_architecture.py does not know"
            continue
        yield from (
            f"{place}:{n}: may not import {name}" for n, name in imports(tree) if not may_import(package, file, name)
        )
        if room == "domain":
            yield from (f"{place}:{n}: no clock, chance or environment here: {name}" for n, name in impurities(tree))


def test_imports_point_downwards_and_the_domain_is_pure() -> None:
    assert list(PACKAGE.rglob("*.py")), "no module was found to check"
    found = list(faults(PACKAGE))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("domain/a.py", "import sqlalchemy.exc", "may not import sqlalchemy.exc"),
        ("domain/a.py", "from programme.register import log", "may not import programme.register.log"),
        ("domain/acts/a.py", "def f(): from programme import cli", "may not import programme.cli"),
        ("domain/a.py", "from . import b", "may not import ..b"),
        ("domain/a.py", "from programme import __version__", "may not import programme.__version__"),
        ("register/a.py", "import programme.projections.board", "may not import programme.projections.board"),
        ("register/a.py", "import click", "may not import click"),
        (
            "projections/board.py",
            "from programme.projections.log import x",
            "may not import programme.projections.log.x",
        ),
        ("projections/board.py", "from programme.projections import log", "may not import programme.projections.log"),
        ("exchange/a.py", "import programme.projections", "may not import programme.projections"),
        ("reports/a.py", "from eventsourcing.dcb import api", "may not import eventsourcing.dcb.api"),
        ("cli/a.py", "import eventsourcing", "may not import eventsourcing"),
        ("language.py", "import programme.register", "may not import programme.register"),
        ("web/a.py", "import ast", "a room that tests/test_architecture.py does not know"),
        ("domain/a.py", "import time", "no clock, chance or environment here: time"),
        ("domain/a.py", "from os import environ", "no clock, chance or environment here: os.environ"),
        ("domain/a.py", "from uuid import uuid4", "no clock, chance or environment here: uuid.uuid4"),
        ("domain/a.py", "def f(x): return x.date.today()", "no clock, chance or environment here: x.date.today()"),
        ("domain/a.py", "x = datetime.now(UTC)", "no clock, chance or environment here: datetime.now(UTC)"),
        ("domain/a.py", "x = os.environ['A']", "no clock, chance or environment here: os.environ"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, line: str, fault: str) -> None:
    plant(tmp_path, file, line)
    assert list(faults(tmp_path / "programme")) == [f"programme/{file}:1: {fault}"]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("domain/a.py", "import json, pydantic, annotated_types; from programme.domain.dates import Day"),
        ("domain/a.py", "from datetime import date, time; today = reading.today"),
        ("register/a.py", "import sqlalchemy, eventsourcing.dcb.api, portalocker; from programme import __version__"),
        ("projections/board.py", "from programme.projections import base, catch_up; import eventsourcing"),
        ("projections/board.py", "from programme.projections.board import tables"),
        ("projections/base.py", "from programme.projections import board, log"),
        ("reports/a.py", "import jinja2; from programme.projections.board import rows; import programme.language"),
        ("cli/a.py", "import click, rich; from programme.exchange import journal"),
        ("__main__.py", "from programme.cli import main"),
    ],
)
def test_an_import_downwards_is_allowed(tmp_path: Path, file: str, line: str) -> None:
    plant(tmp_path, file, line)
    assert not list(faults(tmp_path / "programme"))


def plant(folder: Path, file: str, line: str) -> None:
    """Make a package whose every module is empty, but one."""
    for name in ("projections/board.py", "projections/log.py", "projections/base.py", file):
        (folder / "programme" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "programme" / name).write_text(line if name == file else "", encoding="utf-8")
