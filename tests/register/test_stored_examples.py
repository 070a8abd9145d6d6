"""One stored entry of each event type and version, in ``tests/history``: each must load for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from programme.register.codec import decode, encode

EXAMPLES = sorted((Path(__file__).parents[1] / "history").glob("*.json"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_stored_entry_reads_back_as_the_fact_whose_bytes_it_is(example: Path) -> None:
    stored = example.read_bytes().removesuffix(b"\n")
    fact = decode(1, stored)
    assert example.stem == f"{fact.event.type}-{fact.event.version}"
    assert encode(fact, "envies-dalliances", clock_set=True).data == stored
