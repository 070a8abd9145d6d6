"""The example and its source, read once; the registers it fills."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from programme.domain.charter import Charter
from programme.exchange import charter_file, journal_file
from programme.exchange.journal import Journal, requests_as_recorded
from programme.register.register import Register
from tests.examples.support import CHARTER, NOW, REAL_YEAR, SCENARIO, SEED, SourceText


@pytest.fixture(scope="session")
def source() -> SourceText:
    path = SEED / "bilan-2016-2017.txt"
    if not path.exists():
        pytest.skip("the source document is not beside this checkout")
    return SourceText(tuple(path.read_text(encoding="utf-8").split("\n")))


@pytest.fixture(scope="session")
def charter() -> Charter:
    return charter_file.load(CHARTER)


@pytest.fixture(scope="session")
def real_year() -> Journal:
    return journal_file.read(REAL_YEAR)


@pytest.fixture(scope="session")
def scenario() -> Journal:
    return journal_file.read(SCENARIO)


@pytest.fixture(scope="session")
def year_register(tmp_path_factory: pytest.TempPathFactory, real_year: Journal) -> Iterator[Register]:
    """A register of the real year alone."""
    path = tmp_path_factory.mktemp("year") / "register.db"
    with closing(Register.create(path, "envies-dalliances")) as register:
        register.record(requests_as_recorded(real_year, NOW))
        yield register


@pytest.fixture(scope="session")
def scenario_register(
    tmp_path_factory: pytest.TempPathFactory, real_year: Journal, scenario: Journal
) -> Iterator[Register]:
    """A register of the real year and the invented sequel."""
    path = tmp_path_factory.mktemp("scenario") / "register.db"
    with closing(Register.create(path, "envies-dalliances")) as register:
        register.record(requests_as_recorded(real_year, NOW))
        register.record(requests_as_recorded(scenario, NOW))
        yield register
